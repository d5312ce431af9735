import Configuration
import DesktopHeap
import Findings
import LintRules
import RegistryText
import Workload

/// What applies to one input.
final class InputSettings: Sendable {
  /// How it is judged.
  let options: LintOptions
  /// The path of the workload file that is part of that, as people are told it.
  let workloadName: String?
  /// How its text is read.
  let choice: EncodingChoice
  /// Accepted risks that have expired.
  private let expired: [AcceptedRisk]

  /// The settings of a file, with its workload file read; rules that `isSelected` names are on whatever the file says.
  init(
    _ settings: FileSettings, workload: (name: String, description: WorkloadDescription)?,
    isSelected: (String) -> Bool
  ) {
    var options = LintOptions()
    options.release = settings.release?.value
    options.releaseOrigin = Self.words(settings.release?.origin)
    options.architecture = settings.architecture?.value
    options.architectureOrigin = Self.words(settings.architecture?.origin)
    options.terminalServices = settings.terminalServices?.value ?? false
    options.threeGigabytes = settings.threeGigabytes?.value ?? false
    options.sessionViewSize = settings.sessionViewSize?.value
    options.policy = settings.policy
    if let step = settings.step?.value { options.thresholds.step = Kilobytes(step) }
    if let maximum = settings.interactiveMaximum?.value {
      options.thresholds.interactiveMaximum = Kilobytes(maximum)
    }
    options.policy.off = options.policy.off.filter { !isSelected($0) }
    options.workload = workload?.description
    self.options = options
    workloadName = workload?.name
    choice = settings.codePage.flatMap { CodePage(number: $0.value) }.map(EncodingChoice.stated) ?? .automatic
    expired = settings.expiredRisks
  }

  /// Of the command line nothing is said but that it is stated.
  private static func words(_ origin: SettingOrigin?) -> String? {
    if case .flag? = origin { nil } else { origin?.words }
  }

  /// What has to be told of findings that an accepted risk no longer covers.
  func expiryNotes(_ findings: [Finding]) -> [String] {
    expired.filter { risk in findings.contains { $0.stands && $0.rule.id == risk.rule } }.map {
      "\($0.place): the accepted risk of \($0.rule) expired on \($0.expires ?? "") and no longer counts"
    }
  }
}
