import Findings
package import LintRules

/// A rule's page: for a terminal, and as Markdown for the documentation.
package struct RulePage: Sendable {
  private let rule: Rule

  /// The page of `rule`.
  package init(_ rule: Rule) { self.rule = rule }

  /// The page for a terminal.
  package func text(_ style: Style) -> String {
    let info = rule.info
    let role: Style.Role = info.severity == .error ? .error : info.severity == .warning ? .warning : .info
    var text = style.paint("\(info.id) \(info.name)", .emphasis) + "  " + style.paint(info.severity.rawValue, role)
    text += "\n\n" + WrappedText.wrap(info.summary, indent: "  ") + "\n"
    for paragraph in paragraphs { text += WrappedText.wrap(paragraph, indent: "  ") + "\n" }
    if !info.sources.isEmpty {
      text += "  From where this is known\n"
      for source in info.sources { text += WrappedText.wrap(source.words, indent: "    ", first: "  · ") }
      text += "\n"
    }
    text += "  Examples\n"
    for example in rule.examples { text += block(example) }
    return text
  }

  private func block(_ example: RuleExample) -> String {
    var text = WrappedText.wrap(headline(example), indent: "    ", first: "  · ")
    for line in ExampleText.lines(example.content) { text += "      \(VisibleText.of(line))\n" }
    if let fixed = example.fixed {
      text += WrappedText.wrap(fixTitle(example) + ":", indent: "    ")
      for line in ExampleText.lines(fixed, after: example.content) { text += "      \(VisibleText.of(line))\n" }
    }
    return text
  }

  /// The page as Markdown.
  package var markdown: String {
    let info = rule.info
    var text = "# \(info.id) \(info.name)\n\n\(info.summary)\n\nSeverity: **\(info.severity.rawValue)**\n"
    for paragraph in paragraphs { text += "\n\(paragraph)\n" }
    if !info.sources.isEmpty {
      text += "\n## From where this is known\n\n"
      text += info.sources.map { "- \($0.words)\n" }.joined()
    }
    text += "\n## Examples\n"
    for example in rule.examples { text += section(example) }
    return text
  }

  private func section(_ example: RuleExample) -> String {
    var text = "\n### \(headline(example))\n\n" + fence(ExampleText.lines(example.content))
    if let message = example.findings(of: rule).first?.message {
      let words = [message.found, message.consequence, message.remedy].joined(separator: " ")
      text += "\n> \(escaped(VisibleText.of(words)))\n"
    }
    if let fixed = example.fixed {
      text += "\n\(escaped(fixTitle(example))):\n\n" + fence(ExampleText.lines(fixed, after: example.content))
    }
    return text
  }

  /// What the fix does, as it says of itself.
  private func fixTitle(_ example: RuleExample) -> String {
    guard let fix = example.findings(of: rule).first?.fix else { return "After the fix" }
    return "After the fix “\(fix.title)” (\(fix.applicability.rawValue))"
  }

  private var paragraphs: [String] {
    rule.info.explanation.split(separator: "\n\n").map { $0.split(separator: "\n").joined(separator: " ") }
  }

  private func headline(_ example: RuleExample) -> String {
    var text = example.title.prefix(1).uppercased() + example.title.dropFirst()
    if !example.isFound { text += " (nothing is found)" }
    if let severity = example.severity, severity != rule.info.severity { text += " (\(severity.rawValue))" }
    return text
  }

  private func fence(_ lines: [String]) -> String {
    "```text\n" + lines.map { VisibleText.of($0) + "\n" }.joined() + "```\n"
  }

  /// Outside of code Markdown takes a backslash before a sign, an asterisk and `<` for its own.
  private func escaped(_ text: String) -> String {
    var isCode = false
    return text.reduce(into: "") { result, character in
      if character == "`" { isCode.toggle() }
      if !isCode, "\\*_<[".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
