import Foundation
import Testing

/// Each folder of Samples that holds an `input.reg` holds what the program says of it: `findings.txt` and
/// `findings.json`, with the options of `options` where there are any. A new case needs no code.
struct SampleTests {
  static let update = "DESKHEAP_UPDATE"

  /// Topics whose folders are about other commands, each with a test of its own.
  private static let otherTopics = ["plan", "diagnose", "report", "com", "workload"]

  static let cases: [String] = {
    let root = Tool.samples
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.lastPathComponent == "input.reg" }
      .filter { file in !otherTopics.contains { file.path(percentEncoded: false).contains("/Samples/\($0)/") } }
      .map { $0.deletingLastPathComponent().path(percentEncoded: false) }.sorted()
  }()

  @Test func thereAreSamples() { #expect(Self.cases.count > 50) }

  @Test(arguments: cases, ["text", "json"])
  func saysWhatStandsBesideIt(folder: String, format: String) throws {
    let folder = URL(filePath: folder)
    let options = (try? String(contentsOf: folder.appending(path: "options"), encoding: .utf8)) ?? ""
    let words = options.split(whereSeparator: \.isWhitespace).map(String.init)
    let outcome = try Tool.run(["lint", "--format", format] + words + ["input.reg"], in: folder)
    let file = folder.appending(path: format == "text" ? "findings.txt" : "findings.json")
    if ProcessInfo.processInfo.environment[Self.update] != nil {
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == expected, "if that is right now: make samples")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == (expected.contains(format == "text" ? ": error DH" : "\"severity\" : \"error\"") ? 1 : 0))
  }

  /// Where fixes change something, `fixed.reg` stands beside it. `--before` is for the linter alone.
  @Test(arguments: cases)
  func isMendedToWhatStandsBesideIt(folder: String) throws {
    let folder = URL(filePath: folder)
    let options = (try? String(contentsOf: folder.appending(path: "options"), encoding: .utf8)) ?? ""
    let words = options.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.contains("--before") { return }
    let input = try Data(contentsOf: folder.appending(path: "input.reg"))
    let mended = try Tool.withFolder { scratch -> Data in
      let output = scratch.appending(path: "fixed.reg")
      _ = try Tool.run(
        ["fix", "--unsafe-fixes", "--output", output.path(percentEncoded: false)] + words + ["input.reg"], in: folder)
      return (try? Data(contentsOf: output)) ?? input
    }
    let file = folder.appending(path: "fixed.reg")
    if ProcessInfo.processInfo.environment[Self.update] != nil {
      try? FileManager.default.removeItem(at: file)
      if mended != input { try mended.write(to: file) }
    }
    let expected =
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) ? try Data(contentsOf: file) : input
    #expect(mended == expected, "if that is right now: make samples")
  }

  /// Who made a mistake does not know which options would show it.
  @Test(arguments: ["mistakes", "readers"]) func aMistakeIsToldWithoutOptions(topic: String) {
    #expect(Self.cases.contains { $0.contains("/\(topic)/") })
    for folder in Self.cases where folder.contains("/\(topic)/") {
      #expect(!FileManager.default.fileExists(atPath: folder + "/options"), "\(folder)")
    }
  }

  /// Every rule has a sample that shows it.
  @Test func everyRuleHasItsSample() throws {
    let rules = try Tool.run(["rules"]).output.split(separator: "\n").map { $0.split(separator: " ").prefix(2) }
    #expect(rules.count > 50)
    for rule in rules {
      let folder = Tool.samples.appending(path: "rules/\(rule.joined(separator: "-"))")
      let text = try? String(contentsOf: folder.appending(path: "findings.txt"), encoding: .utf8)
      #expect(text?.contains(" \(rule[0]) ") == true, "\(folder.lastPathComponent)")
    }
  }
}
