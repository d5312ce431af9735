import Findings

/// What machine formats say of a finding in plain text on one line, made visible for logs and pages and cut to what they take.
enum FindingWords {
  /// The longest text, in characters of the original.
  static let limit = 16_000

  /// The message and, where there is one, what would mend it.
  static func whole(_ finding: Finding, limit: Int = Self.limit) -> String {
    [message(finding, limit: limit), fix(finding)].compactMap(\.self).joined(separator: " ")
  }

  /// The message.
  static func message(_ finding: Finding, limit: Int = Self.limit) -> String {
    VisibleText.of(ClippedText.of(finding.message.text, limit))
  }

  /// What would mend it and whether it changes what is imported; nil where a person must decide.
  static func fix(_ finding: Finding) -> String? {
    finding.fix.map { "Fix (\($0.applicability.rawValue)): \(VisibleText.of(ClippedText.of($0.title, limit)))." }
  }

  /// The rule's id and name.
  static func rule(_ finding: Finding) -> String { "\(finding.rule.id) \(finding.rule.name)" }

  /// What is said of findings that were left out because there are too many alike.
  static func untold(_ rule: String, _ count: Int) -> String {
    "\(count) more of \(VisibleText.of(rule)) like those told"
  }
}

extension Exemption {
  /// Who has spoken for a finding, as a sentence: a report hides nothing.
  var sentence: String {
    let until = expires.map { ", until \($0)" } ?? ""
    let what =
      switch kind {
      case .comment: "Suppressed by a comment"
      case .acceptedRisk: "Accepted in the configuration"
      case .known: "Known from before"
      }
    return "\(what) (\(place)\(until))" + (reason.map { ": \($0)" } ?? "") + "."
  }
}
