import RegistryText
import Testing

@Suite struct RegeditLayoutTests {
  private func written(_ name: String, _ type: UInt32, _ data: [UInt8]) -> String {
    String(decoding: RegeditLayout.value(name, type: type, data: data), as: UTF16.self)
  }

  @Test(
    arguments: [
      ("", 1, [0x78, 0, 0, 0], "@=\"x\""), ("a\"b", 1, [0x5C, 0, 0, 0], "\"a\\\"b\"=\"\\\\\""),
      // What regedit would write between quotes, but could not read again.
      ("a", 1, [0x78, 0], "\"a\"=hex(1):78,00"), ("a", 1, [0x78, 0, 0, 0, 0], "\"a\"=hex(1):78,00,00,00,00"),
      ("a", 1, [0x0A, 0, 0, 0], "\"a\"=hex(1):0a,00,00,00"), ("a", 1, [0x0D, 0, 0, 0], "\"a\"=hex(1):0d,00,00,00"),
      ("a", 1, [0, 0, 0, 0], "\"a\"=hex(1):00,00,00,00"), ("a", 1, [], "\"a\"=hex(1):"),
      ("a", 4, [0x9A, 0x0B, 0, 0xF0], "\"a\"=dword:f0000b9a"), ("a", 4, [1, 0, 0], "\"a\"=hex(4):01,00,00"),
      ("a", 3, [1, 0, 0, 0], "\"a\"=hex:01,00,00,00"), ("a", 2, [0, 0], "\"a\"=hex(2):00,00"),
      ("a", 11, [9], "\"a\"=hex(b):09"), ("a", 0xFFFF_FFFF, [1], "\"a\"=hex(ffffffff):01"),
    ] as [(String, UInt32, [UInt8], String)])
  func aValueIsWrittenAsRegeditDoes(_ name: String, _ type: UInt32, _ data: [UInt8], _ line: String) {
    #expect(written(name, type, data) == line + "\r\n")
  }

  /// Whatever is written is read as the same again.
  @Test(arguments: [1, 2, 3, 4, 7, 11] as [UInt32], [0, 1, 2, 4, 23, 24, 25, 26, 51, 200])
  func whatIsWrittenIsReadAgain(_ type: UInt32, _ count: Int) throws {
    // A list that ends in a NUL, so that regedit adds none.
    let data = count < 2 ? [UInt8](repeating: 1, count: count) : (2..<count).map { UInt8($0 % 255 + 1) } + [0, 0]
    let front = "Windows Registry Editor Version 5.00\r\n[HKEY_CURRENT_USER\\k]\r\n"
    let text = Array(front.utf16) + RegeditLayout.value("a\\b", type: type, data: data)
    let recorder = try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(text))
    let value = try #require(recorder.values.first)
    #expect(value.name == "a\\b")
    #expect(value.type == type)
    #expect(Array(value.data.prefix(data.count)) == data)
    #expect(recorder.problems.isEmpty)
    #expect(value.isText == [1, 2, 7].contains(type))
  }

  /// A line is cut behind the comma with which it has 77 characters or more.
  @Test(arguments: [0, 1, 2, 40, 73, 74, 75, 76, 77, 80]) func longListsAreCut(_ column: Int) {
    let text = RegeditLayout.list([UInt8](repeating: 0x41, count: 100), column: column)
    let lines = String(decoding: text, as: UTF16.self).split(separator: "\r\n").map(String.init)
    var width = column
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      #expect(line.hasSuffix(isLast ? "41" : ",\\"))
      #expect(line.hasPrefix(index == 0 ? "41" : "  41"))
      width += line.utf16.count - (isLast ? 0 : 1)
      #expect(isLast ? width <= 79 : (77...79).contains(width) || column > 76)
      width = 0
    }
    #expect(lines.joined().filter { $0 == "4" }.count == 100)
  }
}
