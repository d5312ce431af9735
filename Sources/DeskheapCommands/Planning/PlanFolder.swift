import LintRules
import Planning
import RegistryText
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that `plan --output` writes: the change, the ways to apply it and to take it back, and the report of it as
/// a page and as XML.
struct PlanFolder {
  /// The plan, which changes something.
  let plan: Plan
  /// The plan as JSON.
  let document: String
  /// The file that it is for, to be read again.
  let file: ReadableExport
  /// What was asked for.
  let command: PlanCommand

  /// Its files; SHA256SUMS, with a line for each of the others, comes last.
  func files() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    var package: ChangePackage
    do {
      package = try ChangePackage(
        plan, document: document, currentControlSet: command.currentControlSet, program: "deskheap \(Version.number)")
    } catch { throw CommandFailure(.findings, "\(VisibleText.of(plan.path)): \(error.message)") }
    let report = try report(HandOverTexts(of: package))
    let document = ReportDocument(origin: try origin(), content: .change(report))
    package.add("report.html", try ReportRun.made { () throws(ReportFailure) in try ReportPage.bytes(document) })
    package.add(
      "report.xml",
      try ReportRun.made { () throws(ReportFailure) in
        let memory = DocumentInMemory()
        let xml = try ReportXML(origin: document.origin, kind: .change, in: memory)
        try xml.add(report)
        try xml.finish(document)
        return memory.bytes
      })
    return package.files
  }

  private func report(_ texts: HandOverTexts) throws(CommandFailure) -> ChangeReport {
    guard let change = plan.change, let told = PlanFile(Array(document.utf8)) else {
      throw CommandFailure(.internalError, "\(VisibleText.of(plan.path)): the plan cannot be read back")
    }
    let before: ReportInput
    do { before = try ReportInput(change.contextBefore, of: file, path: plan.path) } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(plan.path)): \(InputReader.words(error))")
    }
    let planned = PlannedReport(change: change, plan: told, file: file, controlSet: command.controlSet)
    do { return try planned.report(before, plan.assessment, files: texts) } catch {
      throw CommandFailure(error, path: plan.path)
    }
  }

  private func origin() throws(CommandFailure) -> ReportOrigin {
    ReportOrigin(
      title: command.title, ticket: command.ticket, version: Version.number,
      commandLine: ["deskheap"] + CommandLine.arguments.dropFirst(),
      time: ReportTime(seconds: try RunEnvironment.timestamp()), isReproducible: getenv("SOURCE_DATE_EPOCH") != nil)
  }
}
