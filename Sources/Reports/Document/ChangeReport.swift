package import Findings
package import LintRules
import SubSystems

/// The report of one file before and after a change.
package struct ChangeReport: Sendable {
  /// The file as it is.
  package let before: ReportInput
  /// The file as it would be.
  package let after: ReportInput
  /// The value as it is.
  package let valueBefore: WindowsAssessment
  /// The value as it would be.
  package let valueAfter: WindowsAssessment
  /// What shows that nothing else changes.
  package let proof: ChangeProof
  /// The heaps that were measured before the change.
  package let heaps: [MeasuredHeap]
  /// How many non-interactive desktops are needed; nil where nothing says.
  package let demand: ReportDemand?
  /// Why it is proposed; nil where nobody planned it.
  package let plan: ReportPlan?
  /// The files that apply it and take it back.
  package let files: HandOverTexts
  /// Findings of the changed file that were not there before.
  package let new: [Finding]
  /// Findings of the file as it is that are gone.
  package let fixed: [Finding]
  /// Findings of the changed file that were there before.
  package let stayed: [Finding]

  /// The report of a change from `before` to `after`. Findings are the same where their fingerprints are, so the two may
  /// differ in encoding and order.
  package init(
    from before: ReportInput, _ valueBefore: WindowsAssessment, to after: ReportInput, _ valueAfter: WindowsAssessment,
    proof: ChangeProof, files: HandOverTexts, heaps: [MeasuredHeap] = [], demand: ReportDemand? = nil,
    plan: ReportPlan? = nil
  ) {
    self.before = before
    self.after = after
    self.valueBefore = valueBefore
    self.valueAfter = valueAfter
    self.proof = proof
    self.files = files
    self.heaps = heaps
    self.demand = demand
    self.plan = plan
    var old: [String: Severity] = [:]
    for finding in before.findings { old[finding.fingerprint] = finding.severity }
    let isKnown = { (finding: Finding) in old[finding.fingerprint].map { finding.severity <= $0 } ?? false }
    new = after.findings.filter { !isKnown($0) }
    stayed = after.findings.filter(isKnown)
    let left = Set(after.findings.map(\.fingerprint))
    fixed = before.findings.filter { !left.contains($0.fingerprint) }
  }

  /// The three numbers, before and after.
  var numbers: [NumberChange] {
    NumberChange.all(valueBefore, valueAfter)
  }

  /// Whether the numbers that Windows reads, or the string, change at all.
  var changesValue: Bool { valueBefore.windows.string.units != valueAfter.windows.string.units }

  /// How many measured heaps hold more than they would have room for.
  private var tooSmall: Int {
    heaps.count { heap in heap.size(after: valueAfter).map { heap.used > $0 } ?? false }
  }

  /// The answer.
  var verdict: ReportVerdict {
    let counts = SeverityCounts(of: new)
    let mended = fixed.isEmpty ? "" : " It mends \(fixed.count == 1 ? "one finding" : "\(fixed.count) findings")."
    if let failure = valueAfter.csrss.failure {
      return ReportVerdict(
        state: .unsound, headline: "Do not apply: Windows is not expected to start",
        explanation: "After the change csrss fails: \(failure.fault.words).")
    }
    if counts.errors > 0 {
      return ReportVerdict(
        state: .unsound, headline: "Do not apply: the change brings \(counts.words)",
        explanation: "Each is explained under Findings.\(mended)")
    }
    if !proof.others.isEmpty {
      return ReportVerdict(
        state: .caution, headline: "More changes than this value",
        explanation: "Other values of the two files differ too; they are listed under What changes. \(mended)")
    }
    if tooSmall > 0 {
      return ReportVerdict(
        state: .caution, headline: "What was measured would not fit",
        explanation:
          "\(tooSmall == 1 ? "One heap" : "\(tooSmall) heaps") that \(tooSmall == 1 ? "was" : "were") measured "
          + "held more than the new size; see Effect on desktops.\(mended)")
    }
    if counts.warnings > 0 {
      return ReportVerdict(
        state: .caution, headline: "Can be applied once \(counts.words) \(counts.total == 1 ? "is" : "are") accepted",
        explanation: "No new error. Each new warning names the advice that it goes against.\(mended)")
    }
    if !changesValue {
      return ReportVerdict(
        state: .sound, headline: "Nothing changes", explanation: "The value is the same before and after.")
    }
    return ReportVerdict(
      state: .sound, headline: "Sound: no new error, no new warning",
      explanation: "Both of Windows' readers understand the new value as it is meant.\(mended)")
  }
}
