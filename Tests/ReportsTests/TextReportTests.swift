import Findings
import RegistryText
import Reports
import Testing

@Suite("Text for terminals and logs")
struct TextReportTests {
  /// Whether GitHub's or Azure's runner takes a line of a log for a command: GitHub trims it and looks for `::name…::`
  /// at its start and for `##[` anywhere, Azure for `##vso[` anywhere.
  private static func isCommand(_ line: Substring) -> Bool {
    let trimmed = line.drop { $0.isWhitespace }
    let isGitHub = trimmed.hasPrefix("::") && trimmed.dropFirst(2).contains("::")
    return isGitHub || line.contains("##[") || line.lowercased().contains("##vso[")
  }

  /// What the terminal would obey, or draw in another order.
  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  static let commands = [
    "::error file=a.reg::owned", "  ::stop-commands::x", "a ::set-env name=x::y", "\u{A0}::add-mask::x", "\t::debug::x",
    "::Error ::x", "##vso[task.setvariable variable=x]y", "###VSO[task.logissue]", "##[group]", "##[[error]",
    String(repeating: "x ", count: 60) + "::error::far behind",
  ]

  @Test("keeps hostile text text, in the terminal and in the runner's log", arguments: hostileTexts + commands)
  func hostile(text: String) throws {
    let fix = Fix(title: text, applicability: .unsafe, edits: [])
    let report = read(text, [finding(text: text, fix: fix)])
    for name in ["text", "markdown"] {
      let whole = try document(name, [report, FileReport(path: text, failure: text)])
      #expect(whole.unicodeScalars.allSatisfy { !Self.isActive($0) })
      #expect(whole.split(separator: "\n").filter(Self.isCommand).isEmpty)
    }
  }

  @Test(
    "keeps a command text that stands half in the marked part of an excerpt", arguments: ["##[x", "##vso[x", "#[["])
  func excerpt(text: String) throws {
    for column in 1...text.utf16.count {
      let range = SourceRange(
        bytes: 0..<1, start: SourcePosition(line: 1, column: column), end: SourcePosition(line: 1, column: column + 1))
      var found = finding(text: "Found.")
      found.location = Location(range: range, excerpt: [SourceLine(number: 1, text: text)])
      let whole = try document("text", [read("a.reg", [found])])
      #expect(whole.split(separator: "\n").filter(Self.isCommand).isEmpty)
    }
  }

  @Test("shows a text the same when it is made visible again", arguments: hostileTexts + commands)
  func again(text: String) {
    #expect(VisibleText.of(VisibleText.of(text)) == VisibleText.of(text))
  }

  @Test("leaves alone what no runner obeys", arguments: ["::1", "fe80::1 ::2", "a::b::c", "#[x", "# [x]", "C:\\x"])
  func plain(text: String) {
    #expect(VisibleText.of(text) == text)
  }
}
