import Findings
import ArgumentParser
import LintRules
import Reports
import Spelling

/// `deskheap rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or print the schema of a JSON document.",
    discussion: """
      EXAMPLES
        deskheap rules
        deskheap rules --format json
        deskheap rules --schema lint
      """)

  @Option(help: ArgumentHelp("text, json or markdown.", valueName: "format"))
  var format: ListFormat = .text

  enum ListFormat: String, NamedChoice {
    case text
    case json
    case markdown
  }

  @Option(
    help: ArgumentHelp(
      "Print the JSON schema with this name: \(PublishedSchema.names.joined(separator: ", ")).", valueName: "name"),
    completion: .list(PublishedSchema.names))
  var schema: String?

  func run() throws {
    let console = Console.standard()
    if let schema {
      guard let text = PublishedSchema.text(schema) else {
        throw CommandFailure.usage(
          "there is no schema \(VisibleText.of(schema))" + NearestName.hint(schema, among: PublishedSchema.names)
            + "; there are \(PublishedSchema.names.joined(separator: ", "))")
      }
      try console.output.write(text)
    } else {
      try console.output.write(list())
    }
    try console.output.flush()
  }

  private struct RuleList: Encodable {
    var version: String
    var rules: [RuleDocument]
  }

  private func list() throws -> String {
    switch format {
    case .text: table()
    case .json: try JSONText.pretty(RuleList(version: Version.number, rules: Rule.all.map(RuleDocument.init))) + "\n"
    case .markdown: RuleIndex.markdown()
    }
  }

  private func table() -> String {
    let width = Rule.all.map { $0.info.name.utf8.count }.max() ?? 0
    return Rule.all.map { rule in
      let info = rule.info
      let name = info.name + String(repeating: " ", count: width - info.name.utf8.count)
      let severity = info.severity.rawValue + String(repeating: " ", count: 7 - info.severity.rawValue.utf8.count)
      return "\(info.id)  \(name)  \(severity)  \(info.summary)\n"
    }.joined()
  }
}
