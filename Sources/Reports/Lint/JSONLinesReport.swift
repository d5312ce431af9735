/// Findings as JSON, one on each line, for programs that read while the run goes on. A file that could not be read has no
/// line: the exit status and standard error tell.
package struct JSONLinesReport: LintReport {
  /// A report of which nothing is written yet.
  package init() {}

  package var separately: (@Sendable (FileReport) throws(ReportFailure) -> String)? { Self.lines }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String { try Self.lines(report) }

  private static func lines(_ report: FileReport) throws(ReportFailure) -> String {
    var result = ""
    for finding in report.findings {
      result += try JSONText.part(FindingDocument(finding, path: report.path)) + "\n"
    }
    return result
  }
}
