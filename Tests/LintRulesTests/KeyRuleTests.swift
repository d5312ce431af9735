import Findings
import LintRules
import RegistryText
import SubSystems
import Testing

@Suite struct KeyRuleTests {
  private static let subSystems = "\\Control\\Session Manager\\SubSystems]\r\n"
  private static let sound =
    "\"Windows\"=\"%SystemRoot%\\\\system32\\\\csrss.exe ObjectDirectory=\\\\Windows SharedSection=1024,20480,768 "
    + "Windows=On SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
    + "ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16\"\r\n"

  private func ids(_ text: String, rules: [Rule] = Rule.all) throws -> [String] {
    try found(text).map(\.rule.id).filter { !$0.hasPrefix("DH210") && !$0.hasPrefix("DH204") }
  }

  private func found(_ text: String) throws -> [Finding] {
    let bytes = Array("Windows Registry Editor Version 5.00\r\n\r\n\(text)".utf8)
    return Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes))), rules: Rule.all)
  }

  @Test(arguments: [
    ("SYSTEM", true), ("SYSTEM\\ControlSet001", true), ("system\\currentcontrolset\\control", true),
    ("OFFLINE\\ControlSet002\\Control\\Session Manager", true), ("OFFLINE", false), ("SOFTWARE", false),
    ("SYSTEM\\CurrentControlSet\\Services", false), ("SYSTEM\\Select", false),
  ])
  func onlyKeysOnTheWayToSubSystemsAreDeletedWithIt(_ path: String, isOnTheWay: Bool) throws {
    #expect(try ids("[-HKEY_LOCAL_MACHINE\\\(path)]\r\n") == (isOnTheWay ? ["DH201"] : []))
  }

  @Test func whatStandsAboveADeletionDoesNotMakeItGood() throws {
    let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet" + Self.subSystems
    #expect(try ids("[\(key)\(Self.sound)[-\(key)") == ["DH201"])
  }

  @Test func aControlSetIsFoundBehindAMountNameInTheCodePage() throws {
    let head = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\B"
    let tail = "ro\\ControlSet001" + Self.subSystems + Self.sound
    let bytes = Array(head.utf8) + [0xFC] + Array(tail.utf8)
    let found = Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes))), rules: [.otherSet])
    let range = try #require(found.first?.location.range)
    #expect(String(decoding: bytes[range.bytes], as: UTF8.self) == "ControlSet001")
    #expect(range.start == SourcePosition(line: 3, column: "[HKEY_LOCAL_MACHINE\\Buro\\".utf8.count + 1))
  }

  @Test(arguments: [
    ("hex(2):25,53,79,73,74,65,6d,52,6f,6f,74,25,5c,73,79,73,74,65,6d,33,32,5c,63,73,72,73,73,00", "DH102"),
    ("hex(2):63,00,73,00,72,00,7", "DH205"),
    ("hex(2):63,00,73,00,00,00,73,00,00,00", "DH205"),
    ("hex(2):63,00,73,00,3d,d8,73,00,00,00", "DH205"),
    ("hex(7):63,00,73,00,00,00,00,00", "DH203"),
    ("dword:00000001", "DH203"),
    ("\" \"", "DH206"),
    ("-", "DH202"),
  ])
  func aValueThatIsNoWholeTextIsToldOnce(_ data: String, _ id: String) throws {
    let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\(Self.subSystems)"
    #expect(try ids("\(key)\"Windows\"=\(data)\r\n") == [id])
  }

  @Test func aValueThatTheFileEndsInIsToldOnce() throws {
    let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\(Self.subSystems)"
    #expect(try ids("\(key)\"Windows\"=hex(2):63,00,73,00,\\\r\n") == ["DH109"])
  }

  @Test func problemsThatWereNotKeptAreCountedByRule() throws {
    let lines = String(repeating: "x\r\n", count: ExportSurvey.problemLimit + 7)
    let bytes = Array("Windows Registry Editor Version 5.00\r\n\r\n\(lines)".utf8)
    #expect(try ExportSurvey.read(MemoryBytes(bytes)).untoldByRule == ["DH103": 7])
  }

  @Test func pastedQueriesGetNoFixForBytesThatTheyDoNotHave() throws {
    let text =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Windows\n"
      + "    DesktopHeapLogging    REG_DWORD    0x0\n"
    let facts = FileFacts(header: .version5, headerText: "", encoding: .utf8(mark: false))
    let found = Linter.findings(in: LintContext(QueryText.export(text, facts: facts)))
    #expect(found.map(\.rule.id) == ["DH605"])
    #expect(found.allSatisfy { $0.fix == nil })
  }
}

extension Rule {
  fileprivate static var otherSet: Rule { Rule.all.first { $0.info.id == "DH210" } ?? Rule.all[0] }
}
