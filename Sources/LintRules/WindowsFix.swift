import Findings
import Splices
import SubSystems

extension WindowsAssessment {
  /// The longest text that is given fixes, in UTF-16 units: several times what Windows writes and what win32k reads. In a list
  /// of bytes each fix lays out anew all that stands behind it.
  static let fixableUnits = 2048

  /// An unsafe fix that puts `text` in the place of a stretch of the value; nil where the value cannot be edited, and
  /// where it is longer than ``fixableUnits``.
  func fix(_ title: String, replacing range: Range<Int>, with text: String, in context: LintContext) -> Fix? {
    guard windows.string.units.count <= Self.fixableUnits else { return nil }
    return windows.splices(replacing: range, with: text, in: context.export.facts)
      .map { Fix(title: title, applicability: .unsafe, edits: $0) }
  }
}
