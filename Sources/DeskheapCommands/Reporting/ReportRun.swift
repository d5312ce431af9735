#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Findings
import LintRules
import Parallel
import Planning
import RegistryText
import Reports
import SafeFiles
import SubSystems

/// One run of `report`: inputs in, a page and a document out. Both are made whole before either is put in place.
struct ReportRun {
  private let command: ReportCommand
  private let console: Console
  private let origin: ReportOrigin
  private let configuration: RunConfiguration
  /// How many threads may read.
  private let jobs: Int
  private let reviews = StringReviews()

  init(_ command: ReportCommand, _ console: Console) throws(CommandFailure) {
    self.command = command
    self.console = console
    jobs = command.jobs ?? Processors.count
    origin = ReportOrigin(
      title: command.title, ticket: command.ticket, version: Version.number,
      commandLine: ["deskheap"] + CommandLine.arguments.dropFirst(),
      time: ReportTime(seconds: try RunEnvironment.timestamp()),
      isReproducible: getenv("SOURCE_DATE_EPOCH") != nil)
    configuration = try RunConfiguration(command.system, workload: command.workload)
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let inputs = InputFinder.inputs(command.paths)
    try OutputFiles.check(
      [command.html, command.xml].compactMap(\.self),
      inputs: [command.before, command.plan, command.workload] + command.evidence,
      found: inputs)
    if let before = command.before {
      guard inputs.count == 1, let input = inputs.first else {
        throw .usage("--before goes with one file; \(inputs.count) were found")
      }
      try change(from: before, to: input)
      return .success
    }
    if let plan = command.plan {
      guard inputs.count == 1, let input = inputs.first else {
        throw .usage("--plan goes with one file; \(inputs.count) were found")
      }
      try planned(PlanFile.read(plan), input)
      return .success
    }
    if inputs.count == 1, let input = inputs.first {
      try machine(input)
      return .success
    }
    guard command.evidence.isEmpty else { throw .usage("--evidence goes with one file; \(inputs.count) were found") }
    return try fleet(inputs)
  }

  private func machine(_ input: InputFinder.Input) throws(CommandFailure) {
    let loaded = try load(input)
    let heaps = try HeapEvidence.read(command.evidence)
    let report = MachineReport(loaded.input, value: loaded.value(command.controlSet), heaps: heaps.heaps)
    try write(.machine(report)) { (xml) throws(ReportFailure) in try xml.add(report) }
  }

