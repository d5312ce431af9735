import DesktopHeap
import LintRules

/// A bound that a triple crosses, with the rule that tells of it.
struct CrossedBound {
  let rule: String
  let number: HeapNumber
  let size: Kilobytes
  let bound: Bound
}

extension PlanSituation {
  /// The first bound that `triple` crosses where it raises a number and the rule is not accepted.
  func crossedBound(_ triple: SharedSectionTriple) -> CrossedBound? {
    for number in HeapNumber.allCases where number.size(in: triple) > size(number) {
      let size = number.size(in: triple)
      if number == .interactive, size > max(Bound.interactiveMaximum.value, options.thresholds.interactiveMaximum),
        !accepted.contains("DH504")
      {
        return CrossedBound(rule: "DH504", number: number, size: size, bound: .interactiveMaximum)
      }
      // "Generally safe" is said of x86; before Vista the third number has no other bound on x64 either.
      let isBounded = !isDynamic && (architecture.figures == .x86 || number == .nonInteractive)
      if isBounded, size > Bound.generallySafe.value, !accepted.contains("DH505") {
        return CrossedBound(rule: "DH505", number: number, size: size, bound: .generallySafe)
      }
    }
    return nil
  }

  /// The answer where the next step would cross a bound.
  func beyond(_ crossed: CrossedBound, _ said: [PlanReason]) -> PlanDecision {
    let isDocumented = crossed.rule == "DH504"
    let isAbove = size(crossed.number) > crossed.bound.value
    let bound = isDocumented ? "the documented maximum" : "what is called generally safe"
    let reason = PlanReason(
      "The next size of the \(crossed.number.words), \(crossed.size), lies above \(bound), \(crossed.bound.value).",
      .fact(crossed.bound.source))
    var instead = [
      crossed.number == .interactive
        ? "Find the program in that session that keeps windows, menus or hooks, and mend or restart it."
        : "Find the service that keeps windows, menus or hooks, and mend it or give it an account of its own.",
      crossed.number == .interactive
        ? "Share the work over more sessions: each has heaps of its own."
        : "Share the work over more accounts: each logon session has a heap of its own.",
    ]
    instead.append(
      "If that cannot be done: plan again with --accept-risk \(crossed.rule), and measure before and after. "
        + "What lies beyond is documented nowhere.")
    return .cannot(
      "The heap is full and the \(crossed.number.words) is \(isAbove ? "above" : "at") \(bound) already: it is not raised further.",
      said + [reason], instead: instead)
  }
}
