import RegistryText
import SubSystems
import Splices
import Testing

@Suite struct ValueDamageTests {
  private static let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]\n"

  private func windows(_ line: String, header: String = "Windows Registry Editor Version 5.00") throws -> WindowsValue {
    let export = try ExportSurvey.read(MemoryBytes(Array("\(header)\n\n\(Self.key)\(line)\n".utf8)))
    return try #require(export.windowsValues.first)
  }

  @Test(arguments: [
    ("\"Windows\"=\"csrss.exe\"", nil),
    ("\"Windows\"=hex(2):63,00,00,00", nil),
    ("\"Windows\"=hex(2):63,00", nil),
    ("\"Windows\"=\"\"", nil),
    ("\"Windows\"=hex(7):63,00,00,00,00,00", ValueDamage.otherType),
    ("\"Windows\"=dword:00000001", .otherType),
    ("\"Windows\"=hex(2):63,00,00,00,00", .oddBytes),
    ("\"Windows\"=hex(2):63,00,73,00,7", .oddBytes),
    ("\"Windows\"=hex(2):63,00,00,00,63,00,00,00", .nulInside(1..<2)),
    ("\"Windows\"=hex(2):63,00,3d,d8,63,00,00,00", .halfCharacter(1..<2)),
    ("\"Windows\"=hex(2):25,53,79,73,74,65,6d,52,6f,6f,74,25,5c,63,73,72,73,73,00", .otherVersion(header: 5)),
  ])
  func damageIsNamed(_ line: String, _ damage: ValueDamage?) throws {
    let windows = try windows(line)
    #expect(windows.damage == damage)
    #expect(windows.isReadable == (damage == nil && !line.hasSuffix("\"\"")))
  }

  /// Fewer bytes may as well be characters of another script.
  @Test(
    arguments: [(14, nil), (16, .otherVersion(header: 5)), (18, .otherVersion(header: 5))] as [(Int, ValueDamage?)])
  func aListOfSixteenCharactersIsNoUTF16(_ count: Int, _ damage: ValueDamage?) throws {
    let list = Array(repeating: "41", count: count).joined(separator: ",")
    #expect(try windows("\"Windows\"=hex(2):\(list)").damage == damage)
  }

  @Test func utf16BytesUnderVersion4AreOfTheOtherVersion() throws {
    let line = "\"Windows\"=hex(2):25,00,53,00,79,00,73,00,74,00,65,00,6d,00,52,00,6f,00,00,00"
    #expect(try windows(line, header: "REGEDIT4").damage == .otherVersion(header: 4))
    #expect(try windows(line).damage == nil)
  }

  @Test(arguments: [TextEncoding.utf8(mark: false), .utf16LE(mark: true)], ["\n", "\r\n", "\r"])
  func theLastByteIsFoundInALaterLine(_ encoding: TextEncoding, _ lineEnd: String) throws {
    let line = "\"Windows\"=hex(2):63,00,\\\n  73,00,\\\n  ; no more\n  7f"
    let lines = "Windows Registry Editor Version 5.00\n\n\(Self.key)\(line)\n"
    let text = lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    let mark: [UInt8] = encoding.markLength > 0 ? [0xFF, 0xFE] : []
    let bytes = mark + (encoding.bytes(of: Array(text.utf16)) ?? [])
    let value = try #require(try ExportSurvey.read(MemoryBytes(bytes)).windowsValues.first).value
    let last = try #require(value.lastByte)
    #expect(last.start == SourcePosition(line: 7, column: 3))
    #expect(last.end == SourcePosition(line: 7, column: 5))
    #expect(value.hasHalfUnit)
    #expect(last.bytes.upperBound == value.bytes.upperBound - encoding.unitSize * lineEnd.utf8.count)
  }

  @Test(arguments: ["hex(2)", "hex(07)", "dword"], [" ", ""])
  func theKeywordIsFound(_ keyword: String, blank: String) throws {
    let text = "\"Windows\"=\(blank)\(keyword):00"
    let value = try windows(text).value
    let place = try #require(value.keywordPlace)
    #expect(place.start.column == 11 + blank.utf8.count)
    #expect(place.end.column == 11 + blank.utf8.count + keyword.utf8.count)
    #expect(place.bytes.lowerBound - value.bytes.lowerBound == place.start.column - 1)
    #expect(place.bytes.count == keyword.utf8.count)
  }
}

@Suite struct ExpandableTextTests {
  private static let key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]\r\n"

  private func rewritten(_ text: String, header: String, isUTF16: Bool) throws -> String {
    let file = "\(header)\r\n\r\n\(Self.key)\(text)\r\n"
    var bytes = isUTF16 ? [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(file.utf16)) : Array(file.utf8)
    let export = try ExportSurvey.read(MemoryBytes(bytes))
    let splices = try #require(export.windowsValues.first?.madeExpandable(in: export.facts))
    for splice in splices.reversed() { bytes.replaceSubrange(splice.bytes, with: splice.replacement) }
    let result =
      isUTF16
      ? String(decoding: UTF16Bytes.units(Array(bytes.dropFirst(2))), as: UTF16.self)
      : String(decoding: bytes, as: UTF8.self)
    return String(result.dropFirst("\(header)\r\n\r\n\(Self.key)".count))
  }

  @Test(arguments: [true, false])
  func aStringBecomesAListCutAsRegeditCutsIt(_ isUTF16: Bool) throws {
    let text = "\"Windows\"=\"%SystemRoot%\\\\system32\" ; kept"
    let list = """
      "Windows"=hex(2):25,00,53,00,79,00,73,00,74,00,65,00,6d,00,52,00,6f,00,6f,00,\\\r
        74,00,25,00,5c,00,73,00,79,00,73,00,74,00,65,00,6d,00,33,00,32,00,00,00 ; kept\r

      """
    let result = try rewritten(text, header: "Windows Registry Editor Version 5.00", isUTF16: isUTF16)
    #expect(result == list)
  }

  @Test func versionFourHasOneByteForACharacter() throws {
    #expect(
      try rewritten("\"Windows\"=\"a b\"", header: "REGEDIT4", isUTF16: false) == "\"Windows\"=hex(2):61,20,62,00\r\n")
  }

  @Test func aListOfTypeOneChangesItsTypeOnly() throws {
    let result = try rewritten(
      "\"Windows\"=hex(1):61,00,00,00", header: "Windows Registry Editor Version 5.00", isUTF16: true)
    #expect(result == "\"Windows\"=hex(2):61,00,00,00\r\n")
  }
}
