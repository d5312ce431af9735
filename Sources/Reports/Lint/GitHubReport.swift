import Findings
import RegistryText

/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request. Of a step only the
/// first ten of a kind are shown, so the worst come first and the tenth says what is left.
package struct GitHubReport: LintReport {
  /// How many annotations of one step are shown (observed, and confirmed by GitHub's staff in its forum).
  private static let shown = 10
  /// The longest message, in characters of the original; GitHub cuts at 64 KB.
  private static let textLimit = 4000

  private let workingDirectory: String
  private var annotations = WorstFirst(countLimit: shown, byteLimit: 1 << 20)

  /// A report of which nothing is written yet.
  package init(_ setting: ReportSetting) { workingDirectory = setting.workingDirectory }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    let path = ReportPath(report.path, in: workingDirectory)
    if let failure = report.failure {
      let text = "\(report.path): could not be read: \(ClippedText.of(failure, Self.textLimit))"
      annotations.add(.error, Self.command(.error, file(path) + [("title", "deskheap: unreadable")], text))
    }
    for finding in report.findings where finding.stands {
      let properties = file(path) + place(finding) + [("title", FindingWords.rule(finding))]
      annotations.add(
        finding.severity, Self.command(finding.severity, properties, FindingWords.whole(finding, limit: Self.textLimit))
      )
    }
    for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
      annotations.add(.info, Self.command(.info, file(path), FindingWords.untold(rule, count)))
    }
    return ""
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    let isAll = annotations.counts.total <= Self.shown
    let (first, left) = annotations.first(isAll ? Self.shown : Self.shown - 1)
    guard let worst = left.worst else { return first.joined() }
    let text =
      "\(left.total) more: \(left.words). GitHub shows \(Self.shown) annotations of a step; the formats text, sarif and "
      + "markdown have them all."
    return first.joined() + Self.command(worst, [("title", "deskheap: more findings")], text)
  }

  private func file(_ path: ReportPath) -> [(String, String)] { path.isFile ? [("file", path.text)] : [] }

  private func place(_ finding: Finding) -> [(String, String)] {
    let (start, end) = (finding.location.range.start, finding.location.range.end)
    let lines = [("line", "\(start.line)"), ("endLine", "\(max(start.line, end.line))")]
    // Columns of a stretch of several lines are refused.
    return start.line == end.line ? lines + [("col", "\(start.column)"), ("endColumn", "\(end.column)")] : lines
  }

  private static func command(_ severity: Severity, _ properties: [(String, String)], _ text: String) -> String {
    let word =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    return "::\(word)\(list.isEmpty ? "" : " ")\(list)::\(escaped(text))\n"
  }

  /// The text of a command: what would end it is written as `%` and two hex digits.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return VisibleText.of(result)
  }

  /// The value of a property, in which colon and comma mean something too.
  static func escapedProperty(_ text: String) -> String {
    var result = ""
    for scalar in escaped(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
