import ArgumentParser
import LintRules
import RegistryText
import Reports
import SubSystems

/// `deskheap show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the Windows value means to its two readers, csrss and win32k.",
    usage: "deskheap show [<options>] [<path> ...]",
    discussion: """
      EXAMPLES
        deskheap show server.reg
        deskheap show --format json server.reg
        deskheap show --value "… SharedSection=1024,20480,768 …"
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var system: SystemOptions

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  func run() throws {
    try AssessmentRun(input, system, format, withCapacity: false).run()
  }
}

/// `deskheap capacity`
struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "Say how many desktops fit, with the working.",
    usage: "deskheap capacity [<options>] [<path> ...]",
    discussion: """
      EXAMPLES
        deskheap capacity server.reg
        deskheap capacity --release server-2003 --arch x86 server.reg
        deskheap capacity --release nt4 --value "… SharedSection=1024,3072 …"
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var system: SystemOptions
  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  func validate() throws { try InputOptions.checkStandardInput(input.paths + [workload]) }

  func run() throws {
    try AssessmentRun(input, system, format, withCapacity: true, workload: workload).run()
  }
}

/// One run of `show` or `capacity`.
struct AssessmentRun {
  private let input: InputOptions
  private let format: DocumentFormat
  private let withCapacity: Bool
  private let configuration: RunConfiguration

  init(
    _ input: InputOptions, _ system: SystemOptions, _ format: DocumentFormat, withCapacity: Bool,
    workload: String? = nil
  ) throws(CommandFailure) {
    configuration = try RunConfiguration(system, workload: workload)
    self.input = input
    self.format = format
    self.withCapacity = withCapacity
  }

  func run() throws {
    let console = Console.standard()
    var status = ExitStatus.success
    var documents: [ShowDocument] = []
    for item in try configuration.configured(InputFinder.inputs(input)) {
      let path = InputReader.shownPath(item.input)
      do throws(InputReader.Failure) {
        let context = LintContext(
          try InputReader.export(item.input, choice: item.settings.choice), options: item.settings.options)
        if format == .json {
          documents += context.assessments.map {
            ShowDocument(
              $0, path: path, withCapacity: withCapacity, demand: withCapacity ? context.demand(of: $0) : nil)
          }
        } else {
          try write(context, path, console)
        }
      } catch {
        console.note("\(VisibleText.of(path)): \(error.message)")
        status = .inputOutput
      }
    }
    if format == .json { try console.output.write(try JSONText.pretty(documents) + "\n") }
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }

  private func write(_ context: LintContext, _ path: String, _ console: Console) throws(InputReader.Failure) {
    let page = AssessmentText(style: console.style)
    var text = ""
    for assessment in context.assessments {
      text +=
        withCapacity
        ? page.capacity(assessment, path: path, context: context)
        : page.show(assessment, path: path)
    }
    if context.assessments.isEmpty {
      text = "\(VisibleText.of(path)): no Windows value of a SubSystems key in it.\n"
    }
    do throws(CommandFailure) { try console.output.write(text) } catch {
      throw InputReader.Failure(message: error.message ?? "standard output is gone")
    }
  }
}
