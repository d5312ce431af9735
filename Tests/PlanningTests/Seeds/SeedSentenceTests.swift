import DesktopHeap
import Evidence
import Findings
import LibXML
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

/// Sentences of the documents behind the product about what the rules, the diagnosis and the plan say.
@Suite("Sentences of the documents, in what is advised")
struct SeedSentenceTests {
  private func diagnose(_ texts: String...) throws -> [Diagnosis] {
    Diagnosis.of(
      try texts.enumerated().map { try Observations.read(name: "f\($0.offset)", .bytes(Array($0.element.utf8))) })
  }

  private func findings(_ system: PlanCase, _ more: String = "") throws -> [String] {
    let value = RollbackText.bytes(restoring: Export.bareValue(system.string).windowsValues)
    let file = ReadableExport(value + more.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    return Linter.findings(in: LintContext(try file.survey(), options: system.options), rules: Rule.all).map(\.rule.id)
  }

  // MARK: Technical Note 2279

  private static let event244 =
    "EventID: 244 - Failed to create a desktop due to desktop heap exhaustion\n"

  @Test("TN 2279: event 244 says that a desktop could not be created, and that it is missing is not conclusive")
  func event244() throws {
    #expect(try diagnose(Self.event244).map(\.verdict) == [.noRoomForHeap])
    let without = try diagnose("Source: Disk\nEvent ID: 7\nDescription: x\n")
    #expect(without.map(\.verdict) == [.unknown])
    #expect(without.first?.next.contains("proves nothing") == true)
  }

  @Test(
    "TN 2279: exit status 128 and exit code 128 of either side are a sign, and none is specific",
    arguments: ["exit status 128", "exit code 128", "Console app errorlevel set to 128."])
  func exit128(words: String) throws {
    let found = try diagnose("debug: \(words)\n")
    #expect(found.map(\.verdict) == [.unknown])
    #expect(found.first?.evidence.count == 1)
    #expect(try diagnose("debug: \(words)\n", Self.event244).map(\.confidence) == [.likely, .likely])
  }

  @Test(
    "TN 2279: messages of a client that is cut off are not specific to desktop heap",
    arguments: [
      "Connection closed to host.",
      "A Secure Shell error occurred while trying to make a connection. (10054) An existing connection was forcibly "
        + "closed by the remote host.",
      "authentication successful", "connection closed", "unable to connect", "disconnect",
    ])
  func clientMessages(words: String) throws {
    #expect(try diagnose(words + "\n").map(\.verdict) == [.unknown])
  }

  @Test("TN 2279: its remedies come in its order: Server 2008, fewer connections, reuse, smaller heaps")
  func remedies() throws {
    let log = """
      1 2008-01-03 17:12:36.050 4852 H\\A:[Info] .\\sshd.cpp:x(4363) Session server 84: Executing command 'cmd.exe'
      2 2008-01-03 17:12:36.175 4852 H\\A:[Trace] .\\sshd.cpp:x(4671) Session server 84: Process terminated with exit code 128

      """
    let next = try #require(try diagnose(log).first?.next)
    let words = ["Server 2008 or later", "fewer connections", "connection reuse", "a smaller third number"]
    let places = words.compactMap { next.firstRange(of: $0)?.lowerBound }
    #expect(places.count == words.count && places == places.sorted())
  }

  // MARK: Sessions, Desktops and Windows Stations

  @Test("Sessions article: a full heap is one desktop's matter, a full view space the entire session's")
  func heapOrSession() throws {
    #expect(
      try diagnose("Source: Win32k\nEvent ID: 243\n").first?.resource?.contains("the heap of one desktop") == true)
    #expect(try diagnose(Self.event244).first?.resource?.contains("the session view space") == true)
  }

  @Test("Sessions article: 0xC0000142 is STATUS_DLL_INIT_FAILED, an error that is typical and proves nothing")
  func dllInitFailed() throws {
    #expect(ExitSign("0xc0000142") == .dllInitFailed)
    #expect(ExitSign("-1073741502") == .dllInitFailed)
    #expect(try diagnose("failed to initialize properly (0xc0000142)\n").map(\.verdict) == [.unknown])
  }

  @Test("Sessions article: numbers that are too high can keep Windows from starting", arguments: [4096, 8192, 20480])
  func tooHigh(third: Int) throws {
    let system = PlanCase(release: .server2003, architecture: .x86, section: "1024,20480,\(third)")
    #expect(try findings(system).contains("DH508"))
  }

  @Test("Sessions article: up to about 8 MB is generally safe, more is warned of")
  func generallySafe() throws {
    func found(_ section: String) throws -> Bool {
      try findings(PlanCase(release: .server2003, architecture: .x86, section: section)).contains("DH505")
    }
    #expect(try !found("1024,8192,512"))
    #expect(try found("1024,8704,512"))
  }

