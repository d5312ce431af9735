import Findings
import ArgumentParser
import LintRules
import Reports

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

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  @Option(
    help: ArgumentHelp(
      "Print the JSON schema with this name: \(JSONSchema.names.joined(separator: ", ")).", valueName: "name"))
  var schema: String?

  func run() throws {
    let console = Console.standard()
    if let schema {
      guard let text = JSONSchema.text(schema) else {
        throw CommandFailure.usage(
          "there is no schema \(VisibleText.of(schema))" + NearestName.hint(schema, among: JSONSchema.names)
            + "; there are \(JSONSchema.names.joined(separator: ", "))")
      }
      try console.output.write(text)
    } else if format == .json {
      let text = try JSONText.pretty(RuleList(version: Version.number, rules: Rule.all.map(RuleDocument.init)))
      try console.output.write(text + "\n")
    } else {
      try console.output.write(table())
    }
    try console.output.flush()
  }

  private struct RuleList: Encodable {
    var version: String
    var rules: [RuleDocument]
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
