import Foundation
import Testing

/// `lint --write-findings`, `--known-findings` and `--prune`.
struct KnownFindingsTests {
  private static let header = "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  @Test func aFindingIsKnownWhereverInItsFileItStands() throws {
    try Tool.withFolder { folder in
      try write(Self.header + "one\n", "a.reg", in: folder)
      let first = try Tool.run(["lint", "--write-findings", "known.json", "a.reg"], in: folder)
      #expect(first.status == 1)
      #expect(first.errors == "deskheap: known.json: 1 finding written\n")
      try write(Self.header + "\n\n\"v\"=\"w\"\none\n", "a.reg", in: folder)
      let second = try Tool.run(["lint", "--known-findings", "known.json", "a.reg"], in: folder)
      #expect(second.status == 0)
      #expect(second.output == "No findings in 1 file (1 known).\n")
      try write(Self.header + "one\ntwo\n", "a.reg", in: folder)
      let third = try Tool.run(["lint", "--quiet", "--known-findings", "known.json", "a.reg"], in: folder)
      #expect(third.status == 1)
      #expect(third.output.split(separator: "\n").count == 1 && third.output.hasPrefix("a.reg:5:1: error DH103"))
    }
  }

  @Test func theListGoesWithItsFolder() throws {
    try Tool.withFolder { folder in
      try write(Self.header + "one\n", "x/a.reg", in: folder)
      _ = try Tool.run(["lint", "--write-findings", "x/known.json", "x"], in: folder)
      let text = try String(contentsOf: folder.appending(path: "x/known.json"), encoding: .utf8)
      #expect(text.contains("\"path\":\"a.reg\""))
      let inside = folder.appending(path: "x")
      #expect(try Tool.run(["lint", "--known-findings", "known.json", "."], in: inside).status == 0)
      #expect(try Tool.run(["lint", "--known-findings", "../x/known.json", "../x/a.reg"], in: inside).status == 0)
    }
  }

  @Test func staleEntriesAreToldAndTakenOut() throws {
    try Tool.withFolder { folder in
      try write(Self.header + "one\n", "a.reg", in: folder)
      try write(Self.header + "two\n", "b.reg", in: folder)
      _ = try Tool.run(["lint", "--write-findings", "known.json", "."], in: folder)
      try write(Self.header, "a.reg", in: folder)
      let partly = try Tool.run(["lint", "--known-findings", "known.json", "--ignore", "DH103", "."], in: folder)
      #expect(partly.errors.isEmpty, "a rule that is not run tells nothing of its findings")
      let other = try Tool.run(["lint", "--known-findings", "known.json", "b.reg"], in: folder)
      #expect(other.errors.isEmpty, "a file that is not read tells nothing of its findings")
      let told = try Tool.run(["lint", "--known-findings", "known.json", "."], in: folder)
      #expect(told.status == 0)
      #expect(told.errors.contains("known.json: stale: DH103 in a.reg"))
      let pruned = try Tool.run(["lint", "--known-findings", "known.json", "--prune", "."], in: folder)
      #expect(pruned.errors.hasSuffix("known.json: 1 entry is stale and taken out\n"))
      let text = try String(contentsOf: folder.appending(path: "known.json"), encoding: .utf8)
      #expect(text.contains("b.reg") && !text.contains("a.reg"))
      try FileManager.default.removeItem(at: folder.appending(path: "b.reg"))
      let gone = try Tool.run(["lint", "--known-findings", "known.json", "a.reg"], in: folder)
      #expect(gone.errors.contains("stale: DH103 in b.reg"))
    }
  }

  @Test func nothingIsWrittenOfAnIncompleteRun() throws {
    try Tool.withFolder { folder in
      try write(Self.header + "one\n", "a.reg", in: folder)
      let run = try Tool.run(["lint", "--write-findings", "known.json", "a.reg", "missing.reg"], in: folder)
      #expect(run.status == 3)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "known.json").path))
    }
  }

  @Test func whatKeepsWindowsFromBootingIsNeverKnown() throws {
    try Tool.withFolder { folder in
      let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]"
      try write("Windows Registry Editor Version 5.00\n\n\(key)\n\"Windows\"=-\n", "a.reg", in: folder)
      _ = try Tool.run(["lint", "--write-findings", "known.json", "a.reg"], in: folder)
      let run = try Tool.run(["lint", "--known-findings", "known.json", "--format", "jsonl", "a.reg"], in: folder)
      #expect(run.status == 1)
      #expect(run.output.contains("\"baselineState\":\"unchanged\"") && !run.output.contains("\"suppression\""))
      try write("suppressions:\n  allowBootRisk: true\n", ".deskheap.yml", in: folder)
      #expect(try Tool.run(["lint", "--known-findings", "known.json", "a.reg"], in: folder).status == 0)
    }
  }

  @Test(
    arguments: [
      (["--prune"], "--prune: there is no list"), (["--prune", "--write-findings", "k"], "Give either"),
      (["--write-findings", "a.reg"], "is an input"), (["--write-findings", "-"], "expected a file"),
      (["--write-findings", "o", "--format", "json=o"], "a format is written to o"),
      (["--known-findings", "a.reg"], "this is no list of findings"),
    ])
  func wrongUseIsToldAndWritesNothing(options: [String], message: String) throws {
    try Tool.withFolder { folder in
      try write(Self.header + "one\n", "a.reg", in: folder)
      let run = try Tool.run(["lint", "a.reg"] + options, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.reg"])
    }
  }

  @Test func theListIsReadFromWhereItWasMissing() throws {
    let run = try Tool.run(["lint", "--known-findings", "/nonexistent/known.json", "Samples/headers/version-5"])
    #expect(run.status == 3)
  }
}
