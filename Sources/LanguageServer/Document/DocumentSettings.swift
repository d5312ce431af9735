package import Findings
package import LintRules
package import RegistryText

/// What is set for one document. Here a configuration of the project comes in.
package struct DocumentSettings: Sendable {
  /// What is stated of the system that the export is from.
  package var options: LintOptions
  /// The code page of an 8-bit file on disk.
  package var codePage: EncodingChoice
  /// The finding as it is told, with the severity that is set for it; nil where it is not wanted.
  package var told: @Sendable (Finding) -> Finding?

  /// Settings; unless said otherwise, every finding is told as the rule has it.
  package init(
    options: LintOptions = LintOptions(), codePage: EncodingChoice = .automatic,
    told: @escaping @Sendable (Finding) -> Finding? = { $0 }
  ) {
    self.options = options
    self.codePage = codePage
    self.told = told
  }

  /// Finds the settings of a document by the path of its file, nil for one that is not in a file. Asked when a document is
  /// opened, when it is saved, and when a file changes in which settings stand.
  package typealias Source = @Sendable (_ path: String?) -> DocumentSettings
}
