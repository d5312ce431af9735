import Findings
import RegistryText

/// Findings as GitLab's Code Quality report: an array of issues, a subset of Code Climate's format.
package struct GitLabReport: LintReport {
  struct Issue: Encodable {
    struct Location: Encodable {
      struct Lines: Encodable {
        var begin: Int
        var end: Int
      }

      var path: String
      var lines: Lines
    }

    struct Content: Encodable {
      /// Markdown.
      var body: String
    }

    let type = "issue"
    let categories = ["Bug Risk"]
    var checkName: String
    /// GitLab does not show the check's name, so the description begins with it.
    var description: String
    var content: Content?
    var severity: String
    var fingerprint: String
    var location: Location

    enum CodingKeys: String, CodingKey {
      case type, categories, description, content, severity, fingerprint, location
      case checkName = "check_name"
    }
  }

  private let workingDirectory: String
  private var isFirst = true
  private var seen: [String: Int] = [:]

  /// A report of which nothing is written yet.
  package init(_ setting: ReportSetting) { workingDirectory = setting.workingDirectory }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    let path = ReportPath(report.path, in: workingDirectory).text
    var result = ""
    if let failure = report.failure {
      let text = "could not be read: \(VisibleText.of(failure))"
      result += try issue("unreadable", text, nil, "blocker", path, "unreadable", 1...1)
    }
    for finding in report.findings where finding.stands {
      let range = finding.location.range
      let text = "\(finding.rule.name): \(FindingWords.message(finding))"
      result += try issue(
        finding.rule.id, text, FindingWords.fix(finding), Self.severity(finding.severity), path, finding.fingerprint,
        range.start.line...max(range.start.line, range.end.line))
    }
    return result
  }

  private mutating func issue(
    _ check: String, _ text: String, _ fix: String?, _ severity: String, _ path: String, _ fingerprint: String,
    _ lines: ClosedRange<Int>
  ) throws(ReportFailure) -> String {
    let issue = Issue(
      checkName: check, description: "\(check) \(text)",
      content: fix.map { Issue.Content(body: MarkdownText.escaped($0)) },
      severity: severity, fingerprint: unique("\(check)\u{0}\(path)\u{0}\(fingerprint)"),
      location: .init(path: path, lines: .init(begin: lines.lowerBound, end: lines.upperBound)))
    defer { isFirst = false }
    return (isFirst ? "[\n" : ",\n") + (try JSONText.part(issue))
  }

  /// A fingerprint that no other issue has: GitLab shows only one of those that are alike.
  private mutating func unique(_ name: String) -> String {
    let base = Fingerprint.digits(of: name)
    let count = seen[base, default: 0] + 1
    seen[base] = count
    return count == 1 ? base : "\(base)-\(count)"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "minor"
    case .info: "info"
    }
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String { isFirst ? "[]\n" : "\n]\n" }
}
