import DesktopHeap
import Evidence
import LibXML
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

/// A system with a triple, to be planned for.
struct PlanCase: CustomTestStringConvertible {
  var release: Release
  var architecture: Architecture
  var section: String
  var terminalServices = false
  var threeGigabytes = false

  var testDescription: String {
    "\(release.rawValue) \(architecture.rawValue) \(section)" + (terminalServices ? " TS" : "")
      + (threeGigabytes ? " /3GB" : "")
  }

  var options: LintOptions {
    var options = LintOptions()
    options.release = release
    options.architecture = architecture
    options.terminalServices = terminalServices
    options.threeGigabytes = threeGigabytes
    return options
  }

  /// The value as the release has it, with these numbers.
  var string: String {
    let console = release < .windows8 ? "ServerDll=winsrv:ConServerDllInitialization,2 " : ""
    let assemblies = release < .windows7 ? "" : "ServerDll=sxssrv,4 "
    return #"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=\#(section) Windows=On "#
      + "SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 \(console)\(assemblies)"
      + "ProfileControl=Off MaxRequestThreads=16"
  }

  var file: ReadableExport {
    ReadableExport(RollbackText.bytes(restoring: Export.bareValue(string).windowsValues))
  }

  func planner(_ needs: PlanNeeds = PlanNeeds(), _ evidence: [EvidenceFile] = []) -> Planner {
    var planner = Planner()
    planner.options = options
    planner.needs = needs
    planner.evidence = evidence
    return planner
  }

  func plan(_ needs: PlanNeeds = PlanNeeds(), _ evidence: [EvidenceFile] = []) throws -> Plan {
    try planner(needs, evidence).plan(for: file, path: "x.reg")
  }

  /// The same system after `plan`, read from the file that its package brings.
  func applied(_ plan: Plan) throws -> ReadableExport {
    let package = try ChangePackage(plan, document: "{}", currentControlSet: false, program: "test")
    return ReadableExport(try #require(package.files.first { $0.name == "apply.reg" }).bytes)
  }

  /// Releases whose session view space is fixed.
  static let fixed: [PlanCase] = [
    PlanCase(release: .nt4, architecture: .x86, section: "1024,3072"),
    PlanCase(release: .nt4, architecture: .x86, section: "1024,3072,512"),
    PlanCase(release: .windows2000, architecture: .x86, section: "1024,3072,512"),
    PlanCase(release: .windows2000, architecture: .x86, section: "1024,3072,512", terminalServices: true),
    PlanCase(release: .xp, architecture: .x86, section: "1024,3072,1024"),
    PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512"),
    PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512", threeGigabytes: true),
    PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,3072"),
    PlanCase(release: .server2003, architecture: .x64, section: "1024,20480,768"),
    PlanCase(release: .server2003, architecture: .x64, section: "1024,20480,2304"),
  ]

  /// Releases on which it grows on demand.
  static let dynamic: [PlanCase] = [
    PlanCase(release: .vista, architecture: .x86, section: "1024,12288,512"),
    PlanCase(release: .server2008R2, architecture: .x64, section: "1024,20480,768"),
    PlanCase(release: .windows10, architecture: .x86, section: "1024,12288,512"),
    PlanCase(release: .server2019, architecture: .x64, section: "1024,20480,768"),
    PlanCase(release: .server2022, architecture: .x64, section: "1024,12288,512"),
    PlanCase(release: .server2025, architecture: .x64, section: "1024,3072,512"),
  ]
}

/// Evidence as text.
enum PlanEvidenceText {
  static func file(_ text: String, name: String = "e.txt") throws -> EvidenceFile {
    try EvidenceFile.read(name: name, LibXML.ByteSource.bytes(Array(text.utf8)))
  }

  /// A listing with these desktops: name, KB, per cent.
  static func listing(_ rows: [(String, Int64, Double)]) throws -> EvidenceFile {
    let total = rows.reduce(0) { $0 + $1.1 }
    let lines = rows.map { "  \($0.0)    \($0.1)    \($0.2)\n" }.joined()
    return try file(
      "Desktop Heap Information Monitor Tool (Version 8.1.2925.0)\n  Session ID:    0 Total Desktop: (  \(total) KB -   "
        + "\(rows.count) desktops)\n\n  WinStation\\Desktop            Heap Size(KB)    Used Rate(%)\n-------\n\(lines)-------\n"
    )
  }

  /// An event of newer Windows in `session`.
  static func event(_ number: Int, session: Int) throws -> EvidenceFile {
    try file(
      "<Event><System><Provider Name='Microsoft-Windows-Win32k'/><EventID>\(number)</EventID></System><EventData>"
        + "<Data Name='SessionId'>\(session)</Data></EventData></Event>", name: "e.xml")
  }
}
