package import Findings

/// What a configuration makes of a rule.
package enum RuleSetting: String, Hashable, Sendable, CaseIterable {
  /// Its findings are errors.
  case error
  /// Its findings are warnings.
  case warning
  /// Its findings are worth knowing.
  case info
  /// It is not run.
  case off

  /// The severity; nil where it is off.
  package var severity: Severity? { Severity(rawValue: rawValue) }
}
