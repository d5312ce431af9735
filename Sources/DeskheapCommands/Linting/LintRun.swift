import Findings
import LintRules
import Parallel
import RegistryText
import Reports
import SubSystems

/// One run of `lint`: inputs in, reports out.
struct LintRun {
  private let command: LintCommand
  private let console: Console
  private let rules: [Rule]
  private let configuration: RunConfiguration
  private let before: Export?
  /// How many threads may read.
  private let jobs: Int

  init(_ command: LintCommand, _ console: Console) throws(CommandFailure) {
    self.command = command
    self.console = console
    jobs = command.jobs ?? Processors.count
    rules = try Self.rules(select: command.select, ignore: command.ignore)
    configuration = try RunConfiguration(
      command.system, workload: command.workload, selected: command.select)
    guard let path = command.before else {
      before = nil
      return
    }
    let choice = try configuration.settings(for: path).choice
    do throws(InputReader.Failure) {
      before = try InputReader.export(.file(path), choice: choice, threads: jobs)
    } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(error.message)")
    }
  }

  private static func rules(select: [RuleSelection], ignore: [RuleSelection]) throws(CommandFailure) -> [Rule] {
    for prefix in (select + ignore).flatMap(\.prefixes)
    where !Rule.all.contains(where: { $0.info.id.hasPrefix(prefix) }) {
      throw .usage("no rule has an id that begins with \(VisibleText.of(prefix)); `deskheap rules` lists them")
    }
    return Rule.all.filter { rule in
      let id = rule.info.id
      return (select.isEmpty || select.contains { $0.contains(id) }) && !ignore.contains { $0.contains(id) }
    }
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let inputs = InputFinder.inputs(command.input)
    let configured = try configuration.configured(inputs)
    let failOn = try configuration.failOn(command.failOn)
    let formats = command.format.isEmpty ? try configuration.formats() : command.format
    var known = try KnownFindingsRun(command, configuration, inputs: inputs, formats: formats)
    var outputs = try ReportOutputs(
      formats, inputs: inputs, besides: [command.before, command.workload], console: console,
      setting: try setting(failOn))
    var tally = LintTally(failOn: failOn, countsRules: command.statistics)
    let reading = Reading(
      threads: max(jobs / max(inputs.count, 1), 1), rules: rules, before: before, mark: known.marker,
      fingerprintsLines: outputs.needsLineFingerprints, alike: inputs.count > 1 ? AlikeFiles() : nil)
    let tell = outputs.teller
    try Workers.run(
      configured, jobs: jobs, work: { (tell(reading.report($0)), $0.settings) },
      take: { (told, settings) throws(CommandFailure) in
        known.take(told.report)
        for note in tally.take(told.report, settings) { console.note(note) }
        try outputs.add(told)
      })
    try outputs.end(tally.whole())
    try known.end(rules, console)
    return tally.status == .findings && command.exitZero ? .success : tally.status
  }

  private func setting(_ failOn: Severity) throws(CommandFailure) -> ReportSetting {
    var setting = ReportSetting(
      version: Version.number, rules: rules.map(\.info), workingDirectory: RunEnvironment.workingDirectory(),
      time: try RunEnvironment.timestamp())
    setting.failOn = failOn
    setting.isQuiet = command.quiet
    return setting
  }
}

/// How one input becomes a report.
private struct Reading: Sendable {
  /// How many threads may read one large file.
  let threads: Int
  let rules: [Rule]
  let before: Export?
  let mark: KnownFindingsRun.Marker
  let fingerprintsLines: Bool
  /// Nil where there is one input.
  let alike: AlikeFiles?
  private let reviews = StringReviews()

  func report(_ item: ConfiguredInput) -> FileReport {
    let path = InputReader.shownPath(item.input)
    do throws(InputReader.Failure) {
      var report = try judged(item)
      report.path = path
      report.findings = mark(report.findings, path, item.settings.options.policy)
      return report
    } catch {
      return FileReport(path: path, failure: error.message)
    }
  }

  private func judged(_ item: ConfiguredInput) throws(InputReader.Failure) -> FileReport {
    let choice = item.settings.choice
    let kept = fingerprintsLines ? KeptBytes() : nil
    guard let alike, case .file(let path) = item.input else {
      let export = try InputReader.export(item.input, choice: choice, keeping: kept, threads: threads)
      return judged(export, item, kept)
    }
    return try alike.report(of: InputReader.file(path), item.settings) { (source) throws(InputReader.Failure) in
      judged(try InputReader.export(source, choice: choice, keeping: kept, threads: threads), item, kept)
    }
  }

  private func judged(_ export: Export, _ item: ConfiguredInput, _ kept: KeptBytes?) -> FileReport {
    var options = item.settings.options
    options.before = before
    let context = LintContext(export, options: options, reviews: reviews)
    var findings = Linter.findings(in: context, rules: rules)
    if export.origin != .registryText {
      for index in findings.indices { findings[index].fix = nil }
    }
    var report = FileReport(path: "", findings: findings)
    report.encoding = export.facts.encoding
    report.untold = context.untold(by: rules)
    if let kept {
      report.lineFingerprints = SecondReading(item.input, encoding: export.facts.encoding, kept: kept).fingerprints(
        findings)
    }
    return report
  }
}
