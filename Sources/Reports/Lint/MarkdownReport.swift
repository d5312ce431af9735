import Findings
import RegistryText

/// Findings as a page of GitHub-flavoured Markdown, for the summary of a workflow's step and for comments: the worst first.
package struct MarkdownReport: LintReport {
  /// The most that is written of the findings, in bytes: GitHub refuses the summary of a step of more than 1 MiB.
  private static let byteLimit = 900 << 10
  /// How many files that could not be read are named.
  private static let unreadLimit = 100
  /// The longest text of a cell, in characters.
  private static let textLimit = 2000

  private let workingDirectory: String
  private var rows = WorstFirst(byteLimit: byteLimit)
  private var unread: [String] = []
  private var untold = 0

  /// A page of which nothing is written yet.
  package init(_ setting: ReportSetting) { workingDirectory = setting.workingDirectory }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    let path = ReportPath(report.path, in: workingDirectory).text
    if let failure = report.failure, unread.count < Self.unreadLimit {
      unread.append("- \(Self.code(path)): \(MarkdownText.escaped(failure))\n")
    }
    untold += report.untold.values.reduce(0, +)
    for finding in report.findings where finding.stands { rows.add(finding.severity, row(finding, path)) }
    return ""
  }

  private func row(_ finding: Finding, _ path: String) -> String {
    let start = finding.location.range.start
    let message = finding.message
    let parts =
      ["**\(finding.rule.id)** \(MarkdownText.escaped(finding.rule.name))"]
      + [message.found, message.consequence].map(Self.cell)
      + [message.remedy].filter { !$0.isEmpty }.map { "→ \(Self.cell($0))" }
      + ["(\(Self.cell(message.basis.words)))"]
      + (FindingWords.fix(finding).map { [Self.cell($0)] } ?? [])
    return "| **\(finding.severity.rawValue)** | \(Self.cellCode("\(path):\(start.line):\(start.column)")) | "
      + parts.filter { !$0.isEmpty }.joined(separator: "<br>") + " |\n"
  }

  private static func cell(_ text: String) -> String { MarkdownText.escaped(ClippedText.of(text, textLimit)) }

  private static func code(_ text: String) -> String { MarkdownText.code(ClippedText.of(text, textLimit)) }

  private static func cellCode(_ text: String) -> String { MarkdownText.cellCode(ClippedText.of(text, textLimit)) }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    let files = summary.files == 1 ? "1 file" : "\(summary.files) files"
    let counts = summary.counts.total == 0 ? "no findings" : summary.counts.words
    var text = "## deskheap: \(counts) in \(files)\(summary.exemptWords)\n"
    if summary.unreadable > 0 {
      text += "\n### Not read\n\n" + unread.joined()
      let more = summary.unreadable - unread.count
      if more > 0 { text += "- and \(more) more\n" }
    }
    let (shown, left) = rows.first()
    if !shown.isEmpty {
      text += "\n| Severity | Where | Finding |\n|---|---|---|\n" + shown.joined()
    }
    if left.total + untold > 0 {
      let words = [left.words, untold > 0 ? "\(untold) like those of their file" : ""].filter { !$0.isEmpty }
      text += "\nNot shown here: \(words.joined(separator: ", ")).\n"
    }
    return text
  }
}
