/// Findings as one JSON array, written as the files come.
package struct JSONReport: Sendable {
  private var isFirst = true

  /// An array of which nothing is written yet.
  package init() {}

  /// The elements of one file, with what must stand before them.
  package mutating func render(_ report: FileReport) throws -> String {
    var result = ""
    for finding in report.findings {
      result += isFirst ? "[\n" : ",\n"
      isFirst = false
      result += try JSONText.pretty(FindingDocument(finding, path: report.path))
    }
    return result
  }

  /// What ends the array.
  package func end() -> String { isFirst ? "[]\n" : "\n]\n" }
}
