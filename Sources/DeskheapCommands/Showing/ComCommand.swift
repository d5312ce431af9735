import ArgumentParser
import DesktopHeap
import Reports
import SubSystems
import Workload

/// `deskheap com`
struct ComCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "com",
    abstract: "Show when COM servers need window stations: the table of KB169321, or a workload's trace.",
    usage: "deskheap com [<options>]",
    discussion: """
      Without a workload every cell of the article's two tables is found by running the simulator over it. With one, each \
      activation is told with what stands after it, and where each bound is passed.

      EXAMPLES
        deskheap com
        deskheap com --sp4
        deskheap com --workload servers.yml --section 1024,3072,512
      """)

  @Option(help: WorkloadInput.help, completion: WorkloadInput.completion)
  var workload: String?

  @Flag(name: .customLong("sp4"), help: "The table as it is from NT 4.0 Service Pack 4 on.")
  var servicePack4 = false

  @Option(help: ArgumentHelp("SharedSection's numbers that the trace is held against.", valueName: "numbers"))
  var section = "1024,3072"

  @Option(
    help: ArgumentHelp(
      "The release whose view space the trace is held against: nt4, 2000, xp, server-2003.", valueName: "name"))
  var release: Release = .nt4

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: DocumentFormat = .text

  func run() throws {
    let console = Console.standard()
    let text: String
    if let workload {
      let description = try WorkloadInput.read(workload)
      text = try trace(description, console)
    } else {
      let table = ActivationTable(release: servicePack4 ? .servicePack4OrLater : .beforeServicePack4)
      text =
        format == .json
        ? try JSONText.pretty(ComTableDocument(table)) + "\n" : ComText(style: console.style).table(table)
    }
    try console.output.write(text)
    try console.output.flush()
  }

  private func trace(_ description: WorkloadDescription, _ console: Console) throws -> String {
    guard let com = description.com else { throw CommandFailure.usage("the workload file has no com") }
    let supply = try supply()
    let trace: ActivationTrace
    do throws(WorkloadError) {
      trace = try ActivationTrace(
        of: com.events, on: ComMachine(release: com.release, interactiveUser: com.interactiveUser), supply: supply)
    } catch { throw CommandFailure.usage(error.description) }
    return format == .json
      ? try JSONText.pretty(ComTraceDocument(trace)) + "\n"
      : ComText(style: console.style).trace(trace, supply: supply)
  }

  private func supply() throws(CommandFailure) -> HeapSupply {
    let reader = Win32kReader(WindowsString("SharedSection=\(section)"))
    guard let interactive = reader.interactiveKB, let nonInteractive = reader.nonInteractiveKB, section.contains(",")
    else {
      throw .usage("--section \(VisibleText.of(section)): expected numbers as in 1024,3072,512")
    }
    let triple = SharedSectionTriple(
      shared: Bound.shared.value, interactive: Kilobytes(Int64(interactive)),
      nonInteractive: Kilobytes(Int64(nonInteractive)))
    do throws(WorkloadError) {
      return try HeapSupply(Capacity(of: triple, in: .of(release, on: .x86), on: .x86))
    } catch { throw .usage(error.description) }
  }
}