  private func change(from path: String, to input: InputFinder.Input) throws(CommandFailure) {
    let old = try load(path == "-" ? .standardInput : .file(path))
    let new = try load(input, before: old.input.context.export)
    let heaps = try HeapEvidence.read(command.evidence)
    let before = try old.meantValue(command.controlSet)
    let after = try new.meantValue(command.controlSet)
    let proof: ChangeProof
    do throws(ReadError) {
      proof = try ProofSearch.proof(from: old.export, before.windows, to: new.export, after.windows)
    } catch { throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(InputReader.words(error))") }
    let report = ChangeReport(
      from: old.input, before, to: new.input, after, proof: proof,
      files: HandOverTexts(from: before.windows, to: after.windows), heaps: heaps.heaps, demand: heaps.demand)
    try write(.change(report)) { (xml) throws(ReportFailure) in try xml.add(report) }
  }

  private func planned(_ plan: PlanFile, _ input: InputFinder.Input) throws(CommandFailure) {
    let old = try load(input)
    let options = try configuration.settings(for: input).options
    let path = old.input.path
    let before = try old.meantValue(command.controlSet)
    let request = try plan.request(for: before.triple, path: path)
    let heaps = try HeapEvidence.read(command.evidence)
    let result: ChangeReport
    do throws(PlanningError) {
      let change = try TripleChange(
        request, in: old.export, controlSet: command.controlSet, options: options,
        accepting: Set(plan.acceptedRisks))
      let planned = PlannedReport(change: change, plan: plan, file: old.export, controlSet: command.controlSet)
      let windows = try WindowsChoice.value(in: change.contextAfter.export, controlSet: command.controlSet)
      result = try planned.report(
        old.input, before, files: HandOverTexts(from: before.windows, to: windows), listed: heaps)
    } catch { throw CommandFailure(error, path: path) }
    try write(.change(result)) { (xml) throws(ReportFailure) in try xml.add(result) }
  }

  private func fleet(_ inputs: InputList) throws(CommandFailure) -> ExitStatus {
    var status = ExitStatus.success
    var gatherer = FleetGatherer()
    let xml = try xml(.fleet)
    try Workers.run(
      try configuration.configured(inputs), jobs: jobs,
      work: { [reviews] (item) -> Result<LoadedInput, InputReader.Failure> in
        do throws(InputReader.Failure) {
          return .success(
            try LoadedInput(
              item.input, options: item.settings.options, choice: item.settings.choice, threads: 1, reviews))
        } catch { return .failure(error) }
      },
      take: { (result) throws(CommandFailure) in
        switch result {
        case .success(let loaded):
          gatherer.add(loaded.input, value: loaded.value(nil))
          try xml?.write { (xml) throws(ReportFailure) in try xml.add(loaded.input, role: .only) }
        case .failure(let failure):
          let path = InputReader.shownPath(inputs[gatherer.count])
          console.note("\(VisibleText.of(path)): \(failure.message)")
          status = status.combined(with: .inputOutput)
          gatherer.add(unreadable: path, failure.message)
          try xml?.write { (xml) throws(ReportFailure) in try xml.add(unreadable: path, failure.message) }
        }
      })
    let report = gatherer.report()
    try xml?.write { (xml) throws(ReportFailure) in try xml.add(report) }
    try finish(ReportDocument(origin: origin, content: .fleet(report)), xml)
    return status
  }

  private func write(
    _ content: ReportDocument.Content, _ body: (ReportXML) throws(ReportFailure) -> Void
  ) throws(CommandFailure) {
    let kind: ReportXML.Kind = command.before == nil && command.plan == nil ? .machine : .change
    let xml = try xml(kind)
    try xml?.write(body)
    try finish(ReportDocument(origin: origin, content: content), xml)
  }

  /// The document for tools, where one is asked for.
  private func xml(_ kind: ReportXML.Kind) throws(CommandFailure) -> SpooledReport? {
    try command.xml.map { (path) throws(CommandFailure) in try SpooledReport(path, origin: origin, kind: kind) }
  }

  private func finish(_ document: ReportDocument, _ xml: SpooledReport?) throws(CommandFailure) {
    var outputs: [OutputFiles.Output] = []
    if let path = command.html {
      let page = SpooledContent()
      let bytes = try Self.made { () throws(ReportFailure) in try ReportPage.bytes(document) }
      do throws(SafeFileError) { try page.append(bytes) } catch { throw CommandFailure(error) }
      outputs.append(.init(path: path, content: page))
    }
    if let xml { outputs.append(try xml.finished(document)) }
    try OutputFiles.write(outputs, console)
  }

  private func load(_ input: InputFinder.Input, before: Export? = nil) throws(CommandFailure) -> LoadedInput {
    let settings = try configuration.settings(for: input)
    var options = settings.options
    options.before = before
    do throws(InputReader.Failure) {
      return try LoadedInput(input, options: options, choice: settings.choice, threads: jobs, reviews)
    } catch { throw CommandFailure(.inputOutput, "\(VisibleText.of(InputReader.shownPath(input))): \(error.message)") }
  }

  /// A report that cannot be made is a fault of the program.
  static func made<T>(_ body: () throws(ReportFailure) -> T) throws(CommandFailure) -> T {
    do throws(ReportFailure) { return try body() } catch { throw CommandFailure(.internalError, error.message) }
  }
}

/// A file that was read for a report.
struct LoadedInput: Sendable {
  /// The file, to be read again.
  let export: ReadableExport
  /// What it holds.
  let input: ReportInput

  /// Reads `input`. Where a large one is read again it is on up to `threads` threads. A text that is among `reviews` is not
  /// reviewed again.
  init(
    _ input: InputFinder.Input, options: LintOptions, choice: EncodingChoice, threads: Int, _ reviews: StringReviews
  ) throws(InputReader.Failure) {
    let path = InputReader.shownPath(input)
    if case .failure(_, let message) = input { throw InputReader.Failure(message: message) }
    do throws(CommandFailure) {
      let name = input == .standardInput ? "-" : path
      export = try FileEdit(name, choice: choice, inPlace: false, keepsHardLinks: false, threads: threads).export
    } catch { throw InputReader.Failure(message: error.message ?? "it could not be read") }
    do throws(ReadError) {
      let bytes = HashedBytes(try export.open())
      let context = LintContext(try ExportSurvey.read(bytes, choice: choice), options: options, reviews: reviews)
      let hash = try bytes.finished()
      self.input = ReportInput(
        path: path, size: bytes.size, sha256: hash, context: context, findings: Linter.findings(in: context),
        untold: context.export.untoldByRule)
    } catch { throw InputReader.Failure(message: InputReader.words(error)) }
  }

  /// The value that counts; nil where there is none. Where several may and nothing tells, the first.
  func value(_ controlSet: Int?) -> WindowsAssessment? {
    (try? meantValue(controlSet)) ?? input.context.assessments.first
  }

  /// The value that counts.
  func meantValue(_ controlSet: Int?) throws(CommandFailure) -> WindowsAssessment {
    do throws(PlanningError) {
      let windows = try WindowsChoice.value(in: input.context.export, controlSet: controlSet)
      let found = input.context.assessments.first { $0.windows.value.bytes == windows.value.bytes }
      guard let found else { throw .noWindowsValue }
      return found
    } catch { throw CommandFailure(error, path: input.path) }
  }
}
