import ArgumentParser
import DesktopHeap
import Reports
import RegistryText
import SubSystems
import Workload

/// `deskheap workload`
struct WorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "Begin a workload file from the services and COM servers of an export, or check one.",
    usage: "deskheap workload [<options>] [<file>]",
    discussion: """
      A workload file tells who uses desktops: services, COM classes and what happens to them, SSH servers, interactive \
      sessions. `capacity`, `plan`, `lint` and `com` take it with --workload; `deskheap rules --schema workload` is its schema.

      EXAMPLES
        deskheap workload --from server.reg > server.yml
        deskheap workload server.yml        who needs how many desktops
      """)

  @Argument(
    help: ArgumentHelp("A workload file to check, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var file: String?

  @Option(
    help: ArgumentHelp("An export to begin a workload file from.", valueName: "export"),
    completion: .file(extensions: ["reg"]))
  var from: String?

  @OptionGroup var system: SystemOptions

  func validate() throws {
    if (file == nil) == (from == nil) { throw ValidationError("Give a workload file to check, or --from EXPORT.reg.") }
  }

  func run() throws {
    let console = Console.standard()
    if let from { try console.output.write(try begin(from)) } else { try check(console) }
    try console.output.flush()
  }

  private func begin(_ path: String) throws(CommandFailure) -> String {
    let input = path == "-" ? InputFinder.Input.standardInput : .file(path)
    let export: Export
    let choice = try RunConfiguration(system).settings(for: input).choice
    do throws(InputReader.Failure) { export = try InputReader.export(input, choice: choice) } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(error.message)")
    }
    let current = export.select("Current").map { ControlSet.numbered($0).name } ?? ControlSet.current.name
    let users = ExportedUsers(export.users)
    let sets = Set(users.services.map(\.controlSet))
    let wanted = sets.contains(current.lowercased()) ? current : sets.compactMap { $0 }.sorted().first
    return WorkloadFileWriter.text(users, inControlSet: wanted, from: InputReader.shownPath(input))
  }

  private func check(_ console: Console) throws(CommandFailure) {
    let description = try WorkloadInput.read(file ?? "-")
    let demand: MachineDemand
    do throws(WorkloadError) {
      demand = try MachineDemand(
        ExportedUsers([]), inControlSet: nil, on: system.release ?? .server2003, adding: description)
    } catch { throw .usage(error.description) }
    try console.output.write(DemandText(style: console.style).render(demand, net: nil))
  }
}
