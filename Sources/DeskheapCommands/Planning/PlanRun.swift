import Planning
import RegistryText
import Reports
import SafeFiles
import SubSystems

/// One run of `plan`.
struct PlanRun {
  private let command: PlanCommand
  private let console: Console

  init(_ command: PlanCommand, _ console: Console) {
    self.command = command
    self.console = console
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let planner = try command.planner()
    let configuration = try RunConfiguration(command.system, workload: command.workload)
    let inputs = try configuration.configured(InputFinder.inputs(command.input))
    var status = ExitStatus.success
    var documents: [PlanDocument] = []
    for item in inputs {
      do throws(CommandFailure) {
        let (file, path) = try open(item.input, item.settings.choice)
        var planner = planner
        planner.options = item.settings.options
        planner.workloadName = item.settings.workloadName
        let plan = try self.plan(planner, file, path)
        if plan.verdict == .cannot { status = status.combined(with: .findings) }
        let document = PlanDocument(plan, version: Version.number)
        if command.format == .text { try console.output.write(PlanText(style: console.style).render(plan)) }
        documents.append(document)
        try writePackage(plan, document, of: file)
      } catch {
        guard let message = error.message else { throw error }
        console.note(message)
        status = status.combined(with: error.status)
      }
    }
    if command.format == .json { try write(documents) }
    return status
  }

  private func open(
    _ input: InputFinder.Input, _ choice: EncodingChoice
  ) throws(CommandFailure) -> (ReadableExport, String) {
    switch input {
    case .value(let text):
      // The string as it would stand in an export, so that a change of it is a change of a file.
      let bytes = RollbackText.bytes(restoring: Export.bareValue(text).windowsValues)
      return (ReadableExport(bytes), InputReader.shownPath(input))
    case .failure(let path, let message): throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(message)")
    case .file(let path):
      let edit = try FileEdit(path, choice: choice, inPlace: false, keepsHardLinks: false)
      return (edit.export, edit.path)
    case .standardInput:
      let edit = try FileEdit("-", choice: choice, inPlace: false, keepsHardLinks: false)
      return (edit.export, edit.path)
    }
  }

  private func plan(_ planner: Planner, _ file: ReadableExport, _ path: String) throws(CommandFailure) -> Plan {
    do { return try planner.plan(for: file, path: path) } catch { throw CommandFailure(error, path: path) }
  }

  /// One object for one file, as the contract has it; an array for several.
  private func write(_ documents: [PlanDocument]) throws(CommandFailure) {
    let isSeveral = documents.count != 1 || command.input.paths.count > 1
    try console.output.write(
      try json { isSeveral ? try JSONText.pretty(documents) : try JSONText.pretty(documents[0]) } + "\n")
  }

  private func json(_ body: () throws -> String) throws(CommandFailure) -> String {
    do { return try body() } catch {
      throw CommandFailure(.internalError, "a plan could not be written as JSON: \(error)")
    }
  }

  private func writePackage(
    _ plan: Plan, _ document: PlanDocument, of file: ReadableExport
  ) throws(CommandFailure) {
    guard let folder = command.output else { return }
    guard plan.change != nil else {
      return console.note("\(VisibleText.of(folder)): not written, because nothing is to be changed")
    }
    let text = try json { try JSONText.pretty(document) }
    let files = try PlanFolder(plan: plan, document: text, file: file, command: command).files()
    try CommandFailure.stopping { () throws(CommandFailure) in
      do throws(SafeFileError) {
        for litter in try NewFolder.write(files, to: folder) { console.note(litter.words) }
      } catch { throw CommandFailure(error) }
    }
    let names = files.map(\.name).joined(separator: ", ")
    if command.format == .text {
      try console.output.write("\nWritten to \(VisibleText.of(folder)): \(names).\n")
    }
  }
}
