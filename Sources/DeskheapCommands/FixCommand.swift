import ArgumentParser
import Findings
import LintRules
import Planning
import RegistryText
import Reports
import SafeFiles
import SubSystems

/// `deskheap fix`
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Mend what can be mended in exports, without touching another byte.",
    discussion: """
      EXAMPLES
        deskheap fix server.reg                    the fixes after which an import gives the same registry
        deskheap fix --unsafe-fixes --diff exports/  all of them, shown only
        deskheap fix --select DH404 server.reg     those of one rule, safe or not

      All files are planned and written beside themselves before the first one is changed. A file in which a fix would
      bring an error or a warning that was not there is left as it is.

      EXIT STATUS
        0 nothing at or above --fail-on is left; 1 some are left, or --diff shows a difference; 2 wrong usage; 3 a file
        could not be read or written.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input (to standard output).", valueName: "path"))
  var paths: [String]

  @Flag(help: "Also make the fixes that change what is imported.")
  var unsafeFixes = false

  @Option(help: ArgumentHelp("Only the fixes of these rules, safe or not: DH404,DH5.", valueName: "ids"))
  var select: [RuleSelection] = []

  @Option(help: ArgumentHelp("Write the mended file here (one input only). - is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Show the changes as a unified diff of the text and write nothing.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "Write a .reg file that restores the old Windows values, before the change (one input only).", valueName: "file"))
  var rollback: String?

  @Option(help: ArgumentHelp("The least severity of what is left that makes the exit status 1.", valueName: "severity"))
  var failOn: LintCommand.Threshold = .error

  @Flag(help: "Change a file that has several hard links, through all of them.")
  var keepHardLinks = false

  @OptionGroup var system: SystemOptions

  func validate() throws {
    if diff, output != nil { throw ValidationError("Give either --diff or --output, not both.") }
    if diff, rollback != nil { throw ValidationError("--diff writes nothing, so there is nothing to roll back.") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input (-) can be read only once.") }
    if paths.count > 1, output != nil || rollback != nil {
      throw ValidationError("--output and --rollback are for one input.")
    }
  }

  func run() throws {
    let console = Console.standard()
    let status = try SignalGuard.protecting { () throws(CommandFailure) in try FixingRun(self, console).run() }
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }
}

/// One run of `fix`: all files are staged before the first is changed.
private struct FixingRun {
  private let command: FixCommand
  private let console: Console
  private let selection: FixSelection

  init(_ command: FixCommand, _ console: Console) {
    self.command = command
    self.console = console
    let prefixes = command.select.flatMap(\.prefixes)
    let ids = Rule.all.map(\.info.id).filter { id in prefixes.contains { id.hasPrefix($0) } }
    selection = FixSelection(
      includesUnsafe: command.unsafeFixes || !prefixes.isEmpty, rules: prefixes.isEmpty ? nil : Set(ids))
  }

  private var isInPlace: Bool { !command.diff && command.output == nil }

  func run() throws(CommandFailure) -> ExitStatus {
    let inputs = InputFinder.inputs(command.paths)
    if inputs.count > 1, command.output != nil || command.rollback != nil {
      throw .usage("--output and --rollback are for one input, and there are \(inputs.count)")
    }
    let changes = ChangeSet()
    var status = ExitStatus.success
    var said: [String] = []
    for input in inputs {
      do throws(CommandFailure) {
        status = status.combined(with: try fix(input, changes, &said))
      } catch {
        if error.status.rawValue > ExitStatus.inputOutput.rawValue { throw error }
        if let message = error.message { console.note(message) }
        status = status.combined(with: error.status)
      }
    }
    do {
      _ = try changes.commit()
    } catch { throw CommandFailure(error) }
    for text in said { try console.output.write(text) }
    return status
  }

  private func fix(
    _ input: InputFinder.Input, _ changes: ChangeSet, _ said: inout [String]
  ) throws(CommandFailure) -> ExitStatus {
    if case .failure(let path, let message) = input {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(message)")
    }
    let path = input == .standardInput ? "-" : InputReader.shownPath(input)
    let writes = input == .standardInput && !command.diff ? command.output ?? "-" : command.output
    let file = try FileEdit(
      path, choice: command.system.encodingChoice, inPlace: isInPlace && writes == nil,
      keepsHardLinks: command.keepHardLinks)
    for note in file.litter { console.note(note) }
    let run: FixRun
    do { run = try FixRun(of: file.export, selection, options: command.system.lintOptions) } catch {
      throw CommandFailure(error, path: file.path)
    }
    if !run.verdict.isAccepted { return try refuse(run, file, &said) }
    if command.diff {
      said.append(try difference(run, file))
      return run.changesNothing ? left(run) : .findings
    }
    if let writes {
      try writeRollback(run)
      try file.write(run.splices, size: run.baseSize, of: run.base, to: writes)
    } else if !run.changesNothing {
      let staged = try file.stage(run, options: command.system.lintOptions)
      try writeRollback(run)
      changes.add(staged)
    }
    if writes != "-" { said.append(words(run, file.path)) }
    return left(run)
  }

  /// What rewrites the whole text in words, for every line of it changes or none that can be seen; the rest as a diff.
  private func difference(_ run: FixRun, _ file: FileEdit) throws(CommandFailure) -> String {
    let rewritten = run.applied.filter { $0.fix?.rewriting != nil }.map { line($0, file.path) }.joined()
    let encoding = run.rewritings.reduce(run.contextBefore.export.facts.encoding) { $1.encoding(after: $0) }
    return rewritten
      + (try file.unifiedDiff(of: run.base, run.splices, encoding: encoding, style: console.style))
  }

  private func line(_ finding: Finding, _ path: String) -> String {
    "\(VisibleText.of(path)):\(finding.location.range.start.line): \(finding.rule.id) \(finding.fix?.title ?? "")\n"
  }

  private func left(_ run: FixRun) -> ExitStatus {
    run.left.contains { $0.severity >= command.failOn.severity } ? .findings : .success
  }

  private func refuse(_ run: FixRun, _ file: FileEdit, _ said: inout [String]) throws(CommandFailure) -> ExitStatus {
    said.append(TextReport(style: console.style).render(FileReport(path: file.path, findings: run.verdict.refusing)))
    let ids = Set(run.verdict.refusing.map(\.rule.id)).sorted().joined(separator: ",")
    console.note("\(VisibleText.of(file.path)): left as it is: the fixes would bring \(ids)")
    return .findings
  }

  private func writeRollback(_ run: FixRun) throws(CommandFailure) {
    guard let rollback = command.rollback else { return }
    let bytes = RollbackText.bytes(restoring: run.contextBefore.assessments.map(\.windows))
    do { try NewFile.write(bytes, to: rollback, replacing: true) } catch { throw CommandFailure(error) }
  }

  private func words(_ run: FixRun, _ path: String) -> String {
    var text = run.applied.map { line($0, path) }.joined()
    let fixed = run.applied.count == 1 ? "1 finding" : "\(run.applied.count) findings"
    text += "\(VisibleText.of(path)): \(fixed) mended, \(run.left.count) left\n"
    return text
  }
}
