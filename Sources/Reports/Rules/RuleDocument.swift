import Findings
package import LintRules

/// A rule as JSON documents have it.
package struct RuleDocument: Encodable {
  struct SourceDocument: Encodable {
    var mark: String
    var text: String
  }

  let id: String
  let name: String
  let severity: String
  let summary: String
  let explanation: String
  let sources: [SourceDocument]

  /// The document of `rule`.
  package init(_ rule: Rule) {
    let info = rule.info
    (id, name, severity, summary) = (info.id, info.name, info.severity.rawValue, info.summary)
    explanation = info.explanation
    sources = info.sources.map { SourceDocument(mark: $0.mark, text: $0.source) }
  }
}
