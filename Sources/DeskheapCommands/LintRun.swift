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
    var outputs = try ReportOutputs(command.format, inputs: inputs, console: console, isQuiet: command.quiet)
    var status = ExitStatus.success
    var counts = SeverityCounts()
    var perRule: [String: Int] = [:]
    var files = 0
    let (rules, options, choice) = (rules, options, command.system.encodingChoice)
    try Workers.run(
      inputs, jobs: command.jobs ?? Processors.count,
      work: { Self.report($0, rules: rules, options: options, choice: choice) },
      take: { (report) throws(CommandFailure) in
        if let failure = report.failure {
          console.note("\(VisibleText.of(report.path)): \(failure)")
          status = status.combined(with: .inputOutput)
          return
        }
        files += 1
        for finding in report.findings {
          counts.add(finding.severity)
          perRule["\(finding.rule.id) \(finding.rule.name)", default: 0] += 1
          if finding.severity >= command.failOn.severity { status = status.combined(with: .findings) }
        }
        try outputs.add(report)
      })
    try outputs.end(counts: counts, files: files, statistics: command.statistics ? perRule : nil)
    return status == .findings && command.exitZero ? .success : status
  }

  private static func report(
    _ input: InputFinder.Input, rules: [Rule], options: LintOptions, choice: EncodingChoice
  ) -> FileReport {
    let path = InputReader.shownPath(input)
    do throws(InputReader.Failure) {
      let export = try InputReader.export(input, choice: choice)
      let context = LintContext(export, options: options)
      var findings = Linter.findings(in: context, rules: rules)
      if export.origin != .registryText {
        for index in findings.indices { findings[index].fix = nil }
      }
      return FileReport(path: path, findings: findings, assessments: context.assessments)
    } catch {
      return FileReport(path: path, failure: error.message)
    }
  }
}
