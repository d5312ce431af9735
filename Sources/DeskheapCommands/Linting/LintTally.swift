import Findings
import Reports

/// What a run of `lint` adds up to.
struct LintTally {
  private let failOn: Severity
  /// Whether findings are counted by rule too.
  private let countsRules: Bool
  /// The exit status so far.
  private(set) var status = ExitStatus.success
  private var summary = RunSummary()
  private var perRule: [String: Int] = [:]
  private var told: Set<String> = []

  /// The tally of a run that fails from this severity on.
  init(failOn: Severity, countsRules: Bool) {
    self.failOn = failOn
    self.countsRules = countsRules
  }

  /// Counts the findings of one file, and gives what has to be told beside them: why it could not be read, and which
  /// accepted risks have expired, each once.
  mutating func take(_ report: FileReport, _ settings: InputSettings) -> [String] {
    if let failure = report.failure {
      status = status.combined(with: .inputOutput)
      summary.unreadable += 1
      return ["\(VisibleText.of(report.path)): \(failure)"]
    }
    summary.files += 1
    for finding in report.findings {
      summary.add(finding)
      guard finding.stands else { continue }
      if countsRules { perRule["\(finding.rule.id) \(finding.rule.name)", default: 0] += 1 }
      if finding.severity >= failOn { status = status.combined(with: .findings) }
    }
    return settings.expiryNotes(report.findings).filter { told.insert($0).inserted }.map(VisibleText.of)
  }

  /// The run as a whole.
  func whole() -> RunSummary {
    var summary = summary
    if countsRules { summary.statistics = perRule }
    return summary
  }
}
