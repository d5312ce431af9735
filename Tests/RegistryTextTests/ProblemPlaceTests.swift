import RegistryText
import Testing

/// A problem points at the text that is meant, neither more nor less. In each case that text stands between « and ».
struct ProblemPlaceTests {
  private static let header = "Windows Registry Editor Version 5.00\r\n"
  private static let key = "[HKEY_CURRENT_USER\\k]\r\n"

  private static let encodings: [TextEncoding] = [.utf16LE(mark: true), .utf8(mark: false)]

  /// `text` in `encoding`, behind its mark.
  private static func bytes(_ text: Substring, _ encoding: TextEncoding) -> [UInt8] {
    let mark: [UInt8] = encoding.markLength > 0 ? [0xFF, 0xFE] : []
    return mark + (encoding.bytes(of: Array(text.utf16)) ?? [])
  }

  /// The line and the column behind `text`.
  private static func position(behind text: Substring) -> SourcePosition {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return SourcePosition(line: lines.count, column: (lines.last?.utf16.count ?? 0) + 1)
  }

  /// Whether the first problem of `marked` stands where the marks do.
  private func check(_ marked: String, _ encoding: TextEncoding, step: Int = .max) throws {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    try #require(parts.count == 3)
    let front = parts[0] + parts[1]
    let whole = front + parts[2]
    let recorder = try Recorder.read(Self.bytes(whole, encoding), step: step)
    let range = try #require(recorder.problems.first).range
    #expect(range.bytes.lowerBound == Self.bytes(parts[0], encoding).count)
    #expect(range.bytes.upperBound == Self.bytes(front, encoding).count)
    #expect(range.start == Self.position(behind: parts[0]))
    #expect(range.end == Self.position(behind: front))
  }

  @Test(
    arguments: [
      "\"a\"=\"x\" «y»", "\"a\"=\"x\" «y »", "«\"a»", "\"a\"«x=\"y\"»", "«\"a\"»", "«\"a\" »;c", "«@x=\"y\"»",
      "\"a\"«=»", "\"a\"= « »", "\"a\"=-«x»", "\"a\"=- «#c»", "«a=\"x\"»", " «x »",
      "\"«\\0»a\"=\"x\"", "\"a\"=\"x«\\0»y\"", "\"a\"=\"C:«\\W»x\"", "\"a\"=\"x«\\y»\\z\"",
      "\"a\"=dword:«123456789»", "\"a\"=dword:«123456789» ;c", "\"a\"=dword:«0x1»", "\"a\"=dword:«»",
      "\"a\"=dword: «1 2»", "\"a\"=«DWORD:»1", "\"a\"=«Hex(2):»41", "\"a\"=«qword:»1", "\"a\"=«12»",
      "\"a\"=hex(«0x2):»01", "\"a\"=hex(«000000002):»01", "\"a\"=hex(«):»01", "\"a\"=hex(«2»",
      "\"a\"=hex:«100»", "\"a\"=hex:01,«100»,02", "\"a\"=hex:01,«,»02", "\"a\"=hex:01« 0»2", "\"a\"=hex:0«g»",
      "\"a\"=hex:«g»0", "\"a\"=hex:01«\\»", "\"a\"=hex:01,\\ «x»", "\"a\"=hex:01,\\ «x »",
    ], encodings)
  func ofAValue(_ line: String, _ encoding: TextEncoding) throws {
    try check(Self.header + Self.key + line + "\r\n", encoding)
    try check(Self.header + Self.key + line, encoding, step: 7)
  }

  @Test(
    arguments: [
      "«[HKEY_USERS\\l»", " «[HKEY_USERS\\l»", "«[ HKEY_USERS\\l]»", "«[]»", "«[-]»", "[«HKLM»\\x]", "[«HKEY_FOO»]",
      "[-«HKLM»\\x]", "[-«HKEY_USERS»]", "[-«HKEY_USERS\\\\»]", "«REGEDIT4»",
      "[HKEY_USERS\\«" + String(repeating: "k", count: 256) + "»]",
      "[HKEY_USERS\\a\\«" + String(repeating: "k", count: 256) + "»\\b]",
    ], encodings)
  func ofAHeading(_ line: String, _ encoding: TextEncoding) throws {
    try check(Self.header + Self.key + line + "\r\n@=-\r\n", encoding)
  }

  @Test(
    arguments: [
      ";a«\u{1}»b\u{2}", ";«\u{7F}»", ";a«\u{0}»b", "\t;\t«\u{1F}»",
    ], encodings)
  func ofAControlCharacter(_ line: String, _ encoding: TextEncoding) throws {
    try check(Self.header + line + "\r\n", encoding)
  }

  @Test(arguments: ["«é»", "ab«é»é", "«\u{1F642}»"]) func ofTheFirstCharacterThatIsNotASCII(_ text: String) throws {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    let front = Self.header + ";" + parts[0]
    let recorder = try Recorder.read(Array((front + parts[1] + parts[2] + "\r\n").utf8))
    let range = try #require(recorder.problems.first).range
    #expect(range.bytes == front.utf8.count..<front.utf8.count + parts[1].utf8.count)
    #expect(range.start == SourcePosition(line: 2, column: parts[0].utf16.count + 2))
    #expect(range.end == SourcePosition(line: 2, column: (parts[0] + parts[1]).utf16.count + 2))
  }

  @Test(arguments: ["«Regedit4»\r\n", "  «x»\r\n", "«REGEDIT5»\r\n", "«Windows Registry Editor Version 5.00 x»\r\n"])
  func ofTheHeader(_ text: String) throws {
    try check(text + Self.key, .utf8(mark: false))
  }

  @Test(
    arguments: [
      ("\"a\"=hex:01,\\\r\n", 4, 1), ("\"a\"=hex:01,\\", 3, 13), ("\"a\"=hex:01,\\\r\n  02,\\", 4, 7),
      ("\"a\"=hex:01,\\\r\n;é", 4, 3),
    ])
  func ofAFileThatIsCutOff(_ end: String, _ line: Int, _ column: Int) throws {
    let text = Self.header + Self.key + end
    let recorder = try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)))
    let problem = try #require(recorder.problems.first)
    #expect(problem.kind == .truncated(.insideContinuation))
    #expect(problem.range.start == SourcePosition(line: line, column: column))
    #expect(problem.range.end == problem.range.start)
    #expect(problem.range.bytes == recorder.reading.size..<recorder.reading.size)
  }

  @Test(arguments: [("", 3, 1), (";é", 3, 3), (";é\r\n", 4, 1)])
  func ofHalfAUnitAtTheEnd(_ end: String, _ line: Int, _ column: Int) throws {
    let text = Self.header + Self.key + end
    let bytes = [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16))
    let problem = try #require(try Recorder.read(bytes + [0x41]).problems.first)
    #expect(problem.kind == .truncated(.oddByte))
    #expect(problem.range.bytes == bytes.count..<bytes.count + 1)
    #expect(problem.range.start == SourcePosition(line: line, column: column))
  }
}
