import ArgumentParser
import DesktopHeap
import Findings
import LintRules
import Planning
import RegistryText
import Reports
import SafeFiles
import Splices
import SubSystems

/// `deskheap set`
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Write other numbers into the Windows value of an export, and nothing else.",
    discussion: """
      EXAMPLES
        deskheap set server.reg --non-interactive 1024 --rollback back.reg
        deskheap set server.reg --triple 1024,20480,1024 --diff
        deskheap set server.reg --triple 1024,20480,1024 --output new.reg

      Only the bytes of the numbers change, and what had to be wrapped anew behind them. A change that brings an error is \
      refused; one that brings a warning is refused unless --accept-risk names it. Nothing is written then.

      EXIT STATUS
        0  done
        1  refused, or --diff shows a difference
        2  wrong usage or configuration
        3  a file could not be read or written
      """)

  @Argument(
    help: ArgumentHelp("The file, or - for standard input.", valueName: "file"),
    completion: .file(extensions: ["reg"]))
  var file: String

  @Option(help: ArgumentHelp("The three numbers in KB: 1024,20480,768.", valueName: "numbers"))
  var triple: TripleArgument?

  @Option(help: ArgumentHelp("The first number, in KB.", valueName: "KB"))
  var shared: Int64?

  @Option(help: ArgumentHelp("The second number, in KB.", valueName: "KB"))
  var interactive: Int64?

  @Option(help: ArgumentHelp("The third number, in KB.", valueName: "KB"))
  var nonInteractive: Int64?

  @Option(
    help: ArgumentHelp(
      "The control set that is meant, where the file has several: 1 for ControlSet001.", valueName: "number"))
  var controlSet: Int?

  @OptionGroup var edit: EditOptions
  @OptionGroup var system: SystemOptions

  func validate() throws {
    let single = [shared, interactive, nonInteractive].compactMap(\.self)
    if triple == nil, single.isEmpty {
      throw ValidationError("Nothing to set: give --triple A,B,C or one of --shared, --interactive, --non-interactive.")
    }
    if triple != nil, !single.isEmpty { throw ValidationError("Give either --triple or single numbers, not both.") }
    if let wrong = single.first(where: { $0 < 0 }) {
      throw ValidationError("\(wrong): expected a number of KB from 0 on.")
    }
    if let controlSet, !(0...999).contains(controlSet) {
      throw ValidationError("--control-set \(controlSet): expected a number from 0 to 999.")
    }
    if file == "-", !edit.diff, edit.output == nil {
      throw ValidationError("Standard input cannot be changed in place: add --output FILE or --diff.")
    }
  }

  private var request: TripleRequest {
    if let triple { return TripleRequest(triple.triple) }
    return TripleRequest(
      shared: shared.map { Kilobytes($0) }, interactive: interactive.map { Kilobytes($0) },
      nonInteractive: nonInteractive.map { Kilobytes($0) })
  }

  func run() throws {
    let console = Console.standard()
    let status = try run(console)
    try console.output.flush()
    try CommandFailure.exit(with: status)
  }

  private func run(_ console: Console) throws(CommandFailure) -> ExitStatus {
    try edit.checkPlaces(input: self.file)
    let settings = try RunConfiguration(system).settings(for: self.file)
    let file = try FileEdit(
      self.file, choice: settings.choice, inPlace: edit.isInPlace, keepsHardLinks: edit.keepHardLinks)
    for note in file.litter { console.note(note) }
    let change: TripleChange
    do {
      change = try TripleChange(
        request, in: file.export, controlSet: controlSet, options: settings.options,
        accepting: edit.acceptedRisks)
    } catch { throw CommandFailure(error, path: file.path) }
    if !change.verdict.isAccepted {
      try refuse(change, file, console)
      for note in settings.expiryNotes(change.verdict.refusing) { console.note(VisibleText.of(note)) }
      return .findings
    }
    if edit.diff {
      try console.output.write(
        try file.unifiedDiff(change.splices, encoding: change.contextBefore.export.facts.encoding, style: console.style)
      )
      return change.splices.isEmpty ? .success : .findings
    }
    try CommandFailure.stopping { () throws(CommandFailure) in try write(change, file, settings.options, console) }
    let page = ChangeText(style: console.style)
    if edit.output != "-" { try console.output.write(page.done(change, path: edit.output ?? file.path)) }
    return .success
  }

  private func refuse(_ change: TripleChange, _ file: FileEdit, _ console: Console) throws(CommandFailure) {
    let report = FileReport(path: file.path, findings: change.verdict.refusing)
    try console.output.write(TextReport(style: console.style).render(report))
    let ids = Set(change.verdict.refusing.map(\.rule.id)).sorted().joined(separator: ",")
    let isError = change.verdict.refusing.contains { $0.severity == .error }
    console.note(
      "\(VisibleText.of(file.path)): refused, nothing was written: \(change.textBefore) → \(change.textAfter) would bring \(ids)"
        + (isError ? "" : "; --accept-risk \(ids) takes the risk"))
  }

  private func write(
    _ change: TripleChange, _ file: FileEdit, _ stated: LintOptions, _ console: Console
  ) throws(CommandFailure) {
    let facts = change.contextBefore.export.facts
    if let output = edit.output {
      try writeRollback(change, console)
      for note in try file.write(change.splices, size: facts.size, to: output) { console.note(note) }
      return
    }
    var options = stated
    if options.before == nil { options.before = change.contextBefore.export }
    let expected = Linter.findings(in: change.contextAfter)
    guard !change.splices.isEmpty else { return try writeRollback(change, console) }
    let staged = try file.stage(change.splices, expected: expected, options: options)
    try writeRollback(change, console)
    do { try staged.commit() } catch { throw CommandFailure(error) }
  }

  private func writeRollback(_ change: TripleChange, _ console: Console) throws(CommandFailure) {
    let notes = try edit.writeRollback(
      restoring: [change.windows], acceptedRisks: change.verdict.acceptedRisks, changes: !change.splices.isEmpty)
    for note in notes { console.note(note) }
  }
}

/// `A,B` or `A,B,C`.
struct TripleArgument: ExpressibleByArgument {
  let triple: SharedSectionTriple

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int64($0) }
    guard (2...3).contains(parts.count), let shared = parts[0], let interactive = parts[1] else { return nil }
    if parts.count == 3, parts[2] == nil { return nil }
    guard parts.allSatisfy({ ($0 ?? -1) >= 0 }) else { return nil }
    triple = SharedSectionTriple(
      shared: Kilobytes(shared), interactive: Kilobytes(interactive),
      nonInteractive: parts.count == 3 ? parts[2].map { Kilobytes($0) } : nil)
  }
}
