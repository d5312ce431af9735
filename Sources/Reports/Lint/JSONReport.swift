/// Findings as one JSON array, written as the files come. A file that could not be read has no element: the exit status and
/// standard error tell.
package struct JSONReport: LintReport {
  private var isFirst = true

  /// An array of which nothing is written yet.
  package init() {}

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    var result = ""
    for finding in report.findings {
      result += isFirst ? "[\n" : ",\n"
      isFirst = false
      result += try JSONText.prettyPart(FindingDocument(finding, path: report.path))
    }
    return result
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String { isFirst ? "[]\n" : "\n]\n" }
}
