import Findings
import Splices
import SubSystems

extension WindowsAssessment {
  /// An unsafe fix that puts `text` in the place of a stretch of the value; nil where the value cannot be edited.
  func fix(_ title: String, replacing range: Range<Int>, with text: String, in context: LintContext) -> Fix? {
    windows.splices(replacing: range, with: text, in: context.export.facts)
      .map { Fix(title: title, applicability: .unsafe, edits: $0) }
  }
}
