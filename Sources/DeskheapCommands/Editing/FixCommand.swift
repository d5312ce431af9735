import ArgumentParser
import Findings

/// `deskheap fix`
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Mend what can be mended in exports, without touching another byte.",
    discussion: """
      EXAMPLES
        deskheap fix server.reg                      an import stays the same
        deskheap fix --unsafe-fixes --diff exports/  all fixes, shown only
        deskheap fix --select DH404 server.reg       of one rule, safe or not

      All files are planned and written beside themselves before the first one is changed. A file in which a fix would \
      bring an error that was not there is left as it is; so is one in which it would bring a warning, unless \
      --accept-risk names it. What comments suppress, or the configuration accepts, is not mended.

      EXIT STATUS
        0  nothing at or above --fail-on is left
        1  some are left, or --diff shows a difference
        2  wrong usage or configuration
        3  a file could not be read or written
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input (to standard output).", valueName: "path"),
    completion: .file(extensions: ["reg"]))
  var paths: [String]

  @Flag(help: "Also make the fixes that change what is imported.")
  var unsafeFixes = false

  @Option(help: ArgumentHelp("Only the fixes of these rules, safe or not: DH404,DH5.", valueName: "ids"))
  var select: [RuleSelection] = []

  @Option(
    help: ArgumentHelp(
      "The least severity of what is left that makes the exit status 1: error (where nothing else is set), warning or info.",
      valueName: "severity"))
  var failOn: LintCommand.Threshold?

  @OptionGroup var edit: EditOptions
  @OptionGroup var system: SystemOptions

  func validate() throws {
    try InputOptions.checkStandardInput(paths)
    if paths.count > 1, edit.output != nil || edit.rollback != nil {
      throw ValidationError("--output and --rollback are for one input.")
    }
  }

  func run() throws {
    let console = Console.standard()
    var run = try FixingRun(self, console)
    let status = try run.run()
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }
}
