/// A format of `lint` by its name.
package struct LintFormat: Sendable {
  /// The name on the command line.
  package let name: String
  /// Whether it needs ``FileReport/lineFingerprints``.
  package let needsLineFingerprints: Bool
  /// Makes a report of which nothing is written yet.
  package let make: @Sendable (ReportSetting) throws(ReportFailure) -> any LintReport

  private init(
    _ name: String, needsLineFingerprints: Bool = false,
    _ make: @escaping @Sendable (ReportSetting) throws(ReportFailure) -> any LintReport
  ) {
    self.name = name
    self.needsLineFingerprints = needsLineFingerprints
    self.make = make
  }

  /// For a person at a terminal; the format of those who ask for none.
  package static let text = LintFormat("text") { TextReport(style: $0.style, isQuiet: $0.isQuiet) }

  /// Every format. A new one is a file with its report and a line here.
  package static let all: [LintFormat] = [
    text,
    LintFormat("json") { _ in JSONReport() },
    LintFormat("jsonl") { _ in JSONLinesReport() },
    LintFormat("sarif", needsLineFingerprints: true) { SARIFReport($0) },
    LintFormat("gitlab") { GitLabReport($0) },
    LintFormat("github") { GitHubReport($0) },
    LintFormat("markdown") { MarkdownReport($0) },
    LintFormat("junit") { (setting) throws(ReportFailure) in try JUnitReport(setting) },
    LintFormat("checkstyle") { (setting) throws(ReportFailure) in try CheckstyleReport(setting) },
  ]
}
