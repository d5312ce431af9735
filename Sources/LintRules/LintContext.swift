import DesktopHeap
import RegistryText
package import SubSystems
package import Workload

/// All that a rule may look at.
package struct LintContext: Sendable {
  /// What the file holds.
  package let export: Export
  /// Its `Windows` values, judged.
  package private(set) var assessments: [WindowsAssessment]
  /// What the caller says of the system.
  package let options: LintOptions
  /// The `Windows` values of the state before, judged; empty when none is given.
  package let before: [WindowsAssessment]
  /// Who uses desktops, as far as the export tells.
  package let users: ExportedUsers

  /// The values that Windows reads as one string, which the rules about the string look at. Those of another type are
  /// told as a whole by DH203.
  package private(set) var strings: [WindowsAssessment]

  /// The context of one export. A text that is among `reviews` is not reviewed again.
  package init(_ export: Export, options: LintOptions = LintOptions(), reviews: StringReviews = StringReviews()) {
    self.export = export
    self.options = options
    users = ExportedUsers(export.users)
    assessments = Self.assessments(of: export, options, reviews)
    strings = assessments.filter { $0.windows.value.type == 1 || $0.windows.value.type == 2 }
    before = options.before.map { Self.assessments(of: $0, options, reviews) } ?? []
  }

  private static func assessments(
    of export: Export, _ options: LintOptions, _ reviews: StringReviews
  ) -> [WindowsAssessment] {
    var found: [StringReview] = []
    let windows = export.windowsValues { units in
      let review = reviews.review(of: units)
      found.append(review)
      return review.string
    }
    return zip(windows, found).map { WindowsAssessment($0, $1, in: export, options: options) }
  }

  /// The same with only the `Windows` values that are whole texts: what another one says, or lacks, is a consequence of
  /// what DH109, DH102 or a rule of the key tells of it.
  var ofWholeTexts: LintContext {
    guard assessments.contains(where: isPart) else { return self }
    var result = self
    result.assessments.removeAll(where: isPart)
    result.strings.removeAll(where: isPart)
    return result
  }

  private func isPart(_ assessment: WindowsAssessment) -> Bool {
    !assessment.windows.isReadable || isCutOff(assessment.windows.value)
  }

  /// The desktops that the system of an assessment needs; nil where neither the export nor a workload file tells.
  package func demand(of assessment: WindowsAssessment) -> MachineDemand? {
    guard !users.isEmpty || options.workload != nil else { return nil }
    // Repetitions are the workload file's only, and were tried when it was read.
    return try? MachineDemand(
      users, inControlSet: assessment.windows.controlSet?.name, on: assessment.system.grading, adding: options.workload)
  }

  /// On NT 4 the services that can leak sessions on the servers that they connect to (Q258837), and what `KeepConn` is;
  /// nil on other releases, without such services, and where the key of `KeepConn` is not in the export.
  package func leakingServices(
    of assessment: WindowsAssessment
  ) -> (services: [ExportedService], key: Export.Key, keepConn: Int?)? {
    let windows = assessment.windows
    guard assessment.system.grading == .nt4,
      let key = export.lastKey(.workstationParameters, in: windows.controlSet)
    else { return nil }
    let services = users.startableServices(inControlSet: windows.controlSet?.name).filter(\.isUserAccounts)
    return services.isEmpty ? nil : (services, key, key.value("KeepConn")?.number)
  }
}
