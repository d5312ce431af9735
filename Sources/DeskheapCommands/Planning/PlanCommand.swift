import ArgumentParser
import Evidence
import LintRules
import Planning
import RegistryText
import Reports
import SubSystems

/// `deskheap plan`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Propose the smallest safe change of the numbers, or say why none helps.",
    discussion: """
      EXAMPLES
        deskheap plan server.reg --services 90 --release server-2003 --arch x86
        deskheap plan server.reg --evidence events.xml heaps.txt
        deskheap plan server.reg --services 90 --evidence events.xml --output change
        deskheap plan server.reg --workload server.yml --release server-2003

      Evidence is a listing of Desktop Heap Monitor or !dskheap, or the event log as XML or text; name the export before \
      --evidence, which takes all names up to the next option. The services that the export names and those of --workload \
      are counted; --services and --desktops go before both. --output writes a folder with apply.reg, rollback.reg, \
      scripts, the plan, and its report as a page and as XML: all of it or nothing.

      EXIT STATUS
        0  a change, or "no change"
        1  this setting cannot meet the need, or the change is refused
        2  wrong usage or configuration
        3  a file could not be read or written
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("Services under user accounts that run at once.", valueName: "count"))
  var services: Int64?

  @Option(
    help: ArgumentHelp("Desktops of other programs beside services: COM servers, SSH sessions.", valueName: "count"))
  var desktops: Int64?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Heap listings and event logs; - is standard input.", valueName: "file"), completion: .file())
  var evidence: [String] = []

  @Option(help: ArgumentHelp("An exit code that was seen: 128 or 0xC0000142.", valueName: "code"))
  var exitCode: [ExitSign] = []

  @Flag(help: "The evidence was made after a start with the numbers that the file holds.")
  var evidenceIsCurrent = false

  @Option(help: ArgumentHelp("Warnings that the change may bring, by their ids: DH504,DH505.", valueName: "ids"))
  var acceptRisk: [RuleSelection] = []

  @Option(
    help: ArgumentHelp(
      "The control set that is meant, where the file has several: 1 for ControlSet001.", valueName: "number"))
  var controlSet: Int?

  @Option(
    help: ArgumentHelp(
      "Write the change as a folder: apply.reg, rollback.reg, scripts, plan.json, reports.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The title of the reports.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The ticket that the change belongs to, for the reports.", valueName: "text"))
  var ticket: String?

  @Flag(help: "Write the folder's files for CurrentControlSet in place of the key as exported.")
  var currentControlSet = false

  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  @OptionGroup var system: SystemOptions

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  func validate() throws {
    for (name, count) in [("--services", services), ("--desktops", desktops)] {
      if let count, !(0...PlanNeeds.maximum).contains(count) {
        throw ValidationError("\(name) \(count): expected a count from 0 to \(PlanNeeds.maximum).")
      }
    }
    if let controlSet, !(0...999).contains(controlSet) {
      throw ValidationError("--control-set \(controlSet): expected a number from 0 to 999.")
    }
    if output != nil, input.paths.count > 1 { throw ValidationError("--output takes one export, not several.") }
    for (name, isGiven) in [
      ("--current-control-set", currentControlSet), ("--title", title != nil), ("--ticket", ticket != nil),
    ] where isGiven && output == nil { throw ValidationError("\(name) says what --output writes.") }
    try InputOptions.checkStandardInput(evidence + input.paths + [workload])
  }

  func run() throws {
    let console = Console.standard()
    let status = try PlanRun(self, console).run()
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }

  /// The planner that the options describe, the evidence read.
  func planner() throws(CommandFailure) -> Planner {
    var planner = Planner()
    planner.needs.services = services
    planner.needs.desktops = desktops
    planner.needs.signs = exitCode
    planner.needs.evidenceIsCurrent = evidenceIsCurrent
    for path in evidence {
      let file = try EvidenceInput.read(path)
      planner.evidence.append(file)
      if file.content == .unknown, path != "-" { planner.logs.append(try EvidenceInput.log(path)) }
    }
    planner.controlSet = controlSet
    planner.accepted = Set(acceptRisk.flatMap(\.prefixes))
    return planner
  }
}

extension ExitSign: ExpressibleByArgument {
  /// From a number as programs print it.
  package init?(argument: String) { self.init(argument) }
}
