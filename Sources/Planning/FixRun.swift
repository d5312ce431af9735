package import Findings
package import LintRules
package import RegistryText
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
    // What is suppressed or accepted is meant as it is.
    guard finding.stands, let fix = finding.fix, !fix.edits.isEmpty || fix.rewriting != nil,
      rules?.contains(finding.rule.id) ?? true,
      includesUnsafe || fix.applicability == .safe
    else { return nil }
    return fix
  }
}

/// The fixes of a file, made round by round until none is left: a fix may uncover the next finding. Those that rewrite
/// the whole text come first and are made while the file is read, so that memory does not grow with it; splices of the
/// rewritten text follow.
package struct FixRun: Sendable {
  /// How many rounds there are at most: fixes that undo each other must not go on for ever.
  package static let roundLimit = 64

  /// The findings that were fixed, in the order in which that happened.
  package let applied: [Finding]
  /// What is done to the whole text, in this order, before the splices.
  package let rewritings: [TextRewriting]
  /// The file with the whole text rewritten, to which the splices apply; the file itself where that is not done.
  package let base: ReadableExport
  /// The bytes of `base`, as far as it was read.
  package let baseSize: Int
  /// All other changes as one list.
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
    contextBefore = LintContext(try file.survey(), options: options)
    let found = Linter.findings(in: contextBefore, rules: rules)
    let start = try RewrittenStart(
      of: file, State(context: contextBefore, findings: found), selection, rules: rules)
    base = start.file
    baseSize = start.state.context.export.facts.size
    rewritings = start.rewritings
    var state = start.state
    var splices = SpliceList.none
    var applied = start.applied
    var rounds = applied.count
    var pick = Pick(from: state.findings, selection)
    while !pick.splices.isEmpty, rounds < Self.roundLimit {
      do { splices = try splices.followed(by: pick.splices) } catch { throw .splice(error) }
      let changed = try base.survey(after: splices, of: start.state.context.export)
      state = State(LintContext(changed, options: options), rules)
      applied += pick.findings
      rounds += 1
      pick = Pick(from: state.findings, selection)
    }
    self.applied = applied
    self.rounds = rounds
    self.splices = splices
    contextAfter = state.context
    left = state.findings
    isSettled = pick.splices.isEmpty && !state.findings.contains { selection.fix(of: $0)?.rewriting != nil }
    verdict = ChangeVerdict(
      before: start.baseline, after: state.findings, alreadyFixed: start.fixed, accepting: accepted,
      forgivesUncovered: true
    ) { old, new in old.start(after: splices) == new.start }
  }

  /// Whether anything is changed.
  package var changesNothing: Bool { splices.isEmpty && rewritings.isEmpty }

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
        guard let fix = selection.fix(of: finding), fix.rewriting == nil, !(value.map(values.contains) ?? false),
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
