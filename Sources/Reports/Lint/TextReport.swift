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
    var result = ""
    for finding in report.findings where finding.stands {
      result += isQuiet ? line(finding, report.path) : block(finding, report.path)
    }
    for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
      result += "\(VisibleText.of(report.path)): \(count) more of \(rule) like those above\n"
    }
    return result
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
    return parts.compactMap(\.self).joined(separator: ", ") + " in \(files)\(note).\n"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }

  private func heading(_ finding: Finding, _ path: String) -> String {
    let start = finding.location.range.start
    let place = style.paint("\(VisibleText.of(path)):\(start.line):\(start.column):", .emphasis)
    let severity = style.paint("\(finding.severity.rawValue) \(finding.rule.id)", role(finding.severity))
    return "\(place) \(severity) \(finding.rule.name)"
  }

  private func line(_ finding: Finding, _ path: String) -> String {
    "\(heading(finding, path)): \(VisibleText.of(finding.message.text))\n"
  }

  private func block(_ finding: Finding, _ path: String) -> String {
    let message = finding.message
    var result = heading(finding, path) + "\n"
    result += Excerpt(finding.location, style: style, role: role(finding.severity)).render()
    let prose = [message.found, message.consequence].filter { !$0.isEmpty }.joined(separator: " ")
    result += WrappedText.wrap(VisibleText.of(prose), indent: "  ")
    if !message.remedy.isEmpty {
      result += WrappedText.wrap(VisibleText.of(message.remedy), indent: "  ", first: "  → ")
    }
    let basis = WrappedText.wrap(VisibleText.of("(\(message.basis.words))"), indent: "  ")
    result += isQuiet ? "" : style.paint(String(Substring(basis.utf8.dropLast())), .faint) + "\n"
    if let fix = finding.fix {
      result += style.paint("  fix: \(VisibleText.of(fix.title)) (\(fix.applicability.rawValue))", .good) + "\n"
    }
    return result + "\n"
  }

  private func role(_ severity: Severity) -> Style.Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
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
