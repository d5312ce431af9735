import Foundation
import Testing

/// Commands about who uses desktops.
struct DemandCommandTests {
  private static let mixture = "Samples/demand/services-and-com/input.reg"

  private func json(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = try Tool.run(arguments)
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]] ?? []
  }

  @Test func capacityListsExactlyTheUsersOfDesktops() throws {
    let found = try json("capacity", "--format", "json", "--release", "server-2003", "--arch", "x86", Self.mixture)
    let demand = found.first?["demand"] as? [String: Any]
    let users = demand?["users"] as? [[String: Any]]
    #expect(demand?["desktops"] as? Int == 5)
    #expect(demand?["sureDesktops"] as? Int == 3)
    #expect(
      users?.compactMap { $0["name"] as? String } == [
        "service Alpha as DOMAIN\\alpha", "service Beta as .\\beta", "service Gamma as beta@domain.example",
        "service Show", "service ShareOne as DOMAIN\\web", "service ShareTwo as DOMAIN\\web",
        "COM class Ledger {11111111-1111-1111-1111-111111111111} as DOMAIN\\ledger",
      ])
    let system = demand?["system"] as? [String: Int]
    #expect(system == ["desktops": 3, "localSystem": 3, "localService": 2, "networkService": 3, "interactive": 1])
  }

  @Test func capacityWithoutUsersHasNoDemand() throws {
    let found = try json("capacity", "--format", "json", "Samples/generations/10-x64/input.reg")
    #expect(found.first?["demand"] == nil)
  }

  @Test func aWorkloadFileAddsToTheDemand() throws {
    let found = try json(
      "capacity", "--format", "json", "--release", "server-2003", "--arch", "x86", "--workload",
      "Samples/workload/ssh.yml",
      Self.mixture)
    let demand = found.first?["demand"] as? [String: Any]
    #expect(demand?["desktops"] as? Int == 67)
    #expect((demand?["refusals"] as? [String])?.count == 3)
    // The user's desktop and the screen saver's take room that services do not get.
    let capacity = found.first?["capacity"] as? [String: Any]
    #expect(capacity?["interactiveDesktops"] as? Int == 2)
    #expect(capacity?["net"] as? Int == 83)
  }

  @Test func lintHoldsAWorkloadFileAgainstTheCapacity() throws {
    let sample = "Samples/generations/nt-4/input.reg"
    let without = try Tool.run(["lint", "--release", "nt4", sample])
    #expect(!without.output.contains("DH511"))
    let outcome = try Tool.run(["lint", "--release", "nt4", "--workload", "Samples/workload/ssh.yml", sample])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("DH511"))
  }

  @Test func reportHoldsAWorkloadFileAgainstTheCapacity() throws {
    let words = ["report", "--release", "nt4", "--xml", "-", "Samples/generations/nt-4/input.reg"]
    let rule = "rule=\"DH511\""
    #expect(!(try Tool.run(words).output.contains(rule)))
    let outcome = try Tool.run(words + ["--workload", "Samples/workload/ssh.yml"])
    #expect(outcome.output.contains(rule))
    #expect(outcome.status == 0)
    #expect(try Tool.run(words + ["--workload", "nowhere.yml"]).status == 3)
  }

  @Test(arguments: [
    ["lint"], ["capacity"], ["plan"], ["report", "--html", "-"], ["report", "gone.reg", "--plan", "-", "--html", "-"],
  ])
  func standardInputIsNoExportAndNoWorkloadFileAtOnce(_ words: [String]) throws {
    let outcome = try Tool.run(words + (words.contains("gone.reg") ? [] : ["-"]) + ["--workload", "-"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("only once"))
  }

  @Test func planTakesAWorkloadFileAsTheNeed() throws {
    let sample = "Samples/generations/nt-4/input.reg"
    let arguments = ["plan", "--release", "nt4", "--format", "json", sample, "--workload"]
    let outcome = try Tool.run(arguments + ["Samples/workload/ssh.yml"])
    let plan = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect((plan?["after"] as? [String: Any])?["text"] as? String == "1024,3072,512")
    let users = (plan?["demand"] as? [String: Any])?["users"] as? [[String: Any]]
    #expect(users?.compactMap { $0["source"] as? String }.first == "workload: Samples/workload/ssh.yml")
    #expect(try Tool.run(arguments + ["nowhere.yml"]).status == 3)
    #expect(try Tool.run(arguments + ["-"], input: Data("servces: []\n".utf8)).status == 2)
    #expect(try Tool.run(["plan", "-", "--workload", "-"]).status == 2)
  }

  @Test func anUnknownKeywordOfAnSshdConfigIsToldOnStandardError() throws {
    try Tool.withFolder { folder in
      try "MaxSesions 2\n".write(to: folder.appending(path: "sshd_config"), atomically: true, encoding: .utf8)
      try "openssh: { config: sshd_config, connections: [{ user: u, sessions: 3 }] }\n"
        .write(to: folder.appending(path: "w.yml"), atomically: true, encoding: .utf8)
      let outcome = try Tool.run(["workload", "w.yml"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("did you mean MaxSessions?"))
      #expect(!outcome.output.contains("refused"))
    }
  }

  @Test func aLineOfMegabytesIsCutAndTheRestIsRead() throws {
    let text = String(repeating: "x", count: 3 << 20) + "\nsshd[1]: error: no more sessions\n"
    let outcome = try Tool.run(["diagnose", "-"], input: Data(text.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("ssh-session-limit"))
    #expect(outcome.errors.contains("-:1: longer than 1048576 bytes"))
  }

  @Test func aWrongWorkloadFileExitsWith2AndTellsThePlace() throws {
    let outcome = try Tool.run(["workload", "-"], input: Data("services:\n  - nam: x\n".utf8))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("<stdin>:2:5: "))
    #expect(outcome.errors.contains("did you mean name?"))
    #expect(try Tool.run(["workload", "nowhere.yml"]).status == 3)
  }

  @Test func aWorkloadBegunFromAnExportHasItsDemand() throws {
    let begun = try Tool.run(["workload", "--from", Self.mixture])
    let outcome = try Tool.run(["workload", "-"], input: Data(begun.output.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("5 non-interactive desktops"))
  }

  @Test func comTellsWhereEachBoundIsPassed() throws {
    let outcome = try Tool.run(["com", "--workload", "Samples/workload/single-use-this-user.yml"])
    #expect(outcome.output.contains("quotient (16) at activation 17: 17"))
    #expect(outcome.output.contains("net (14) at activation 15: 15"))
    #expect(outcome.output.contains("add the third number 512"))
    let more = try Tool.run(
      ["com", "--section", "1024,3072,512", "--workload", "Samples/workload/single-use-this-user.yml"])
    #expect(more.output.contains("no bound"))
  }

  @Test func comPrintsEveryCellOfTheTables() throws {
    let data = Data(try Tool.run(["com", "--format", "json"]).output.utf8)
    let table = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    #expect((table?["cells"] as? [Any])?.count == 16)
    let later = try Tool.run(["com", "--sp4"]).output
    #expect(later.contains("NT 4.0 SP4 or later"))
    #expect(later != (try Tool.run(["com"]).output))
  }

  @Test(arguments: ["diagnose", "workload", "capacity"])
  func schemasArePublished(name: String) throws {
    let outcome = try Tool.run(["rules", "--schema", name])
    #expect(
      (try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])?["$id"] as? String
        == "urn:deskheap:schema:\(name):1")
  }

  @Test func anSshdConfigIsReadWithWhatItIncludes() throws {
    try Tool.withFolder { folder in
      try "Include more.conf\n".write(to: folder.appending(path: "sshd_config"), atomically: true, encoding: .utf8)
      try "MaxSessions 2\n".write(to: folder.appending(path: "more.conf"), atomically: true, encoding: .utf8)
      try "openssh: { config: sshd_config, connections: [{ user: u, sessions: 3 }] }\n"
        .write(to: folder.appending(path: "w.yml"), atomically: true, encoding: .utf8)
      #expect(try Tool.run(["workload", "w.yml"], in: folder).output.contains("MaxSessions is 2"))
    }
  }
}
