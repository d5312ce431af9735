import Findings
import ArgumentParser
import LintRules
import Reports
import Spelling

/// `deskheap explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule is about, why it matters, and from where that is known.",
    discussion: """
      EXAMPLES
        deskheap explain DH404
        deskheap explain blank-in-shared-section DH506
      """)

  @Argument(
    help: ArgumentHelp("Ids or names of rules.", valueName: "rule"),
    completion: .list(Rule.all.flatMap { [$0.info.id, $0.info.name] }))
  var names: [String]

  @Option(help: ArgumentHelp("text or markdown.", valueName: "format"))
  var format: PageFormat = .text

  enum PageFormat: String, NamedChoice {
    case text
    case markdown
  }

  func run() throws {
    let console = Console.standard()
    for name in names {
      guard let rule = Rule.named(name) else {
        throw CommandFailure.usage(
          "there is no rule \(VisibleText.of(name))"
            + NearestName.hint(name, among: Rule.all.flatMap { [$0.info.id, $0.info.name] }))
      }
      let page = RulePage(rule)
      try console.output.write(format == .text ? page.text(console.style) : page.markdown)
    }
    try console.output.flush()
  }
}

extension Rule {
  /// The rule with this id or name, in any case.
  static func named(_ name: String) -> Rule? {
    all.first { $0.info.id == name.uppercased() || $0.info.name == name.lowercased() }
  }
}
