/// What a configuration says of findings.
package struct FindingPolicy: Hashable, Sendable {
  /// The severity of a rule's findings in place of its own, by the rule's id.
  package var severities: [String: Severity] = [:]
  /// The ids of the rules that are not run.
  package var off: Set<String> = []
  /// The risks that are accepted and have not expired.
  package var acceptedRisks: [AcceptedRisk] = []
  /// Whether a comment that suppresses must give its reason.
  package var requiresReasons = false
  /// Whether what can keep Windows from booting may be suppressed, accepted or known.
  package var allowsBootRisk = false

  /// The policy of no configuration.
  package init() {}

  /// The ids of the rules whose risks are accepted.
  package var acceptedRules: Set<String> { Set(acceptedRisks.map(\.rule)) }
}

/// A risk that somebody has accepted for a reason.
package struct AcceptedRisk: Hashable, Sendable {
  /// The id of the rule.
  package let rule: String
  /// Why.
  package let reason: String
  /// The last day on which it counts, as `2026-12-31`; nil for ever.
  package let expires: String?
  /// Where it is said, for people: `.deskheap.yml:12:5`.
  package let place: String

  /// An accepted risk.
  package init(rule: String, reason: String, expires: String?, place: String) {
    self.rule = rule
    self.reason = reason
    self.expires = expires
    self.place = place
  }
}
