package import LintRules
import Findings

/// The contents of the rules' documentation: a table for each family.
package enum RuleIndex {
  private static let families: [(prefix: String, title: String)] = [
    ("DH1", "The text of the file"), ("DH2", "The key and its values"), ("DH3", "The arguments of csrss"),
    ("DH4", "SharedSection"), ("DH5", "The sizes of the heaps"), ("DH6", "Related settings"),
    ("DH7", "Comments that speak to deskheap"),
  ]

  /// The file of a rule's page.
  package static func fileName(_ rule: Rule) -> String { "\(rule.info.id)-\(rule.info.name).md" }

  /// The index as Markdown.
  package static func markdown(_ rules: [Rule] = Rule.all) -> String {
    var text = """
      # The rules

      An **error** is something that Windows will not boot with, will not do as the file says, or that shrinks heaps \
      without a word. A **warning** works, but by accident or against documented advice. **info** is worth knowing. \
      A fix is safe when an import leaves the same registry with it as without; all others ask for `--unsafe-fixes`. \
      `deskheap explain DH404` shows a page in the terminal.

      """
    for family in families {
      text += "\n## \(family.title)\n\n| rule | severity | finds | fix |\n|---|---|---|---|\n"
      for rule in rules where rule.info.id.hasPrefix(family.prefix) { text += row(rule) }
    }
    return text
  }

  private static func row(_ rule: Rule) -> String {
    let info = rule.info
    let safeties = Set(rule.examples.flatMap { $0.findings(of: rule) }.compactMap { $0.fix?.applicability.rawValue })
    let severities = Set(rule.examples.filter(\.isFound).map { $0.severity ?? info.severity })
    let others = severities.filter { $0 != info.severity }.sorted().reversed().map(\.rawValue)
    let severity =
      others.isEmpty ? info.severity.rawValue : "\(info.severity.rawValue) (\(others.joined(separator: ", ")))"
    let summary = info.summary.replacing("|", with: "\\|")
    return "| [\(info.id) \(info.name)](\(fileName(rule))) | \(severity) | \(summary) "
      + "| \(safeties.sorted().joined(separator: ", ")) |\n"
  }
}
