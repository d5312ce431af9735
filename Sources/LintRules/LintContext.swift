import RegistryText
package import SubSystems

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

  /// The values that Windows reads as one string, which the rules about the string look at. Those of another type are
  /// told as a whole by DH203.
  package var strings: [WindowsAssessment] {
    assessments.filter { $0.windows.value.type == 1 || $0.windows.value.type == 2 }
  }

  /// The context of one export.
  package init(_ export: Export, options: LintOptions = LintOptions()) {
    self.export = export
    self.options = options
    assessments = export.windowsValues.map { WindowsAssessment($0, in: export, options: options) }
    before =
      options.before.map { old in old.windowsValues.map { WindowsAssessment($0, in: old, options: options) } } ?? []
  }

  /// The same with only the `Windows` values that are whole texts: what another one says, or lacks, is a consequence of
  /// what DH109, DH102 or a rule of the key tells of it.
  var ofWholeTexts: LintContext {
    var result = self
    result.assessments.removeAll { !$0.windows.isReadable || isCutOff($0.windows.value) }
    return result
  }
}
