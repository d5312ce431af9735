/// A rule's name and what is to be known of it without a finding. Every finding has it, so it is held by reference; the id
/// tells one from another.
package final class RuleInfo: Hashable, Sendable {
  /// The id, stable for ever: `DH404`.
  package let id: String
  /// The name, which says what is found: `blank-in-shared-section`.
  package let name: String
  /// The severity unless the circumstances make it another.
  package let severity: Severity
  /// What it finds, in one line.
  package let summary: String
  /// Why it matters: what Windows does, and since when, in plain prose; paragraphs are parted by an empty line.
  package let explanation: String
  /// Where that is known from.
  package let sources: [Basis]

  /// Whether it is about comments that speak to this program: Windows passes over them, and no change is refused for them.
  package var isAboutComments: Bool { id.hasPrefix("DH7") }

  /// Makes the description of a rule.
  package init(
    id: String, name: String, severity: Severity, summary: String, explanation: String, sources: [Basis]
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.sources = sources
  }

  package static func == (a: RuleInfo, b: RuleInfo) -> Bool { a.id == b.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
