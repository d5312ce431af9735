import Foundation
import Testing

/// Every ```console block of a document is what the program prints: lines behind `$ ` are run at the top of the project.
struct TranscriptTests {
  static let documents = ["README.md", "docs/formats.md", "docs/ci.md", "docs/change-folder.md", "docs/capacity.md"]

  @Test(arguments: documents)
  func printsWhatTheDocumentShows(document: String) throws {
    let file = Tool.project.appending(path: document)
    let text = try String(contentsOf: file, encoding: .utf8)
    var result: [Substring] = []
    var commands = 0
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      result.append(line)
      guard line == "```console" else { continue }
      while let command = lines.first, command != "```" {
        lines.removeFirst()
        guard command.hasPrefix("$ ") else { continue }
        commands += 1
        result.append(command)
        let outcome = try Tool.shell(String(command.dropFirst(2)) + " 2>&1")
        var output = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        while output.last?.isEmpty == true { output.removeLast() }
        result += output
      }
    }
    #expect(commands > 0)
    let shown = result.joined(separator: "\n")
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try shown.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(shown == text, "if that is right now: make samples")
  }
}
