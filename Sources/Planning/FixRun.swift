package import Findings
package import LintRules
import RegistryText
package import Splices
import SubSystems

/// Which fixes are wanted.
package struct FixSelection: Hashable, Sendable {
  /// Whether those that change what is imported are wanted too.
  package var includesUnsafe: Bool
  /// The ids of the rules whose fixes are wanted; nil for all.
  package var rules: Set<String>?

  /// Wants the safe fixes of all rules.
  package static let safe = FixSelection(includesUnsafe: false)

  /// Wants the fixes of `rules`, or of all.
  package init(includesUnsafe: Bool, rules: Set<String>? = nil) {
    self.includesUnsafe = includesUnsafe
    self.rules = rules
  }

  /// The fix of `finding` where it is wanted.
  package func fix(of finding: Finding) -> Fix? {
    guard let fix = finding.fix, !fix.edits.isEmpty, rules?.contains(finding.rule.id) ?? true,
      includesUnsafe || fix.applicability == .safe
    else { return nil }
    return fix
  }
}

/// The fixes of a file, made round by round until none is left: a fix may uncover the next finding.
package struct FixRun: Sendable {
  /// How many rounds there are at most: fixes that undo each other must not go on for ever.
  package static let roundLimit = 64

  /// The findings that were fixed, in the order in which that happened.
  package let applied: [Finding]
  /// All changes of the file as one list.
  package let splices: SpliceList
  /// The file as it is, judged.
  package let contextBefore: LintContext
  /// The file as it would be, judged.
  package let contextAfter: LintContext
  /// The findings that are left.
  package let left: [Finding]
  /// What the changes do to the findings; one that a fix only uncovers is new too.
  package let verdict: ChangeVerdict
  /// How many rounds changed something.
  package let rounds: Int
  /// Whether no wanted fix is left that could be made.
  package let isSettled: Bool

  /// Makes the fixes that are wanted in `file`. Of two whose changes overlap, the one that stands first in the file is
  /// made and the file looked at again. `accepted` are the ids of the warnings that may come anew.
  package init(
    of file: ReadableExport, _ selection: FixSelection = .safe, options: LintOptions = LintOptions(),
    accepting accepted: Set<String> = [], rules: [Rule] = Rule.all
  ) throws(PlanningError) {
    let export = try file.survey()
    contextBefore = LintContext(export, options: options)
    let before = Linter.findings(in: contextBefore, rules: rules)
    var state = (context: contextBefore, findings: before, splices: SpliceList.none)
    var applied: [Finding] = []
    var rounds = 0
    var pick = Pick(from: before, selection)
    while !pick.splices.isEmpty, rounds < Self.roundLimit {
      do { state.splices = try state.splices.followed(by: pick.splices) } catch { throw .splice(error) }
      let changed = try file.survey(after: state.splices, size: export.facts.size)
      state.context = LintContext(changed, options: options)
      state.findings = Linter.findings(in: state.context, rules: rules)
      applied += pick.findings
      rounds += 1
      pick = Pick(from: state.findings, selection)
    }
    self.applied = applied
    self.rounds = rounds
    splices = state.splices
    contextAfter = state.context
    left = state.findings
    isSettled = pick.splices.isEmpty
    verdict = ChangeVerdict(
      before: before, after: state.findings, accepting: accepted
    ) { old, new in old.start(after: state.splices) == new.start }
  }

  /// The fixes of one round: of findings in the order of the file, those that overlap none before them. A value gets one
  /// fix a round, because a second one might be laid out for the lines that the first one has moved.
  private struct Pick {
    var findings: [Finding] = []
    var splices = SpliceList.none

    init(from found: [Finding], _ selection: FixSelection) {
      var edits: [Splice] = []
      var values: Set<[String]> = []
      for finding in found {
        let value = finding.value.map { [finding.key ?? "", $0] }
        guard let fix = selection.fix(of: finding), !(value.map(values.contains) ?? false),
          let list = try? SpliceList(edits + fix.edits)
        else { continue }
        if let value { values.insert(value) }
        edits += fix.edits
        splices = list
        findings.append(finding)
      }
    }
  }
}