  @Test("Sessions article: numbers go up by 512 KB, and only as far as it takes")
  func oneStep() throws {
    let system = PlanCase(release: .server2019, architecture: .x64, section: "1024,20480,768")
    let plan = try system.plan(PlanNeeds(), [try PlanEvidenceText.event(243, session: 0)])
    #expect(plan.after?.description == "1024,20480,1280")
    #expect(plan.rejected.contains { $0.why.hasPrefix("several steps at once") })
  }

  @Test("Sessions article: nothing is changed on a whim")
  func noWhim() throws {
    for system in PlanCase.fixed + PlanCase.dynamic { #expect(try system.plan().verdict == .noChange) }
  }

  @Test("Sessions article: session 0 is the console's too before Vista, and the services' alone since")
  func sessionZero() throws {
    let event = [try PlanEvidenceText.event(243, session: 0)]
    let old = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")
    let new = PlanCase(release: .vista, architecture: .x86, section: "1024,12288,512")
    #expect(try old.plan(PlanNeeds(), event).verdict == .cannot)
    #expect(try new.plan(PlanNeeds(), event).after?.description == "1024,12288,1024")
  }

  @Test("Sessions article: the string lost its backslashes there; taken as it is printed it does not start")
  func printedWithoutBackslashes() throws {
    let printed =
      "%SystemRoot%system32csrss.exe ObjectDirectory=Windows SharedSection=1024,3072,512 Windows=On"
    #expect(
      WindowsAssessment(try #require(Export.bareValue(printed).windowsValues.first), in: Export.bareValue(printed))
        .csrss.starts == false)
  }

  // MARK: Q258837

  @Test("Q258837: errors 71 and 1395 are about a server's sessions", arguments: [71, 1395])
  func sessionErrors(code: Int) throws {
    let found = try diagnose("System error \(code) has occurred.\n")
    #expect(found.map(\.verdict) == [.sessionLeak])
    let next = try #require(found.first?.next)
    #expect(next.contains("KeepConn to 0") && next.contains("Q258837"))
    #expect(next.contains("net session /delete") && next.contains("can lose unsaved data"))
  }

  @Test("Q258837: KeepConn is a REG_DWORD, told on NT 4.0 only")
  func keepConn() throws {
    let service =
      "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\S]\r\n\"Type\"=dword:00000010\r\n"
      + "\"Start\"=dword:00000002\r\n\"ObjectName\"=\"D\\\\u\"\r\n"
    func parameters(_ value: String) -> String {
      service + "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]\r\n"
        + "\"KeepConn\"=\(value)\r\n"
    }
    let old = PlanCase(release: .nt4, architecture: .x86, section: "1024,3072,512")
    let new = PlanCase(release: .server2003, architecture: .x86, section: "1024,3072,512")
    #expect(try findings(old, parameters("dword:00000258")).contains("DH603"))
    #expect(try !findings(old, parameters("dword:00000000")).contains("DH603"))
    #expect(try findings(old, parameters("\"0\"")).contains("DH603"))
    #expect(try !findings(new, parameters("dword:00000258")).contains("DH603"))
  }

  // MARK: Cloned sessions and MaxSessions

  @Test("Cloned sessions article: the server logs error: no more sessions, and that is no matter of the heap")
  func noMoreSessions() throws {
    let found = try diagnose("Oct  9 10:11:12 host sshd[11318]: error: no more sessions\n")
    #expect(found.map(\.verdict) == [.sshSessionLimit])
    #expect(found.first?.next.contains("MaxSessions") == true)
    #expect(found.first?.command == nil)
  }

  // MARK: KB169321

  @Test("KB169321: Shared Section, as it is printed there, is not read; SharedSection with the third number 512 is")
  func misprint() throws {
    let printed = PlanCase(release: .nt4, architecture: .x86, section: "1024,3072,512").string
      .replacing("SharedSection", with: "Shared Section")
    let export = Export.bareValue(printed)
    let ids = Linter.findings(in: LintContext(export), rules: Rule.all).map(\.rule.id)
    #expect(ids.contains("DH401"))
  }

  @Test("KB169321: too many window stations on NT 4.0 are answered by the third number 512, after a restart")
  func addThird() throws {
    var needs = PlanNeeds()
    needs.desktops = 20
    let plan = try PlanCase(release: .nt4, architecture: .x86, section: "1024,3072").plan(needs)
    #expect(plan.after?.description == "1024,3072,512")
    #expect(plan.needsRestart)
    #expect(plan.unknown.contains { $0.contains("from SP4 on these share one window station") })
  }

  @Test(
    "KB169321: a process that fails to initialize kernel32.dll and a COM server in time out are COM's window stations")
  func kernel32() throws {
    let found = try diagnose(
      "Initialization of the dynamic link library d:\\winnt\\system32\\kernel32.dll failed. The process is terminating "
        + "abnormally.\nThe server {3B1D7C5E-0000-4B5E-9C1E-000000000001} did not register with DCOM within the required "
        + "timeout.\n")
    #expect(found.map(\.verdict) == [.comWindowStations])
  }
}
