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
}
