import RegistryText
import SubSystems
import Testing

@Suite struct ExportTests {
  private func read(_ lines: [String]) throws -> Export {
    let text = (["Windows Registry Editor Version 5.00"] + lines + [""]).joined(separator: "\r\n")
    return try ExportSurvey.read(MemoryBytes([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16))))
  }

  @Test(arguments: [0, 1, 100, 101, 250]) func manyProblemsOfAKindAreCounted(_ count: Int) throws {
    let export = try read(["[HKEY_USERS\\x]"] + Array(repeating: "x", count: count) + ["\"a\"=dword:x"])
    #expect(export.problems.count == min(count, 100) + 1)
    #expect(export.untoldProblems == (count > 100 ? ["malformedLine": count - 100] : [:]))
  }

  private static let services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services"
  private static let classes = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes"

  @Test(
    arguments: [
      ("\(services)\\a", "\"Type\"=dword:00000010", true), ("\(services)\\a\\", "\"Type\"=dword:00000020", true),
      ("\(services)\\a", "\"Type\"=dword:00000001", false), ("\(services)\\a", "\"ObjectName\"=\"x\"", true),
      ("\(services)\\a", "\"Start\"=dword:00000002", false),
      ("\(services)\\a\\Parameters", "\"Type\"=dword:00000010", false),
      (services, "\"Type\"=dword:00000010", false), ("HKEY_USERS", "\"Type\"=dword:00000010", false),
      ("HKEY_USERS\\ervices\\a", "\"Type\"=dword:00000010", false),
      ("HKEY_USERS\\services\\a", "\"Type\"=dword:10", true),
      ("\(classes)\\AppID\\{1}", "\"RunAs\"=\"x\"", true), ("\(classes)\\AppID\\{1}", "\"LocalService\"=\"x\"", true),
      ("\(classes)\\AppID\\{1}", "@=\"x\"", false), ("\(classes)\\CLSID\\{1}", "\"AppID\"=\"{2}\"", true),
      ("\(classes)\\CLSID\\{1}", "@=\"x\"", false), ("\(classes)\\xclsid\\{1}", "\"AppID\"=\"{2}\"", false),
    ])
  func whoUsesDesktopsIsGathered(_ path: String, _ value: String, _ isKept: Bool) throws {
    let export = try read(["[\(path)]", value, "[HKEY_USERS\\x]"])
    #expect(export.users.count == (isKept ? 1 : 0))
    #expect(export.users.allSatisfy { $0.line == 2 && $0.texts.count + $0.numbers.count == 1 })
  }

  @Test func aDeletedServiceIsNone() throws {
    #expect(try read(["[-\(Self.services)\\a]", "\"Type\"=dword:00000010"]).users.isEmpty)
  }

  @Test func theBareValueStandsOnLineOne() throws {
    let text = "é\u{1F642} SharedSection=1,2,3"
    let export = Export.bareValue(text)
    let windows = try #require(export.windowsValues.first)
    #expect(windows.string.text == text)
    #expect(windows.value.line == 1)
    #expect(windows.controlSet == .current)
    #expect(windows.isReadable)
    let places = try #require(windows.value.text).places
    #expect(places.map(\.start.column) == [1, 2, 2] + Array(4...text.utf16.count))
    #expect(places.map(\.bytes.count).prefix(4) == [2, 4, 4, 1])
    #expect(places.last?.bytes.upperBound == text.utf8.count)
    #expect(places.last?.end == SourcePosition(line: 1, column: text.utf16.count + 1))
    #expect(windows.value.dataRange.bytes == 0..<text.utf8.count)
  }

  @Test(
    arguments: [
      ("dword:00010203", 0x10203), ("hex(4):02,00,00,80", 0x8000_0002), ("hex(4):02,00,00", nil), ("\"2\"", nil),
      ("hex:02,00,00,00", nil),
    ] as [(String, Int?)])
  func aNumberIsADwordOfFourBytes(_ data: String, _ number: Int?) throws {
    let export = try read(["[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]", "\"Current\"=\(data)"])
    #expect(export.select("Current") == number)
    #expect(export.select("Default") == nil)
  }

  @Test(
    arguments: [("winsrv:Con,2", "winsrv", "Con", "2"), ("basesrv,1", "basesrv", nil, "1"), ("x,", "x", nil, "")]
      as [(String, String, String?, String)])
  func aServerHasAModuleAnEntryAndAnIndex(_ value: String, _ module: String, _ entry: String?, _ index: String) throws {
    let string = WindowsString("csrss.exe ServerDll=\(value) ServerDll=y")
    let server = try #require(string.arguments.dropFirst().first?.serverDll)
    #expect(string.text(in: server.module) == module)
    #expect(server.entry.map { string.text(in: $0) } == entry)
    #expect(server.indexText.map { string.text(in: $0) } == index)
  }

  @Test(arguments: [(1, "ControlSet001"), (12, "ControlSet012"), (123, "ControlSet123")])
  func aControlSetHasItsNumberInThreeDigits(_ number: Int, _ name: String) {
    #expect(ControlSet.numbered(number).name == name)
    #expect(ControlSet(path: "HKEY_LOCAL_MACHINE\\SYSTEM\\\(name)\\Control") == .numbered(number))
  }

  @Test(arguments: [
    "ControlSet1", "ControlSet0001", "ControlSetabc", "ControlSet+01", "xControlSet001", "CurrentControlSets",
  ])
  func otherPartsOfAPathAreNoControlSet(_ part: String) {
    #expect(ControlSet(path: "HKEY_LOCAL_MACHINE\\SYSTEM\\\(part)\\Control") == nil)
  }

  @Test func theLinesOfAStretchAreTold() throws {
    let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]"
    let lines = [key, "\"Windows\"=hex(2):41,00,\\", "  42,00,\\", "  43,00,00,00"]
    let windows = try #require(try read(lines).windowsValues.first)
    func told(_ range: Range<Int>) -> [Int] { windows.excerpt(windows.place(range)).map(\.number) }
    #expect(told(0..<1) == [3])
    #expect(told(1..<2) == [4])
    #expect(told(0..<2) == [3, 4])
    #expect(told(0..<3) == [3, 4, 5])
    func position(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }
    let ended = SourceRange(bytes: 0..<0, start: position(3, 1), end: position(4, 1))
    #expect(windows.excerpt(ended).map(\.number) == [3])
    let empty = SourceRange(bytes: 0..<0, start: position(4, 1), end: position(4, 1))
    #expect(windows.excerpt(empty).map(\.number) == [4])
  }

  @Test(arguments: [0x01, 0x09, 0x0A, 0x1F, 0x20] as [UInt16]) func everyUnitUpToTheBlankCutsArguments(_ unit: UInt16) {
    let string = WindowsString(units: Array("a".utf16) + [unit] + Array("b".utf16))
    #expect(string.arguments.count == 2)
  }

  @Test(arguments: [0x21, 0x7F, 0xA0] as [UInt16]) func otherUnitsDoNot(_ unit: UInt16) {
    let string = WindowsString(units: Array("a".utf16) + [unit] + Array("b".utf16))
    #expect(string.arguments.count == 1)
  }
}
