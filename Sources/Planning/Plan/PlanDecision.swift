import DesktopHeap

/// What is to be done with the numbers, before the linter has seen it.
struct PlanDecision {
  var verdict: Plan.Verdict
  var headline: String
  var after: SharedSectionTriple?
  var reasons: [PlanReason]
  var next: [String]
  /// How sure it is, where that does not hang on how much evidence there is.
  var confidence: Plan.Confidence?

  static func change(_ headline: String, to triple: SharedSectionTriple, _ reasons: [PlanReason]) -> PlanDecision {
    PlanDecision(verdict: .change, headline: headline, after: triple, reasons: reasons, next: [])
  }

  static func noChange(_ headline: String, _ reasons: [PlanReason], next: [String] = []) -> PlanDecision {
    PlanDecision(verdict: .noChange, headline: headline, reasons: reasons, next: next)
  }

  static func cannot(
    _ headline: String, _ reasons: [PlanReason], instead: [String], sure: Plan.Confidence? = nil
  ) -> PlanDecision {
    PlanDecision(verdict: .cannot, headline: headline, reasons: reasons, next: instead, confidence: sure)
  }
}
