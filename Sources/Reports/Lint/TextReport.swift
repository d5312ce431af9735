import RegistryText
package import Findings

/// Findings for a person at a terminal.
package struct TextReport: LintReport, Sendable {
  private let style: Style
  private let isQuiet: Bool

  /// A report in this style; a quiet one has no excerpts and no summary, a line for each finding.
  package init(style: Style, isQuiet: Bool = false) {
    self.style = style
    self.isQuiet = isQuiet
  }

  package var separately: (@Sendable (FileReport) throws(ReportFailure) -> String)? { render }

  /// What is said of one file; of one that could not be read it is said on standard error.
  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String { render(report) }

  /// What is said of one file.
  package func render(_ report: FileReport) -> String {
    let path = VisibleText.of(report.path)
    var result = GrowingText()
    for finding in report.findings where finding.stands {
      if isQuiet { addLine(finding, path, to: &result) } else { addBlock(finding, path, to: &result) }
    }
    for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
      result += "\(path): \(count) more of \(rule) like those above\n"
    }
    return result.text
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    (summary.statistics.map(Self.table) ?? "")
      + (isQuiet ? "" : self.summary(summary.counts, files: summary.files, note: summary.exemptWords))
  }

  private static func table(_ statistics: [String: Int]) -> String {
    let rows = statistics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = rows.map { String($0.value).utf8.count }.max() ?? 0
    return rows.map { row in
      String(repeating: " ", count: width - String(row.value).utf8.count) + "\(row.value)  \(row.key)\n"
    }.joined()
  }

  /// The last line: how many findings of each severity in how many files, and in brackets what does not count.
  package func summary(_ counts: SeverityCounts, files: Int, note: String = "") -> String {
    let files = files == 1 ? "1 file" : "\(files) files"
    if counts.total == 0 { return style.paint("No findings in \(files)\(note).", .good) + "\n" }
    let parts = [
      counts.errors > 0 ? style.paint(Self.count(counts.errors, "error"), .error) : nil,
      counts.warnings > 0 ? style.paint(Self.count(counts.warnings, "warning"), .warning) : nil,
      counts.infos > 0 ? style.paint("\(counts.infos) info", .info) : nil,
    ]
    let told = parts.compactMap(\.self)
    return told.dropFirst().reduce(told.first ?? "") { "\($0), \($1)" } + " in \(files)\(note).\n"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }

  private func addHeading(_ finding: Finding, _ path: String, to result: inout GrowingText) {
    let start = finding.location.range.start
    result += style.paint("\(path):\(start.line):\(start.column):", .emphasis)
    result += " "
    result += style.paint("\(finding.severity.rawValue) \(finding.rule.id)", role(finding.severity))
    result += " "
    result += finding.rule.name
  }

  private func addLine(_ finding: Finding, _ path: String, to result: inout GrowingText) {
    addHeading(finding, path, to: &result)
    result += ": \(VisibleText.of(finding.message.text))\n"
  }

  private func addBlock(_ finding: Finding, _ path: String, to result: inout GrowingText) {
    addHeading(finding, path, to: &result)
    result += "\n"
    Excerpt(finding.location, style: style, role: role(finding.severity)).add(to: &result)
    let message = finding.message
    WrappedText.add(VisibleText.of(message.prose), to: &result, indent: "  ")
    if !message.remedy.isEmpty {
      WrappedText.add(VisibleText.of(message.remedy), to: &result, indent: "  ", first: "  → ")
    }
    let basis = WrappedText.wrap(VisibleText.of("(\(message.basis.words))"), indent: "  ")
    result += style.paint(String(Substring(basis.utf8.dropLast())), .faint)
    result += "\n"
    if let fix = finding.fix {
      result += style.paint("  fix: \(VisibleText.of(fix.title)) (\(fix.applicability.rawValue))", .good)
      result += "\n"
    }
    result += "\n"
  }

  private func role(_ severity: Severity) -> Style.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

extension Message {
  /// What was found and what Windows does with it.
  fileprivate var prose: String {
    found.isEmpty ? consequence : consequence.isEmpty ? found : "\(found) \(consequence)"
  }
}

/// How many findings there are of each severity.
package struct SeverityCounts: Equatable, Sendable {
  /// Findings that are errors.
  package var errors = 0
  /// Findings that are warnings.
  package var warnings = 0
  /// Findings that are worth knowing.
  package var infos = 0

  /// None yet.
  package init() {}

  /// All of them.
  package var total: Int { errors + warnings + infos }

  /// Counts one more.
  package mutating func add(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .info: infos += 1
    }
  }
}
