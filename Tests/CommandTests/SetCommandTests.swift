import Foundation
import Testing

/// How `set` refuses, and where it writes to.
struct SetCommandTests {
  static let sample = "Samples/generations/10-x64/input.reg"
  /// What makes 768 the default, so that less of it is a warning.
  private static let system = ["--release", "10", "--arch", "x64"]
  static let change = ["--non-interactive", "1024"]

  /// The sample as `a.reg` in a folder of its own.
  static func withSample(_ sample: String = sample, _ body: (URL, URL, Data) throws -> Void) throws {
    try Tool.withFolder { folder in
      let data = try Data(contentsOf: Tool.project.appending(path: sample))
      let file = folder.appending(path: "a.reg")
      try data.write(to: file)
      try body(folder, file, data)
    }
  }

  static func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  private static func modified(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))[.modificationDate] as? Date
  }

  @Test(
    arguments: [
      (["--non-interactive", "100"], "DH503", true), (["--non-interactive", "512"], "DH509", false),
      (["--non-interactive", "100", "--accept-risk", "DH503"], "DH503", true),
      (["--shared", "2048", "--accept-risk", "DH509"], "DH501", false),
    ])
  func aChangeThatBringsAFindingIsRefusedAndNothingIsWritten(
    _ arguments: [String], _ id: String, _ isError: Bool
  ) throws {
    try Self.withSample { folder, file, data in
      let time = try Self.modified(file)
      let outcome = try Tool.run(["set", "a.reg", "--rollback", "back.reg"] + Self.system + arguments, in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("\(isError ? "error" : "warning") \(id)"))
      #expect(outcome.errors.contains("nothing was written"))
      #expect(outcome.errors.contains("--accept-risk \(id)") == !isError)
      #expect(try Data(contentsOf: file) == data)
      #expect(try Self.modified(file) == time)
      #expect(try Self.names(folder) == ["a.reg"])
    }
  }

  @Test func anAcceptedRiskIsTakenAndWrittenDown() throws {
    try Self.withSample { folder, file, data in
      let arguments = ["set", "a.reg", "--non-interactive", "512", "--accept-risk", "dh509", "--rollback", "back.reg"]
      let outcome = try Tool.run(arguments + Self.system, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("risk taken   DH509"))
      #expect(try Data(contentsOf: file) != data)
      let back = try String(contentsOf: folder.appending(path: "back.reg"), encoding: .utf16)
      #expect(back.contains("\r\n; The change that this file undoes was made with --accept-risk DH509\r\n"))
      #expect(try Tool.run(["show", "--format", "json", "back.reg"], in: folder).output.contains("1024,20480,768"))
    }
  }

  @Test(arguments: ["DH50", "DH9999", "non-interactive-too-small", "DH509,XX"])
  func onlyIdsThatExistCanBeAccepted(_ ids: String) throws {
    let outcome = try Tool.run(["set", Self.sample, "--non-interactive", "512", "--diff", "--accept-risk", ids])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("expected the id of a rule"))
    #expect(ids != "DH50" || outcome.errors.contains("did you mean DH50"))
  }

  @Test(
    arguments: [
      ["--output", "a.reg"], ["--output", "link.reg"], ["--output", "./sub/../a.reg"], ["--output", "second.reg"],
      ["--rollback", "a.reg"], ["--rollback", "link.reg"], ["--rollback", "-"],
      ["--output", "new.reg", "--rollback", "./new.reg"], ["--output", "dangling.reg", "--rollback", "new.reg"],
      ["--output", "new.reg", "--diff"], ["--rollback", "new.reg", "--diff"],
    ])
  func outputsThatAreOneFileAreRefused(_ arguments: [String]) throws {
    try Self.withSample { folder, file, data in
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: folder.path(percentEncoded: false) + "/link.reg", withDestinationPath: "a.reg")
      try manager.createSymbolicLink(
        atPath: folder.path(percentEncoded: false) + "/dangling.reg", withDestinationPath: "new.reg")
      try manager.createDirectory(at: folder.appending(path: "sub"), withIntermediateDirectories: false)
      try manager.linkItem(at: file, to: folder.appending(path: "second.reg"))
      let outcome = try Tool.run(["set", "a.reg", "--keep-hard-links"] + Self.change + arguments, in: folder)
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(try Data(contentsOf: file) == data)
      #expect(try Self.names(folder) == ["a.reg", "dangling.reg", "link.reg", "second.reg", "sub"])
    }
  }

  @Test func theDifferenceIsShownAndNothingIsWritten() throws {
    try Self.withSample { folder, file, data in
      let outcome = try Tool.run(["set", "a.reg", "--diff"] + Self.change, in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("--- a.reg\n+++ a.reg\n@@ "))
      #expect(outcome.output.contains("\n-  ") && outcome.output.contains("\n+  "))
      #expect(try Data(contentsOf: file) == data)
      #expect(try Self.names(folder) == ["a.reg"])
      let same = try Tool.run(["set", "a.reg", "--diff", "--non-interactive", "768"], in: folder)
      #expect(same.status == 0)
      #expect(same.output.isEmpty)
    }
  }

  @Test func everyWayOutGivesTheSameBytes() throws {
    try Self.withSample { folder, file, data in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(percentEncoded: false) + "/link.reg", withDestinationPath: "target.reg")
      let set = "deskheap set a.reg --non-interactive 1024"
      let lines = [
        "\(set) --output new.reg", "\(set) --output link.reg", "\(set) --output - > stdout.reg",
        "deskheap set - --non-interactive 1024 --output - < a.reg > stdin.reg",
        "deskheap set <(cat a.reg) --non-interactive 1024 --output pipe.reg",
      ]
      for line in lines { #expect(try Tool.shell(line, in: folder).status == 0, "\(line)") }
      #expect(try Data(contentsOf: file) == data)
      #expect(try Tool.run(["set", "a.reg"] + Self.change, in: folder).status == 0)
      let changed = try Data(contentsOf: file)
      #expect(changed != data)
      for name in ["new.reg", "target.reg", "stdout.reg", "stdin.reg", "pipe.reg"] {
        #expect(try Data(contentsOf: folder.appending(path: name)) == changed, "\(name)")
      }
    }
  }

  @Test func standardInputCannotBeChangedInPlace() throws {
    #expect(try Tool.run(["set", "-"] + Self.change).status == 2)
  }

  @Test func theRollbackIsThereBeforeTheChange() throws {
    try Self.withSample { folder, file, data in
      let outcome = try Tool.run(["set", "a.reg", "--rollback", "missing/back.reg"] + Self.change, in: folder)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("missing: cannot open it"))
      #expect(try Data(contentsOf: file) == data)
      #expect(try Self.names(folder) == ["a.reg"])
    }
  }

  @Test func aSecondRunLeavesTheRollbackOfTheFirst() throws {
    try Self.withSample { folder, file, data in
      let arguments = ["set", "a.reg", "--rollback", "back.reg"] + Self.change
      #expect(try Tool.run(arguments, in: folder).status == 0)
      let back = try Data(contentsOf: folder.appending(path: "back.reg"))
      #expect(try Tool.run(arguments, in: folder).status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "back.reg")) == back)
    }
  }

  @Test func ofSeveralControlSetsOneMustBeNamed() throws {
    try Tool.withFolder { folder in
      let data = try Data(contentsOf: Tool.project.appending(path: Self.sample))
      let text = try #require(String(data: data, encoding: .utf16))
      let second = text.replacing("ControlSet001", with: "ControlSet002").replacing(/^.*\r\n\r\n/, with: "")
      let both = (text + second.drop { $0 != "[" }).data(using: .utf16LittleEndian) ?? Data()
      try (Data([0xFF, 0xFE]) + both).write(to: folder.appending(path: "a.reg"))
      let refused = try Tool.run(["set", "a.reg"] + Self.change, in: folder)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("--control-set"))
      #expect(try Tool.run(["set", "a.reg", "--control-set", "7"] + Self.change, in: folder).status == 1)
      let named = try Tool.run(["set", "a.reg", "--control-set", "2"] + Self.change, in: folder)
      #expect(named.status == 0, "\(named.errors)\(named.output)")
      // That the sets differ now is told; it is what was asked for.
      #expect(named.output.contains("DH211 control-sets-disagree"))
      let shown = try Tool.run(["show", "--format", "json", "a.reg"], in: folder).output
      #expect(shown.contains("1024,20480,768") && shown.contains("1024,20480,1024"))
    }
  }
}
