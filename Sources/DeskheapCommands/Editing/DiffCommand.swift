import ArgumentParser
import LintRules
import Planning
import RegistryText
import Reports
import SubSystems

/// `deskheap diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changed between two exports, and what that does to capacity and risk.",
    usage: "deskheap diff [<options>] <old> <new>",
    discussion: """
      EXAMPLES
        deskheap diff before.reg after.reg
        deskheap diff --format json before.reg after.reg

      EXIT STATUS
        0  the setting is the same
        1  there is a difference
        2  wrong usage or configuration
        3  a file could not be read
      """)

  @Argument(
    help: ArgumentHelp("The state before.", valueName: "old"), completion: .file(extensions: ["reg"]))
  var old: String

  @Argument(
    help: ArgumentHelp("The state after.", valueName: "new"), completion: .file(extensions: ["reg"]))
  var new: String

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  @Option(help: ArgumentHelp("The control set that is meant, where a file has several.", valueName: "number"))
  var controlSet: Int?

  @OptionGroup var system: SystemOptions

  func validate() throws {
    try InputOptions.checkStandardInput([old, new])
  }

  func run() throws {
    let console = Console.standard()
    let configuration = try RunConfiguration(system)
    let before = try context(old, before: nil, configuration)
    let after = try context(new, before: before.export, configuration)
    let difference: ExportDifference
    do {
      difference = try ExportDifference(
        before: before, after: after, paths: (shown(old), shown(new)), controlSet: controlSet)
    } catch { throw CommandFailure(error, path: shown(new)) }
    switch format {
    case .json: try console.output.write(try JSONText.pretty(DifferenceDocument(difference)) + "\n")
    case .text: try console.output.write(DifferenceText(style: console.style).render(difference))
    }
    try console.output.flush()
    try CommandFailure.exit(with: difference.isEmpty ? .success : .findings)
  }

  private func shown(_ path: String) -> String { path == "-" ? "<stdin>" : path }

  private func context(
    _ path: String, before: Export?, _ configuration: RunConfiguration
  ) throws -> LintContext {
    let settings = try configuration.settings(for: path)
    var options = settings.options
    options.before = before
    do throws(InputReader.Failure) {
      let input: InputFinder.Input = path == "-" ? .standardInput : .file(path)
      return LintContext(try InputReader.export(input, choice: settings.choice), options: options)
    } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(shown(path))): \(error.message)")
    }
  }
}
