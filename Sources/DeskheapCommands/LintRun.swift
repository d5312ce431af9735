import Findings
import LintRules
import RegistryText
import Reports
import SubSystems

/// One run of `lint`: inputs in, reports out.
struct LintRun {
  private let command: LintCommand
  private let console: Console
  private let rules: [Rule]
  private let options: LintOptions

  init(_ command: LintCommand, _ console: Console) throws(CommandFailure) {
    self.command = command
    self.console = console
    rules = try Self.rules(select: command.select, ignore: command.ignore)
    var options = command.system.lintOptions
    options.workload = try command.workload.description()
    if let before = command.before {
      do throws(InputReader.Failure) {
        options.before = try InputReader.export(.file(before), choice: command.system.encodingChoice)
      } catch {
        throw CommandFailure(.inputOutput, "\(VisibleText.of(before)): \(error.message)")
      }
    }
    self.options = options
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
    var outputs = try ReportOutputs(
      command.format, inputs: inputs, besides: [command.before, command.workload.workload], console: console,
      setting: try setting())
    var status = ExitStatus.success
    var summary = RunSummary()
    var perRule: [String: Int] = [:]
    let reading = Reading(
      rules: rules, options: options, choice: command.system.encodingChoice,
      fingerprintsLines: outputs.needsLineFingerprints)
    let tell = outputs.teller
    try Workers.run(
      inputs, jobs: command.jobs ?? Processors.count, work: { tell(reading.report($0)) },
      take: { (told) throws(CommandFailure) in
        let report = told.report
        if let failure = report.failure {
          console.note("\(VisibleText.of(report.path)): \(failure)")
          status = status.combined(with: .inputOutput)
          summary.unreadable += 1
        } else {
          summary.files += 1
        }
        for finding in report.findings {
          summary.counts.add(finding.severity)
          perRule["\(finding.rule.id) \(finding.rule.name)", default: 0] += 1
          if finding.severity >= command.failOn.severity { status = status.combined(with: .findings) }
        }
        try outputs.add(told)
      })
    if command.statistics { summary.statistics = perRule }
    try outputs.end(summary)
    return status == .findings && command.exitZero ? .success : status
  }

  private func setting() throws(CommandFailure) -> ReportSetting {
    var setting = ReportSetting(
      version: Version.number, rules: rules.map(\.info), workingDirectory: RunEnvironment.workingDirectory(),
      time: try RunEnvironment.timestamp())
    setting.failOn = command.failOn.severity
    setting.isQuiet = command.quiet
    return setting
  }
}

/// How one input becomes a report.
private struct Reading: Sendable {
  let rules: [Rule]
  let options: LintOptions
  let choice: EncodingChoice
  let fingerprintsLines: Bool

  func report(_ input: InputFinder.Input) -> FileReport {
    let path = InputReader.shownPath(input)
    do throws(InputReader.Failure) {
      let kept = fingerprintsLines ? KeptBytes() : nil
      let export = try InputReader.export(input, choice: choice, keeping: kept)
      let context = LintContext(export, options: options)
      var findings = Linter.findings(in: context, rules: rules)
      if export.origin != .registryText {
        for index in findings.indices { findings[index].fix = nil }
      }
      var report = FileReport(path: path, findings: findings, assessments: context.assessments)
      report.encoding = export.facts.encoding
      report.untold = export.untoldByRule.filter { told in rules.contains { $0.info.id == told.key } }
      if let kept {
        report.lineFingerprints = SecondReading(input, encoding: export.facts.encoding, kept: kept).fingerprints(
          findings)
      }
      return report
    } catch {
      return FileReport(path: path, failure: error.message)
    }
  }
}
