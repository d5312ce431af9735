import Configuration
import DesktopHeap
import Findings
import LintRules
import RegistryText

/// What applies to one input.
struct InputSettings: Sendable {
  /// How it is judged.
  var options: LintOptions
  /// The path of the workload file that is part of that, as people are told it.
  var workloadName: String?
  /// How its text is read.
  var choice: EncodingChoice
  /// Accepted risks that have expired.
  var expired: [AcceptedRisk]
}

/// An input and what applies to it.
struct ConfiguredInput: Sendable {
  let input: InputFinder.Input
  let settings: InputSettings
}

extension InputSettings {
  /// The settings of a file, its workload file read.
  init(_ settings: FileSettings) {
    options = LintOptions()
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
