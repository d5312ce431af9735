import RegistryText
import SubSystems
import Testing

/// What `reg query` prints, read as an export: every unit of a value knows its place.
@Suite struct QueryExportTests {
  private static let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Control\\Session Manager\\SubSystems"

  private func export(_ text: String) -> Export {
    QueryText.export(text, facts: FileFacts(header: .unknown, headerText: "", encoding: .utf8(mark: false)))
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func keysAndValuesAreFound(_ end: String) throws {
    let lines = [
      "", Self.key + " ", "    é\u{1F642}    REG_SZ    ab", "  Windows  REG_EXPAND_SZ  c d ", "End of search: 2",
    ]
    let text = lines.joined(separator: end)
    let found = export(text)
    let key = try #require(found.keys.first)
    #expect(found.keys.count == 1)
    #expect(key.heading.path == Self.key)
    #expect(key.heading.range.start == SourcePosition(line: 2, column: 1))
    #expect(key.heading.isImported && !key.heading.isDeletion)
    #expect(key.role == .subSystems)
    #expect(key.controlSet == .numbered(2))
    #expect(key.values.map(\.name) == ["é\u{1F642}", "Windows"])
    #expect(key.values.map(\.type) == [1, 2])
    #expect(key.values.map(\.line) == [3, 4])
    #expect(key.values.compactMap(\.string) == ["ab", " c d "])
  }

  @Test(arguments: ["    Windows    REG_SZ    a\u{1F642}b", "\twindows\tREG_SZ\ta\u{1F642}b"], ["\n", "\r\n", "\r"])
  func eachUnitKnowsItsPlace(_ line: String, _ end: String) throws {
    let front = "é\(end)y\(end)"
    let value = try #require(export(front + line).windowsValues.first).value
    let text = try #require(value.text)
    #expect(text.units == Array("a\u{1F642}b".utf16))
    let bytes = Array((front + line).utf8)
    #expect(text.places.map { Array(bytes[$0.bytes]) } == ["a", "\u{1F642}", "\u{1F642}", "b"].map { Array($0.utf8) })
    let first = line.utf16.count - 3
    #expect(text.places.map(\.start.column) == [first, first + 1, first + 1, first + 3])
    #expect(text.places.map(\.end.column) == [first + 1, first + 3, first + 3, first + 4])
    #expect(text.places.allSatisfy { $0.start.line == 3 && $0.end.line == 3 })
    #expect(value.dataRange.bytes == front.utf8.count..<bytes.count)
  }

  @Test func aLineWithoutItsKeyIsTakenForTheSubSystemsKeys() throws {
    let found = export("\n    Windows    REG_EXPAND_SZ    csrss.exe\n    Kmode    REG_SZ    x\n")
    let key = try #require(found.keys.first)
    #expect(key.role == .subSystems)
    #expect(key.controlSet == .current)
    #expect(key.heading.range.start == SourcePosition(line: 2, column: 1))
    #expect(key.values.map(\.name) == ["Windows", "Kmode"])
    #expect(export("    Other    REG_SZ    x\n    Windows    REG_SZ    y").keys.map(\.values.count) == [1])
  }

  @Test func valuesOfOtherKeysAreLeftOut() {
    let other = "HKEY_LOCAL_MACHINE\\SOFTWARE\\x"
    let value = "    Windows    REG_SZ    x"
    #expect(export([other, value].joined(separator: "\n")).keys.isEmpty)
    #expect(export([Self.key, value, other, value].joined(separator: "\n")).keys.map(\.values.count) == [1])
  }

  @Test(
    arguments: [
      ("0x10203", [3, 2, 1, 0]), ("0xffffffff", [255, 255, 255, 255]), ("12", [0x31, 0, 0x32, 0, 0, 0]),
    ] as [(String, [UInt8])])
  func numbersAreNumbers(_ written: String, _ data: [UInt8]) throws {
    let key = "HKEY_LOCAL_MACHINE\\SYSTEM\\Select"
    let found = export("\(key)\n    Current    REG_DWORD    \(written)")
    #expect(try #require(found.keys.first).values.map(\.data) == [data])
  }

  @Test(arguments: [("REG_DWORD", "0x100"), ("REG_BINARY", "610062"), ("REG_NONE", ""), ("REG_MULTI_SZ", #"a\0b"#)])
  func aValueOfAnotherTypeIsShownAsItIsPrinted(_ type: String, _ data: String) throws {
    let windows = try #require(export("\(Self.key)\n    Windows    \(type)    \(data)").windowsValues.first)
    #expect(windows.string.text == data)
    #expect(windows.damage == .otherType)
    #expect(windows.value.typeName == type)
  }

  @Test(
    arguments: [
      ("HKEY_LOCAL_MACHINE\\x", true), ("\n \n    a    REG_SZ    b", true), ("\ta\tREG_MULTI_SZ", true),
      ("a    REG_SZ    b", false), ("    a    REG_SZx    b", false), ("    a", false), ("", false), ("\n\n", false),
    ])
  func itIsToldFromOtherText(_ head: String, _ isLikely: Bool) { #expect(QueryText.isLikely(head) == isLikely) }
}
