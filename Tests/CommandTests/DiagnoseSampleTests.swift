import Foundation
import Testing

/// Each folder of `Samples/diagnose` holds one or more files of one case, `input*`, and what the program says of them:
/// `diagnosis.txt` and `diagnosis.json`. A new case needs no code.
struct DiagnoseSampleTests {
  static let root = Tool.samples.appending(path: "diagnose")

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []).sorted()

  @Test func thereAreSamples() { #expect(Self.cases.count > 50) }

  @Test(arguments: cases, ["text", "json"])
  func saysWhatStandsBesideIt(name: String, format: String) throws {
    let folder = Self.root.appending(path: name)
    let all = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    let inputs = all.filter { $0.hasPrefix("input") }.sorted()
    let outcome = try Tool.run(["diagnose", "--format", format] + inputs, in: folder)
    let file = folder.appending(path: format == "text" ? "diagnosis.txt" : "diagnosis.json")
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == expected, "if that is right now: make samples")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
  }

  @Test func standardInputIsRead() throws {
    let text = "EventID: 244 - Failed to create a desktop due to desktop heap exhaustion\n"
    let outcome = try Tool.run(["diagnose", "-"], input: Data(text.utf8))
    #expect(outcome.output.hasPrefix("<stdin>: no-room-for-heap, possible\n"))
  }

  @Test func oneUnreadableFileDoesNotHideTheOthers() throws {
    let outcome = try Tool.run(["diagnose", "nowhere.log", "Samples/diagnose/event-244/input.log"])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("no-room-for-heap"))
    #expect(outcome.errors.contains("nowhere.log"))
  }

  @Test func aLogInItsBinaryFormIsRefusedWithTheCommandThatHelps() throws {
    let outcome = try Tool.run(["diagnose", "-"], input: Data("ElfFile\0".utf8) + Data(count: 200))
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("wevtutil qe"))
  }

  @Test func controlCharactersAreMadeVisible() throws {
    let text = "worker \u{1B}[31m ended with exit code 128\n"
    let outcome = try Tool.run(["diagnose", "-"], input: Data(text.utf8))
    #expect(outcome.output.contains("\\u{1B}[31m"))
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
