import Foundation
import Testing

/// The documentation of the rules is what the program says of them.
struct RulePageTests {
  static let folder = Tool.project.appending(path: "docs/rules")

  /// The name of each rule's page, without its ending.
  static func pages() throws -> [String] {
    try Tool.run(["rules"]).output.split(separator: "\n").map {
      $0.split(separator: " ").prefix(2).joined(separator: "-")
    }
  }

  @Test func eachRuleHasItsPage() throws {
    let pages = try Self.pages()
    #expect(pages.count > 50)
    for page in pages {
      let outcome = try Tool.run(["explain", "--format", "markdown", String(page.prefix(5))])
      try Self.compare(outcome, "\(page).md")
    }
  }

  @Test func theIndexNamesEachRule() throws {
    let outcome = try Tool.run(["rules", "--format", "markdown"])
    try Self.compare(outcome, "README.md")
    for page in try Self.pages() { #expect(outcome.output.contains("(\(page).md)")) }
  }

  @Test func noPageIsLeftOfARuleThatIsGone() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
    #expect(Set(files) == Set(try Self.pages().map { "\($0).md" } + ["README.md"]))
  }

  private static func compare(_ outcome: Tool.Outcome, _ name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment[SampleTests.update] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == expected, "docs/rules/\(name): if that is right now: make samples")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
  }
}
