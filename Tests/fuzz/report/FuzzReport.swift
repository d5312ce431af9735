import Findings
import LibXML
import LintRules
import Planning
import RegistryText
import Reports
import Splices
import SubSystems

/// The file, judged; nil where a limit stops the reader.
private func input(_ bytes: [UInt8], path: String, before: Export? = nil) -> ReportInput? {
  var options = LintOptions()
  options.before = before
  guard let export = try? ExportSurvey.read(MemoryBytes(bytes)) else { return nil }
  let context = LintContext(export, options: options)
  let findings = Linter.findings(in: context)
  for range in findings.map(\.location.range) {
    precondition(0 <= range.bytes.lowerBound && range.bytes.upperBound <= bytes.count, "a finding outside of the file")
    precondition(range.start.line >= 1 && range.start.column >= 1 && range.start <= range.end, "a place that is none")
  }
  return ReportInput(
    path: path, size: bytes.count, sha256: SHA256.hash(bytes), context: context, findings: findings,
    untold: export.untoldByRule)
}

private func origin(_ words: String) -> ReportOrigin {
  ReportOrigin(
    title: words, ticket: words, version: "0", commandLine: ["deskheap", words], time: ReportTime(seconds: 1),
    isReproducible: true)
}

/// The page and the document of a report can be made whatever the file holds, and the document holds to its schema.
private func checkReport(
  _ content: ReportDocument.Content, _ kind: ReportXML.Kind, _ words: String,
  _ add: (ReportXML) throws(ReportFailure) -> Void
) {
  let document = ReportDocument(origin: origin(words), content: content)
  do throws(ReportFailure) {
    let page = try ReportPage.bytes(document)
    guard let text = String(validating: page, as: UTF8.self) else { fatalError("the page is no UTF-8") }
    precondition(!text.lowercased().contains("<script"), "a page with a script")
    let memory = DocumentInMemory()
    let xml = try ReportXML(origin: document.origin, kind: kind, in: memory)
    try add(xml)
    try xml.finish(document)
    precondition(isXML(memory.bytes), "the document is no XML")
  } catch { fatalError("a report cannot be made: \(error.message)") }
}

private func checkMachine(_ input: ReportInput, _ words: String) {
  let report = MachineReport(input, value: input.context.assessments.first)
  checkReport(.machine(report), .machine, words) { (xml) throws(ReportFailure) in try xml.add(report) }
}

private func checkFleet(_ input: ReportInput, _ words: String) {
  var gatherer = FleetGatherer()
  gatherer.add(input, value: input.context.assessments.first)
  gatherer.add(unreadable: words, words)
  let report = gatherer.report()
  checkReport(.fleet(report), .fleet, words) { (xml) throws(ReportFailure) in
    try xml.add(input, role: .only)
    try xml.add(unreadable: words, words)
    try xml.add(report)
  }
}

/// A change of the file's numbers, told with its proof.
private func checkChange(_ bytes: [UInt8], _ before: ReportInput, _ words: String) {
  guard let old = before.context.assessments.first, let section = old.section,
    let edits = old.windows.splices(
      replacing: section.range, with: "1024,20480,1280", in: before.context.export.facts),
    let new = try? SpliceList(edits).applied(to: bytes),
    let after = input(new, path: words, before: before.context.export),
    let value = after.context.assessments.first,
    let proof = try? ProofSearch.proof(
      from: ReadableExport(bytes), old.windows, to: ReadableExport(new), value.windows)
  else { return }
  let report = ChangeReport(
    from: before, old, to: after, value, proof: proof, files: HandOverTexts(from: old.windows, to: value.windows),
    heaps: [], demand: nil)
  checkReport(.change(report), .change, words) { (xml) throws(ReportFailure) in try xml.add(report) }
}

/// What libFuzzer calls with every input: a byte that chooses, and a file. The words that people give, the path among
/// them, are the file's last bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReport(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let all = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = all.first else { return 0 }
  let bytes = Array(all.dropFirst())
  if choice % 8 == 7 {
    checkXML(bytes, step: 1 + count % 7)
    return 0
  }
  let words = String(decoding: bytes.suffix(24), as: UTF8.self)
  guard let file = input(bytes, path: words) else { return 0 }
  switch choice % 8 {
  case 0: checkMachine(file, words)
  case 1: checkFleet(file, words)
  case 2: checkChange(bytes, file, words)
  default: checkFormats(file, bytes, words)
  }
  return 0
}
