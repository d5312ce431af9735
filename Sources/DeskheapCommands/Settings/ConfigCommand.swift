import ArgumentParser
import Configuration
import Reports

/// `deskheap config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Say which settings apply to a file and where they come from.",
    usage: "deskheap config [<options>] (--show <file> | --schema)",
    discussion: """
      EXAMPLES
        deskheap config --show exports/server.reg
        deskheap config --show - --format json
        deskheap config --schema > deskheap.schema.json

      Settings come from .deskheap.yml, found upward from each file, and from the user's own \
      $XDG_CONFIG_HOME/deskheap/config.yml. Options of the command line are stronger than variables of the environment, \
      those than the project's file, and that than the user's.

      ENVIRONMENT
      \(environment)
      """)

  /// The variables, a line each.
  private static var environment: String {
    EnvironmentSettings.variables.map { variable in
      let gap = String(repeating: " ", count: 20 - variable.name.utf8.count)
      return "  \(variable.name)\(gap)\(variable.summary)"
    }.joined(separator: "\n")
  }

  @Option(
    help: ArgumentHelp("The file whose settings are shown; - for standard input.", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var show: String?

  @Flag(help: "Print the JSON schema of the configuration file.")
  var schema = false

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  @OptionGroup var system: SystemOptions
  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  func validate() throws {
    if (show == nil) == !schema { throw ValidationError("Give either --show FILE or --schema.") }
  }

  func run() throws {
    let console = Console.standard()
    if let show {
      try console.output.write(try page(show, console))
    } else {
      try console.output.write(ConfigurationShape(RunConfiguration.vocabulary).schema)
    }
    try console.output.flush()
  }

  private func page(_ path: String, _ console: Console) throws -> String {
    let configuration = try RunConfiguration(system, workload: workload)
    let (settings, files) = try configuration.shown(path == "-" ? .standardInput : .file(path))
    let document = SettingsDocument(
      settings, run: try configuration.shownOfRun(), path: path == "-" ? "<stdin>" : path, files: files,
      version: Version.number)
    return format == .json
      ? try JSONText.pretty(document) + "\n" : SettingsText(style: console.style).render(document)
  }
}
