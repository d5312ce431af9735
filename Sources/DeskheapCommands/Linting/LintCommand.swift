import ArgumentParser
import Findings
import LintRules
import Reports

/// `deskheap lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what is wrong in registry exports, what Windows will do about it, and what is right.",
    discussion: """
      EXAMPLES
        deskheap lint server.reg
        deskheap lint .             all .reg files below this folder
        deskheap lint --release server-2003 --fail-on warning exports/
        deskheap lint --format sarif=a.sarif --format junit=b.xml exports/
        deskheap lint --value "…"   the string itself
        reg query "HKLM\\…\\Session Manager\\SubSystems" | deskheap lint -
        deskheap lint --known-findings known.json .   only what is new counts

      Settings for a project stand in .deskheap.yml; `deskheap config --show FILE` says what applies to a file. A comment \
      `; deskheap:ignore DH504 -- reason` suppresses a finding of the next statement.

      EXIT STATUS
        0  nothing at or above --fail-on
        1  findings
        2  wrong usage or configuration
        3  a file could not be read
      """)

  enum Threshold: String, NamedChoice {
    case error, warning, info

    var severity: Severity { Severity(rawValue: rawValue) ?? .error }
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var system: SystemOptions
  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  @Option(
    help: ArgumentHelp(
      "text, json, jsonl, sarif, gitlab, github, markdown, junit or checkstyle; FORMAT=PATH writes to a file. May be given more than once.",
      valueName: "format"))
  var format: [FormatChoice] = []

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1: error (where nothing else is set), warning or info.",
      valueName: "severity"))
  var failOn: Threshold?

  @Option(help: ArgumentHelp("Only these rules, by id or the start of one: DH4,DH101.", valueName: "ids"))
  var select: [RuleSelection] = []

  @Option(help: ArgumentHelp("Not these rules.", valueName: "ids"))
  var ignore: [RuleSelection] = []

  @Option(
    help: ArgumentHelp("An export of the state before, to judge the change from it.", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var before: String?

  @Option(
    help: ArgumentHelp("Write what is found to a list, so that a later run tells what is new.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeFindings: String?

  @Option(
    help: ArgumentHelp("The list of findings that were there before and do not count.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var knownFindings: String?

  @Flag(help: "Take what is not found any more out of the list of known findings.")
  var prune = false

  @Flag(help: "One line for each finding, no summary.")
  var quiet = false

  @Flag(help: "Also count the findings of each rule.")
  var statistics = false

  @Flag(help: "Exit with 0 whatever is found (not when a file cannot be read).")
  var exitZero = false

  @Option(
    help: ArgumentHelp(
      "How many threads read: files, or blocks of a large one; the output is the same for any number.",
      valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected a number from 1 on.") }
    try InputOptions.checkStandardInput(input.paths + [workload])
    if prune, writeFindings != nil {
      throw ValidationError("Give either --prune or --write-findings: a list that is written holds what is found.")
    }
    for (name, path) in [("--write-findings", writeFindings), ("--known-findings", knownFindings)] where path == "-" {
      throw ValidationError("\(name) -: expected a file, which is there for the next run.")
    }
  }

  func run() throws {
    let console = Console.standard()
    let status = try LintRun(self, console).run()
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }
}

/// The rules that an option names: ids or the first letters of ids, parted by commas.
struct RuleSelection: ExpressibleByArgument {
  let prefixes: [String]

  init?(argument: String) {
    prefixes = argument.split(separator: ",").map { $0.trimmingPrefix { $0 == " " }.uppercased() }
    guard !prefixes.isEmpty, prefixes.allSatisfy({ $0.hasPrefix("DH") }) else { return nil }
  }

  static var defaultCompletionKind: CompletionKind { .list(Rule.all.map(\.info.id)) }

  func contains(_ id: String) -> Bool { prefixes.contains { id.hasPrefix($0) } }
}
