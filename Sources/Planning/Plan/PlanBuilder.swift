import DesktopHeap
import Findings
import LintRules
import SubSystems

/// Puts a plan together from a decision and all that belongs to it.
struct PlanBuilder {
  let situation: PlanSituation
  let path: String
  let findings: [Finding]

  /// The most desktops whose heaps are told one by one.
  private static let toldHeaps = 40

  func plan(_ decision: PlanDecision, _ change: TripleChange?) -> Plan {
    let assessment = situation.assessment
    return Plan(
      path: path, assessment: assessment, verdict: decision.verdict, headline: decision.headline,
      before: assessment.triple, after: decision.after, reasons: decision.reasons, demand: situation.demand,
      capacityBefore: assessment.capacity.map { _ in situation.capacity(used) },
      capacityAfter: decision.after.map { situation.capacity($0) }, heaps: heaps(decision.after),
      rejected: situation.rejected(decision), alternatives: situation.alternatives(decision),
      unknown: unknown(decision), remarks: remarks, confidence: confidence(decision), restsOn: restsOn,
      next: next(decision), acceptedRisks: change?.verdict.acceptedRisks ?? [], change: change)
  }

  /// The numbers that Windows uses.
  private var used: SharedSectionTriple {
    var triple = situation.written
    if let second = situation.assessment.win32k.interactiveKB { triple.interactive = Kilobytes(Int64(second)) }
    if let third = situation.assessment.win32k.nonInteractiveKB { triple.nonInteractive = Kilobytes(Int64(third)) }
    return triple
  }

  private func heaps(_ after: SharedSectionTriple?) -> [Plan.HeapEffect] {
    let target = after ?? situation.written
    func effect(_ name: String, _ number: HeapNumber, _ usedRate: Double?) -> Plan.HeapEffect {
      Plan.HeapEffect(desktop: name, before: situation.size(number), after: number.size(in: target), usedRate: usedRate)
    }
    let listed = HeapNumber.allCases.flatMap { number in
      situation.evidence.heaps(of: number).map { heap in
        let size = situation.size(number)
        return effect(
          heap.desktop, number, size.count > 0 ? heap.usedRate * Double(heap.size.count) / Double(size.count) : nil)
      }
    }
    if !listed.isEmpty { return Array(listed.prefix(Self.toldHeaps)) }
    let fixed = FixedHeaps.on(situation.architecture)
    return [
      effect("WinSta0\\Default, of each session", .interactive, nil),
      Plan.HeapEffect(desktop: "WinSta0\\Winlogon", before: fixed.winlogon, after: fixed.winlogon, usedRate: nil),
      Plan.HeapEffect(desktop: "WinSta0\\Disconnect", before: fixed.disconnect, after: fixed.disconnect, usedRate: nil),
      effect("each non-interactive desktop (services)", .nonInteractive, nil),
    ]
  }

  private func unknown(_ decision: PlanDecision) -> [String] {
    var unknown = (situation.system.notes + situation.system.disagreements).map { note in
      note.prefix(1).uppercased() + note.dropFirst() + "."
    }
    let after = decision.after ?? situation.written
    if situation.evidence.heaps(of: .nonInteractive).isEmpty {
      let size = after.effectiveNonInteractive
      let most = HeapShare.part(Double(HeapUse.target.upperBound), of: size)
      unknown.append(
        size < situation.size(.nonInteractive)
          ? "How full the heaps are: nothing was measured. A desktop that uses more than \(most) now is too full at \(size)."
          : "How full the heaps are: nothing was measured.")
    }
    if situation.view.size != nil {
      unknown.append(
        "What printer and font drivers take of the session view space: they share it, so every count here is an upper bound."
      )
    }
    if situation.release == .nt4, situation.written.nonInteractive == nil, decision.after != nil {
      unknown.append(
        "Whether these programs are COM servers that run as one user: from SP4 on these share one window station, and then "
          + "the heap should not be made smaller (Microsoft KB169321).")
    }
    if situation.isDynamic, after.effectiveNonInteractive > situation.size(.nonInteractive) {
      unknown.append(
        "Microsoft's KB947246 says that the heap of session 0 cannot be changed, and in the same list to raise the third "
          + "number; reports from the field raise it.")
    }
    if case .needed = situation.growth(.nonInteractive) {
      unknown.append(Self.cause)
    } else if case .needed = situation.growth(.interactive) {
      unknown.append(Self.cause)
    }
    return unknown
  }

  private static let cause =
    "Whether the program needs that much or leaks: a heap that fills again after each raise is a leak, and no size mends it."

  private var remarks: [String] {
    let told = findings.filter(\.stands).map {
      "The linter already says of this value: \($0.severity.rawValue) \($0.rule.id). \($0.message.found)"
    }
    return situation.evidence.remarks + (situation.demand?.remarks ?? []) + measuredUnderOther + told
  }

  /// Listings whose heaps have another size than the file gives them.
  private var measuredUnderOther: [String] {
    HeapNumber.allCases.compactMap { number in
      guard let other = situation.evidence.heaps(of: number).first(where: { $0.size != situation.size(number) }) else {
        return nil
      }
      return
        "The listing shows \(other.desktop) with \(other.size), the file gives it \(situation.size(number)): it was made "
        + "under other numbers, or on another machine."
    }
  }

  private var restsOn: [String] {
    var kinds: [String] = []
    if !situation.evidence.heaps.isEmpty { kinds.append("a heap listing") }
    if !situation.evidence.events.isEmpty { kinds.append("events") }
    kinds += situation.evidence.hints.map(\.words)
    return kinds + needs
  }

  /// By whom the need is told.
  private var needs: [String] {
    let parts = situation.demand?.parts.map(\.source) ?? []
    var told: [String] = []
    if situation.needs.isStated { told.append("the need as stated") }
    if parts.contains(where: { if case .export = $0 { true } else { false } }) { told.append("the export's services") }
    if parts.contains(where: { if case .workload = $0 { true } else { false } }) { told.append("the workload file") }
    return told
  }

  /// Two kinds of evidence and a system that is known make an answer certain; none, or a system that is not, possible.
  private func confidence(_ decision: PlanDecision) -> Plan.Confidence {
    let system = situation.system
    if decision.confidence == .possible { return .possible }
    let isKnown = !system.isUndecidedAboutBoot && (situation.isDynamic || system.release != nil)
    let isWhole = system.disagreements.isEmpty && situation.evidence.remarks.isEmpty && measuredUnderOther.isEmpty
    let isOnlySign = restsOn.count == situation.evidence.hints.count
    if !isKnown || isOnlySign { return .possible }
    if let confidence = decision.confidence { return confidence }
    // Who tells the need is one kind, however many tell it.
    let kinds = restsOn.count - max(0, needs.count - 1)
    return kinds > 1 && isWhole ? .certain : .likely
  }

  private func next(_ decision: PlanDecision) -> [String] {
    let stating =
      situation.system.isUndecidedAboutBoot && decision.after != nil
      ? ["Say which release it is (--release NAME) and plan again: on another one the answer is another."] : []
    guard decision.verdict == .change else { return decision.next }
    return stating + [
      "Export the key once more and keep it; have the recovery console and, with BitLocker, the recovery key at hand.",
      "Make the change (plan … --output DIR writes apply.reg, scripts and the way back), then restart Windows.",
      "Look at the value (reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems\" /v Windows), and for "
        + "events 243 and 244 in the days after; measure the heaps if you can.",
    ]
  }
}
