import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

import Reports

/// Reports made of strings.
enum PageFixture {
  static let good =
    #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=1024,20480,768 Windows=On "#
    + "SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 ServerDll=sxssrv,4 "
    + "ProfileControl=Off MaxRequestThreads=16"
  static let raised = good.replacing("20480,768", with: "20480,1280")
  static let broken = good.replacing("1024,20480", with: "1024, 20480")
  static let older = good.replacing("20480,768", with: "3072,512").replacing(
    "sxssrv,4", with: "winsrv:ConServerDllInitialization,2")

  static let origin = ReportOrigin(
    ticket: "CHG-1", version: "1.2.3", commandLine: ["deskheap", "report", "it's"],
    time: ReportTime(seconds: 1_700_000_000),
    isReproducible: true)

  /// A file that holds a value of these units, in the way regedit writes it.
  static func file(_ units: [UInt16], extra: String = "") -> [UInt8] {
    let data = UTF16Bytes.littleEndian(units + [0]).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined(separator: ",")
    let text =
      "\u{FEFF}Windows Registry Editor Version 5.00\r\n\r\n"
      + #"[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems]"#
      + "\r\n\"Windows\"=hex(2):\(data)\r\n\(extra)"
    return UTF16Bytes.littleEndian(Array(text.utf16))
  }

  static func file(_ value: String, extra: String = "") -> [UInt8] { file(Array(value.utf16), extra: extra) }

  static func input(_ bytes: [UInt8], path: String = "server.reg", before: Export? = nil) throws -> ReportInput {
    var options = LintOptions()
    options.before = before
    let context = LintContext(try ExportSurvey.read(MemoryBytes(bytes)), options: options)
    return ReportInput(
      path: path, size: bytes.count, sha256: SHA256.hash(bytes), context: context,
      findings: Linter.findings(in: context), untold: context.export.untoldByRule)
  }

  static func machine(_ bytes: [UInt8], path: String = "server.reg") throws -> ReportDocument {
    let input = try input(bytes, path: path)
    let report = MachineReport(input, value: input.context.assessments.first)
    return ReportDocument(origin: origin, content: .machine(report))
  }

  static func change(_ old: [UInt8], _ new: [UInt8], heaps: [MeasuredHeap] = []) throws -> ChangeReport {
    let before = try input(old, path: "old.reg")
    let after = try input(new, path: "new.reg", before: before.context.export)
    let (a, b) = (try #require(before.context.assessments.first), try #require(after.context.assessments.first))
    let proof = try ProofSearch.proof(
      from: ReadableExport(old), a.windows, to: ReadableExport(new), b.windows)
    return ChangeReport(
      from: before, a, to: after, b, proof: proof, files: HandOverTexts(from: a.windows, to: b.windows), heaps: heaps,
      demand: ReportDemand([.init(label: "services", count: 5, source: "stated")]))
  }

  static func document(_ change: ChangeReport) -> ReportDocument {
    ReportDocument(origin: origin, content: .change(change))
  }

  static func fleet(_ values: [String]) throws -> ReportDocument {
    var gatherer = FleetGatherer()
    for (index, value) in values.enumerated() {
      let input = try input(file(value), path: "fleet/\(index).reg")
      gatherer.add(input, value: input.context.assessments.first)
    }
    gatherer.add(unreadable: "fleet/gone.reg", "could not open it")
    return ReportDocument(origin: origin, content: .fleet(gatherer.report()))
  }

  static func page(_ document: ReportDocument) throws -> String {
    String(decoding: try ReportPage.bytes(document), as: UTF8.self)
  }

  static func xml(_ document: ReportDocument) throws -> String {
    let memory = DocumentInMemory()
    switch document.content {
    case .machine(let report):
      let xml = try ReportXML(origin: document.origin, kind: .machine, in: memory)
      try xml.add(report)
      try xml.finish(document)
    case .change(let report):
      let xml = try ReportXML(origin: document.origin, kind: .change, in: memory)
      try xml.add(report)
      try xml.finish(document)
    case .fleet(let report):
      let xml = try ReportXML(origin: document.origin, kind: .fleet, in: memory)
      try xml.add(report)
      try xml.finish(document)
    }
    return String(decoding: memory.bytes, as: UTF8.self)
  }
}
