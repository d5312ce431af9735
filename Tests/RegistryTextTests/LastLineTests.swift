import RegistryText
import Testing

/// The last line of a file may lack its end. What stood in memory behind it, text that was read before, is no part of it.
struct LastLineTests {
  private static let front = "Windows Registry Editor Version 5.00\r\n[HKEY_CURRENT_USER\\k]\r\n"

  private static let lines = [
    "\"a\"=dword:1", "\"a\"=dword: ",
    "\"a\"=hex:1", "\"a\"=hex:01,", "\"a\"=hex:01,\\", "\"a\"=hex(2):41,00", "\"a\"=hex(2",
    "\"a\"=hex(1", "\"a\"=hex:01 ", "\"a\"=-", "\"a\"=- ", "\"a\"=\"x\"", "\"a\"=\"x\" ", "\"a\"=\"x", "\"a\"=\"x\\",
    "\"a\"=", "\"a\"", "\"a\" ", "\"a", "@", "@=", "[", "[-", "[HKEY_USERS", "[HKEY_USERS]", "[HKEY_USERS]x",
    "[-HKEY_USERS\\a]",
    ";c", " ", "x", "\"a\"=\"SharedSection", "\"a\"=x", "\"a\"=hex:01\\",
  ]

  private static let fillers = ["f", ",", " ", "\"", "]", "="]

  @Test(arguments: lines, fillers) func nothingBehindItIsRead(_ line: String, _ filler: String) throws {
    // One block is full of the filler. The next is short, so that the filler is still behind it.
    let comment = ";" + String(repeating: filler, count: 998) + "\r\n"
    let long = Self.front + String(repeating: comment, count: 70) + line
    let short = try Self.read(Self.front + line)
    let behind = try Self.read(long)
    #expect(behind.values.map(\.data) == short.values.map(\.data))
    #expect(behind.values.map(\.form) == short.values.map(\.form))
    #expect(behind.keys.map(\.path) == short.keys.map(\.path))
    #expect(behind.problems.map(\.kind) == short.problems.map(\.kind))
    let shift = 2 * 70 * comment.utf16.count
    #expect(
      behind.problems.map(\.range.bytes)
        == short.problems.map { $0.range.bytes.lowerBound + shift..<$0.range.bytes.upperBound + shift })
  }

  private static func read(_ text: String) throws -> Recorder {
    try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)))
  }
}
