import Findings
import RegistryText

/// Findings as a log of SARIF 2.1.0 (OASIS standard), for the code scanning pages of code hosts and for editors. The rules
/// stand first, then a result on each line, then the files.
package struct SARIFReport: LintReport {
  /// The schema that the log names; nothing is fetched from there.
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  /// How many files that could not be read, and how many counts of untold findings, are kept for the end.
  private static let notificationLimit = 1000

  private let setting: ReportSetting
  private let ruleIndices: [String: Int]
  private var isFirst = true
  private var artifacts: [String] = []
  private var notifications: [SARIFNotification] = []
  private var isSuccessful = true

  /// A log of which nothing is written yet.
  package init(_ setting: ReportSetting) {
    self.setting = setting
    ruleIndices = Dictionary(
      setting.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package mutating func begin() throws(ReportFailure) -> String {
    let driver = SARIFDriver(version: setting.version, rules: setting.rules.map(SARIFRule.init))
    return """
      {"$schema":\(try JSONText.part(Self.schema)),"version":"2.1.0","runs":[{
      "tool":{"driver":\(try JSONText.part(driver))},
      "automationDetails":{"id":"deskheap/lint/"},
      "columnKind":"utf16CodeUnits",
      "originalUriBaseIds":{"\(SARIFArtifactLocation.root)":\
      {"description":{"text":"The folder in which deskheap was started: the root of the sources."}}},
      "results":[
      """
  }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    let path = ReportPath(report.path, in: setting.workingDirectory)
    if let failure = report.failure {
      isSuccessful = false
      note(.error, "Could not be read: \(failure)", SARIFArtifactLocation(path))
      return ""
    }
    let location = SARIFArtifactLocation(path, index: artifacts.count)
    artifacts.append(try JSONText.part(SARIFArtifact(location: location, encoding: report.encoding?.registeredName)))
    for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
      note(.note, FindingWords.untold(rule, count), location)
    }
    var result = ""
    for finding in report.findings {
      let line = finding.location.range.start.line
      let document = SARIFResult(
        finding, at: location, ruleIndex: ruleIndices[finding.rule.id],
        lineFingerprint: report.lineFingerprints[line] ?? finding.fingerprint, encoding: report.encoding)
      result += (isFirst ? "\n" : ",\n") + (try JSONText.part(document))
      isFirst = false
    }
    return result
  }

  private mutating func note(_ level: SARIFLevel, _ text: String, _ location: SARIFArtifactLocation) {
    guard notifications.count < Self.notificationLimit else { return }
    notifications.append(
      SARIFNotification(
        level: level, message: SARIFText(VisibleText.of(text)),
        locations: [SARIFLocation(physicalLocation: SARIFPhysicalLocation(artifactLocation: location))]))
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    let invocation = SARIFInvocation(executionSuccessful: isSuccessful, toolExecutionNotifications: notifications)
    let files = artifacts.isEmpty ? "" : "\n" + artifacts.joined(separator: ",\n") + "\n"
    return """
      \(isFirst ? "" : "\n")],
      "artifacts":[\(files)],
      "invocations":[\(try JSONText.part(invocation))]
      }]}

      """
  }
}
