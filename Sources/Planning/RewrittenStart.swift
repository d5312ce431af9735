import Findings
import LintRules
import RegistryText
import SubSystems

extension FixRun {
  /// A file as it is at one point of the run.
  struct State {
    var context: LintContext
    var findings: [Finding]

    init(context: LintContext, findings: [Finding]) {
      self.context = context
      self.findings = findings
    }

    /// The state of what `context` holds.
    init(_ context: LintContext, _ rules: [Rule]) {
      self.init(context: context, findings: Linter.findings(in: context, rules: rules))
    }
  }

  /// The file after the fixes that rewrite its whole text: at most one of each rule, as none is needed twice.
  struct RewrittenStart {
    /// What cannot have stood in a text that was damaged only by the conversion of its line ends: if it comes to light
    /// when the line ends are restored, they were not what was wrong.
    private static let signsOfDamage: Set<String> = ["DH101", "DH102", "DH109", "DH110", "DH112"]

    private(set) var file: ReadableExport
    private(set) var state: State
    private(set) var rewritings: [TextRewriting] = []
    private(set) var applied: [Finding] = []
    /// Findings that are gone.
    private(set) var fixed: [Finding] = []
    /// The findings that count as having been there before.
    private(set) var baseline: [Finding]

    init(
      of file: ReadableExport, _ start: State, _ selection: FixSelection, rules: [Rule]
    ) throws(PlanningError) {
      self.file = file
      state = start
      baseline = start.findings
      while let (finding, rewriting) = next(selection) {
        self.file = self.file.rewritten(by: rewriting)
        state = State(LintContext(try self.file.survey(), options: start.context.options), rules)
        rewritings.append(rewriting)
        applied.append(finding)
        compare(rewriting)
      }
    }

    private func next(_ selection: FixSelection) -> (Finding, TextRewriting)? {
      let made = Set(applied.map(\.rule.id))
      for finding in state.findings where !made.contains(finding.rule.id) {
        if let rewriting = selection.fix(of: finding)?.rewriting { return (finding, rewriting) }
      }
      return nil
    }

    /// Text, lines and columns stay what they were, so what is found in both is the same. Behind damaged line ends
    /// nothing was read: what comes to light there was there before.
    private mutating func compare(_ rewriting: TextRewriting) {
      var old = baseline
      baseline = state.findings.filter { finding in
        if let index = old.firstIndex(where: { $0.fingerprint == finding.fingerprint }) {
          old.remove(at: index)
          return true
        }
        return rewriting == .restoredLineEnds && !Self.signsOfDamage.contains(finding.rule.id)
      }
      fixed += old
    }
  }
}
