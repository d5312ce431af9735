import Findings
import LintRules
import Planning
import RegistryText
import Reports
import SafeFiles
import Splices
import SubSystems

/// One run of `fix`: all files are planned, then all are staged, and only then is the first one changed.
struct FixingRun {
  /// A file and its fixes.
  private struct Planned {
    var file: FileEdit
    var fixes: FixRun
    var options: LintOptions
    /// Where the fixed file goes; nil for in place, `-` for standard output.
    var output: String?
  }

  private let command: FixCommand
  private let console: Console
  private let selection: FixSelection
  private let configuration: RunConfiguration
  private let failOn: Severity
  private var status = ExitStatus.success
  /// What to say when it is done.
  private var said: [String] = []

  init(_ command: FixCommand, _ console: Console) throws(CommandFailure) {
    self.command = command
    self.console = console
    configuration = try RunConfiguration(command.system, selected: command.select)
    failOn = try configuration.failOn(command.failOn)
    let prefixes = command.select.flatMap(\.prefixes)
    let ids = Rule.all.map(\.info.id).filter { id in prefixes.contains { id.hasPrefix($0) } }
    selection = FixSelection(
      includesUnsafe: command.unsafeFixes || !prefixes.isEmpty, rules: prefixes.isEmpty ? nil : Set(ids))
  }

  private var edit: EditOptions { command.edit }

  mutating func run() throws(CommandFailure) -> ExitStatus {
    let inputs = InputFinder.inputs(command.paths)
    if inputs.count > 1, edit.output != nil || edit.rollback != nil {
      throw .usage("--output and --rollback are for one input, and there are \(inputs.count)")
    }
    OpenFileLimit.raise()
    let configured = try configuration.configured(inputs)
    var planned: [Planned] = []
    for item in configured {
      try survive { (run) throws(CommandFailure) in
        if let found = try run.plan(item.input, item.settings) { planned.append(found) }
      }
    }
    try write(planned)
    for text in said { try console.output.write(text) }
    return status
  }

  /// Goes on after the failure of one file, and tells it.
  private mutating func survive(_ body: (inout FixingRun) throws(CommandFailure) -> Void) throws(CommandFailure) {
    do throws(CommandFailure) { try body(&self) } catch {
      if error.status != .findings, error.status != .inputOutput { throw error }
      if let message = error.message { console.note(message) }
      status = status.combined(with: error.status)
    }
  }

  /// The fixes of one file; nil where nothing is to be written.
  private mutating func plan(
    _ input: InputFinder.Input, _ settings: InputSettings
  ) throws(CommandFailure) -> Planned? {
    if case .failure(let path, let message) = input {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(message)")
    }
    let path = input == .standardInput ? "-" : InputReader.shownPath(input)
    try edit.checkPlaces(input: path)
    let output = input == .standardInput && !edit.diff ? edit.output ?? "-" : edit.output
    let file = try FileEdit(
      path, choice: settings.choice, inPlace: edit.isInPlace && output == nil,
      keepsHardLinks: edit.keepHardLinks)
    for note in file.litter { console.note(note) }
    let fixes: FixRun
    do {
      fixes = try FixRun(
        of: file.export, selection, options: settings.options, accepting: edit.acceptedRisks)
    } catch { throw CommandFailure(error, path: file.path) }
    if !fixes.verdict.isAccepted {
      refuse(fixes, file)
      for note in settings.expiryNotes(fixes.verdict.refusing) { console.note(VisibleText.of(note)) }
      return nil
    }
    if fixes.left.contains(where: { $0.stands && $0.severity >= failOn }) {
      status = status.combined(with: .findings)
    }
    if edit.diff {
      try show(fixes, file)
      return nil
    }
    if output == nil, fixes.changesNothing, edit.rollback == nil {
      said.append(words(fixes, file.path))
      return nil
    }
    return Planned(file: file, fixes: fixes, options: settings.options, output: output)
  }

  private mutating func show(_ fixes: FixRun, _ file: FileEdit) throws(CommandFailure) {
    // What rewrites the whole text is told in words: every line of it changes, or none that can be seen.
    said.append(fixes.applied.filter { $0.fix?.rewriting != nil }.map { line($0, file.path) }.joined())
    let encoding = fixes.rewritings.reduce(fixes.contextBefore.export.facts.encoding) { $1.encoding(after: $0) }
    said.append(try file.unifiedDiff(of: fixes.base, fixes.splices, encoding: encoding, style: console.style))
    if !fixes.changesNothing { status = status.combined(with: .findings) }
  }

  private mutating func refuse(_ fixes: FixRun, _ file: FileEdit) {
    let refusing = fixes.verdict.refusing
    said.append(TextReport(style: console.style).render(FileReport(path: file.path, findings: refusing)))
    let ids = Set(refusing.map(\.rule.id)).sorted().joined(separator: ",")
    let isError = refusing.contains { $0.severity == .error }
    console.note(
      "\(VisibleText.of(file.path)): left as it is: the fixes would bring \(ids)"
        + (isError ? "" : "; --accept-risk \(ids) takes the risk"))
    status = status.combined(with: .findings)
  }

  private mutating func write(_ planned: [Planned]) throws(CommandFailure) {
    try CommandFailure.stopping { () throws(CommandFailure) in
      let changes = ChangeSet()
      for plan in planned {
        try survive { (run) throws(CommandFailure) in try run.stage(plan, changes) }
      }
      do throws(SafeFileError) { _ = try changes.commit() } catch { throw CommandFailure(error) }
    }
  }

  private mutating func stage(_ plan: Planned, _ changes: ChangeSet) throws(CommandFailure) {
    let fixes = plan.fixes
    if let output = plan.output {
      try writeRollback(fixes)
      let notes = try plan.file.write(fixes.splices, size: fixes.baseSize, of: fixes.base, to: output)
      for note in notes { console.note(note) }
    } else if fixes.changesNothing {
      try writeRollback(fixes)
    } else {
      let staged = try plan.file.stage(fixes, options: plan.options)
      try writeRollback(fixes)
      changes.add(staged)
    }
    if plan.output != "-" { said.append(words(fixes, plan.file.path)) }
  }

  private func writeRollback(_ fixes: FixRun) throws(CommandFailure) {
    let values = fixes.contextBefore.assessments.map(\.windows)
    let notes = try edit.writeRollback(
      restoring: values, acceptedRisks: fixes.verdict.acceptedRisks, changes: !fixes.changesNothing)
    for note in notes { console.note(note) }
  }

  private func line(_ finding: Finding, _ path: String) -> String {
    "\(VisibleText.of(path)):\(finding.location.range.start.line): \(finding.rule.id) \(finding.fix?.title ?? "")\n"
  }

  private func words(_ fixes: FixRun, _ path: String) -> String {
    let shown = VisibleText.of(path)
    var text = fixes.applied.map { line($0, path) }.joined()
    let fixed = fixes.applied.count == 1 ? "1 finding" : "\(fixes.applied.count) findings"
    text += "\(shown): \(fixed) mended, \(fixes.left.count(where: \.stands)) left\n"
    if !fixes.verdict.acceptedRisks.isEmpty {
      text += "\(shown): risk taken: \(fixes.verdict.acceptedRisks.joined(separator: ", "))\n"
    }
    return text
  }
}
