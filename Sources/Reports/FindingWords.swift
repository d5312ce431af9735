import Findings

/// What machine formats say of a finding in plain text on one line, made visible for logs and pages.
enum FindingWords {
  /// The message and, where there is one, what would mend it.
  static func whole(_ finding: Finding) -> String {
    [VisibleText.of(finding.message.text), fix(finding)].compactMap(\.self).joined(separator: " ")
  }

  /// What would mend it and whether it changes what is imported; nil where a person must decide.
  static func fix(_ finding: Finding) -> String? {
    finding.fix.map { "Fix (\($0.applicability.rawValue)): \(VisibleText.of($0.title))." }
  }

  /// The rule's id and name.
  static func rule(_ finding: Finding) -> String { "\(finding.rule.id) \(finding.rule.name)" }

  /// What is said of findings that were left out because there are too many alike.
  static func untold(_ rule: String, _ count: Int) -> String {
    "\(count) more of \(VisibleText.of(rule)) like those told"
  }
}
