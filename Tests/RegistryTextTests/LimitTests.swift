import RegistryText
import Testing

/// What is read in full up to a limit, and what becomes of more.
struct LimitTests {
  private static let front = "Windows Registry Editor Version 5.00\r\n[HKEY_USERS\\k]\r\n"

  private static func read(_ text: String) throws -> Recorder {
    try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array((front + text).utf16)))
  }

  @Test("The limits are those that the manual names")
  func documented() {
    #expect(ReaderLimits.lineUnits == 4 << 20)
    #expect(ReaderLimits.valueBytes == 16 << 20)
    #expect(FileBytes.deviceLimit == 64 << 20)
    #expect(KeptBytes.limit == 16 << 20)
  }

  @Test("A value knows the places of its text up to a limit, and its data beyond", arguments: [-1, 0, 1])
  func mapped(more: Int) throws {
    let count = ReaderLimits.mappedBytes + more
    let list = try #require(
      try Self.read("\"v\"=hex:" + String(repeating: "41,", count: count - 1) + "41\r\n").values.first)
    #expect(list.data.count == count)
    #expect(list.written.isEmpty == (more > 0))
    let units = ReaderLimits.mappedBytes / 2 + more
    let string = try #require(try Self.read("\"v\"=\"" + String(repeating: "x", count: units) + "\"\r\n").values.first)
    #expect(string.data.count == (units + 1) * 2)
    #expect((string.text == nil) == (more > 0))
    #expect(string.text.map { $0.places.count } ?? units == units)
  }

  @Test("Names are compared up to a number of them", arguments: [-2, -1, 0, 1])
  func names(more: Int) throws {
    let count = ReaderLimits.rememberedNames + more
    let names = (0..<count).map { "\"\($0)\"=-\r\n" }.joined()
    let kinds = try Self.read(names + "\"0\"=-\r\n").problems.map(\.kind)
    #expect(kinds == (more < 0 ? [.duplicateValue(name: "0", first: 3)] : []))
  }

  @Test("Names are compared up to their length together", arguments: [(255, true), (256, false)])
  func longNames(count: Int, isFound: Bool) throws {
    let length = ReaderLimits.rememberedNameUnits / 256
    func name(_ number: Int) -> String {
      let digits = String(number)
      return digits + String(repeating: "n", count: length - digits.count)
    }
    let names = (0..<count).map { "\"\(name($0))\"=-\r\n" }.joined()
    let kinds = try Self.read(names + "\"\(name(7))\"=-\r\n").problems.map(\.kind)
    #expect(kinds == (isFound ? [.duplicateValue(name: name(7), first: 10)] : []))
  }

  @Test("A file without header and keys is looked at up to a limit", arguments: [true, false])
  func headless(isNear: Bool) throws {
    let line = String(repeating: "x", count: 1022) + "\r\n"
    let lines = String(repeating: line, count: ReaderLimits.headlessBytes / 1024 + (isNear ? 0 : 2))
    let recorder = try Recorder.read(Array((lines + "[HKEY_USERS\\k]\r\n\"v\"=dword:1\r\n").utf8))
    #expect(recorder.keys.count == (isNear ? 1 : 0))
    #expect(recorder.values.count == (isNear ? 1 : 0))
    #expect(recorder.problems.map(\.kind) == [.unknownHeader(.notAHeader)])
  }

  @Test("Of a header the beginning is kept", arguments: [0, 127, 128, 129, 500])
  func headerText(count: Int) throws {
    let text = String(repeating: "é", count: count)
    let bytes = [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array((text + "\r\n").utf16))
    let facts = try RegistryReader.read(MemoryBytes(bytes), handler: Recorder(.none))
    #expect(facts.headerText == text.prefix(128))
  }

  @Test(
    "Lines are counted, the last one too where nothing ends it",
    arguments: [
      ("", 1), ("x", 2), ("x\r\n", 2), ("\r\n", 2), ("\r\r\n\n", 4), ("\"a\"=hex:01,\\\r\n  02\r\n", 3),
      ("\"a\"=\"x\r\ny\"\r\n", 3), ("x\0y\r\nz", 2), ("\r\n\0\r\n", 3),
    ])
  func lines(text: String, count: Int) throws {
    let facts = try RegistryReader.read(MemoryBytes(Array(("REGEDIT4\r\n" + text).utf8)), handler: Recorder(.none))
    #expect(facts.lines == count)
  }
}
