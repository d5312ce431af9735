package import Findings
package import LintRules
package import Planning
import RegistryText
import SubSystems

/// What differs between two exports as far as desktop heaps are concerned.
package struct ExportDifference: Sendable {
  /// The paths as given.
  package let paths: (before: String, after: String)
  /// The value that is meant in the state before; nil when there is none.
  package let before: WindowsAssessment?
  /// The value that is meant in the state after; nil when there is none.
  package let after: WindowsAssessment?
  /// Findings of the state before that are gone.
  package let fixed: [Finding]
  /// Findings of the state after that were not there.
  package let new: [Finding]

  /// Compares two exports. Where a file has no `Windows` value its side is nil; where it has several and nothing says
  /// which is meant, the error of ``WindowsChoice`` is thrown.
  package init(
    before: LintContext, after: LintContext, paths: (String, String), controlSet: Int?
  ) throws(PlanningError) {
    self.paths = (paths.0, paths.1)
    self.before = try Self.meant(before, controlSet)
    self.after = try Self.meant(after, controlSet)
    var old = Linter.findings(in: before)
    var new: [Finding] = []
    for finding in Linter.findings(in: after) {
      if let same = old.firstIndex(where: { $0.fingerprint == finding.fingerprint && $0.severity >= finding.severity })
      {
        old.remove(at: same)
      } else {
        new.append(finding)
      }
    }
    (fixed, self.new) = (old, new)
  }

  private static func meant(_ context: LintContext, _ controlSet: Int?) throws(PlanningError) -> WindowsAssessment? {
    guard !context.assessments.isEmpty else { return nil }
    let windows = try WindowsChoice.value(in: context.export, controlSet: controlSet)
    return context.assessments.first { $0.windows.value.bytes == windows.value.bytes }
  }

  /// Whether nothing differs: neither the text of the value, nor its type, nor a finding.
  package var isEmpty: Bool {
    before?.windows.string.units == after?.windows.string.units
      && before?.windows.value.type == after?.windows.value.type
      && fixed.isEmpty && new.isEmpty
  }
}
