import RegistryText
import Testing

@Suite struct RewritingTests {
  private static let encodings: [TextEncoding] = [
    .utf16LE(mark: true), .utf16BE(mark: true), .utf16BE(mark: false), .utf8(mark: true), .utf8(mark: false),
  ]
  private static let lines = [
    ("Windows Registry Editor Version 5.00", "\r\n"), ("", "\n"), ("[HKEY_USERS\\é€\u{1F642}]", "\r"), ("", "\r\n"),
    ("", "\n"),
    ("", "\r"), ("\"a\"=\"b\"", "\r"),
  ]
  private static let text = lines.map { $0 + $1 }.joined()

  /// `text` in `encoding` with its mark.
  private static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    let mark = encoding.markLength > 0 ? "\u{FEFF}" : ""
    return encoding.bytes(of: Array((mark + text).utf16)) ?? []
  }

  private static func rewritten(_ bytes: [UInt8], by rewriting: TextRewriting, step: Int) throws -> [UInt8] {
    var result: [UInt8] = []
    _ = try RewrittenBytes(MemoryBytes(bytes, step: step), by: rewriting)
      .copy(to: { result += $0 }, failure: { $0 as any Error })
    return result
  }

  @Test(arguments: encodings, [1, 3, 1000]) func everyLineEndsInTheSame(_ encoding: TextEncoding, step: Int) throws {
    let before = Self.bytes(Self.text, encoding)
    for (end, written) in [(LineEnd.crlf, "\r\n"), (.lf, "\n"), (.cr, "\r")] {
      let uniform = Self.lines.map { $0.0 + written }.joined()
      let after = try Self.rewritten(before, by: .lineEnds(end, in: encoding), step: step)
      #expect(after == Self.bytes(uniform, encoding))
    }
  }

  @Test func itIsKnownHowTheTextIsWrittenAfterwards() throws {
    let old = TextEncoding.utf8(mark: true)
    #expect(TextRewriting.utf16(from: old).encoding(after: old) == .utf16LE(mark: true))
    #expect(TextRewriting.lineEnds(.lf, in: old).encoding(after: old) == old)
  }

  @Test func anEmptyFileStaysEmpty() throws {
    for rewriting in [TextRewriting.lineEnds(.crlf, in: .utf8(mark: false)), .restoredLineEnds] {
      #expect(try Self.rewritten([], by: rewriting, step: 1).isEmpty)
    }
  }

  @Test func halfACharacterAtTheEndStays() throws {
    let after = try Self.rewritten([0x41, 0, 0x0A, 0, 0x0D], by: .lineEnds(.cr, in: .utf16LE(mark: false)), step: 2)
    #expect(after == [0x41, 0, 0x0D, 0, 0x0D])
  }

  @Test(arguments: encodings, [1, 3, 1000]) func theTextIsTheSameInUTF16(_ encoding: TextEncoding, step: Int) throws {
    let after = try Self.rewritten(Self.bytes(Self.text, encoding), by: .utf16(from: encoding), step: step)
    #expect(after == Self.bytes(Self.text, .utf16LE(mark: true)))
  }

  @Test func aLongTextIsTheSameInUTF16() throws {
    let text = String(repeating: "é€\u{1F642}a", count: 60_000)
    let after = try Self.rewritten(Self.bytes(text, .utf8(mark: true)), by: .utf16(from: .utf8(mark: true)), step: 4099)
    #expect(after == Self.bytes(text, .utf16LE(mark: true)))
  }

  /// A block at a time: the reader keeps no more than a line may have.
  @Test func aTextMayBeLongerThanWhatIsKeptOfIt() throws {
    let text = [UInt8](repeating: 0x61, count: ReaderLimits.lineUnits + (1 << 20))
    let stream = try RewrittenBytes(MemoryBytes(text), by: .utf16(from: .utf8(mark: false)))
    let total = try stream.copy(to: { _ in }, failure: { $0 as any Error })
    #expect(total == text.count * 2 + 2)
  }

  @Test func ansiIsReadInItsCodePage() throws {
    let page = try #require(CodePage(number: 932))
    let after = try Self.rewritten([0x41, 0x83, 0x5C, 0xB1], by: .utf16(from: .ansi(page)), step: 2)
    #expect(after == Self.bytes("Aソｱ", .utf16LE(mark: true)))
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41, 0xFF], TextEncoding.utf8(mark: true), 4),
      ([0xFE, 0xFF, 0, 0x41, 0], .utf16BE(mark: true), 4),
    ] as [([UInt8], TextEncoding, Int)])
  func bytesThatAreNoTextAreAnError(_ bytes: [UInt8], _ encoding: TextEncoding, _ offset: Int) {
    #expect(throws: ReadError.undecodable(offset: offset)) {
      try Self.rewritten(bytes, by: .utf16(from: encoding), step: 2)
    }
  }

  @Test(arguments: [1, 2, 7, 1000]) func damagedLineEndsAreRestored(step: Int) throws {
    let whole = Self.bytes(
      "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_USERS\\a]\r\n\"a\"=\"b\"\r\n", .utf16LE(mark: true))
    let added = whole.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    #expect(try Self.rewritten(added, by: .restoredLineEnds, step: step) == whole)
    let removed = whole.filter { $0 != 0x0D }
    #expect(try Self.rewritten(removed, by: .restoredLineEnds, step: step) == whole)
  }
}
