#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the argument parser knows of the commands, as its own dump of the help has it.
struct HelpTree: Decodable {
  struct Name: Decodable {
    var kind: String
    var name: String

    /// As it is typed: `--format`, `-h`.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  struct Argument: Decodable {
    var kind: String
    var abstract: String?
    var names: [Name]?
    var valueName: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
    var allValues: [String]?
    var defaultValue: String?
  }

  private struct Root: Decodable {
    var command: HelpTree
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool
  var arguments: [Argument]?
  var subcommands: [HelpTree]?

  /// Reads the dump.
  static func read(_ dump: String) throws -> HelpTree {
    try JSONDecoder().decode(Root.self, from: Data(dump.utf8)).command
  }

  /// The commands that people are told of.
  var shownCommands: [HelpTree] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }
}
