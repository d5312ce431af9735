import RegistryText
import Testing

/// The text of `bytes` when they come `step` at a time.
private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, step: Int) throws -> [UInt16] {
  var units: [UInt16] = []
  try DecodedText.read(MemoryBytes(bytes, step: step), encoding: encoding) {
    units += $0
    return true
  }
  return units
}

@Suite("Decoded text")
struct DecodedTextTests {
  private static let text = "aé☃𝄞\u{0}z"
  /// The first and the last character of each length in UTF-8, one behind the other.
  private static let edges = "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}a\u{FFFF}b\u{800}\u{10000}"

  @Test("does not depend on where blocks are cut", arguments: [1, 2, 3, 5, 64])
  func blocks(step: Int) throws {
    let units = Array(Self.text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decoded(Array(Self.text.utf8), .utf8(mark: false), step: step) == units)
    #expect(try decoded([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), .utf8(mark: true), step: step) == units)
    #expect(try decoded([0xFF, 0xFE] + little, .utf16LE(mark: true), step: step) == units)
    #expect(try decoded([0xFE, 0xFF] + big, .utf16BE(mark: true), step: step) == units)
    #expect(try decoded(little + [0x41], .utf16LE(mark: false), step: step) == units)
  }

  @Test("has every character of UTF-8 whole, wherever blocks are cut", arguments: [1, 2, 3, 4, 5, 64])
  func lengths(step: Int) throws {
    #expect(try decoded(Array(Self.edges.utf8), .utf8(mark: false), step: step) == Array(Self.edges.utf16))
  }

  @Test("of a code page is what Windows makes of it", arguments: [1, 2, 3, 64])
  func codePages(step: Int) throws {
    #expect(try decoded([0x61, 0x80, 0x81, 0xE9], .ansi(.windows1252), step: step) == [0x61, 0x20AC, 0x81, 0xE9])
    let japanese = try #require(CodePage(number: 932))
    // 83 5C is one character whose second byte is a backslash on its own.
    #expect(try decoded([0x61, 0x83, 0x5C, 0x5C], .ansi(japanese), step: step) == [0x61, 0x30BD, 0x5C])
    // 40 is the first byte that can be the second of a character.
    #expect(try decoded([0x81, 0x40, 0x81, 0x3F], .ansi(japanese), step: step).suffix(1) == [0x3F])
    #expect(try decoded([0x81, 0x40], .ansi(japanese), step: step) == [0x3000])
  }

  @Test("has a replacement for what is no UTF-8, and loses nothing behind it", arguments: [1, 2, 64])
  func damage(step: Int) throws {
    #expect(
      try decoded([0x61, 0xFF, 0x62, 0xE2, 0x98, 0x63, 0xC3], .utf8(mark: false), step: step)
        == [0x61, 0xFFFD, 0x62, 0xFFFD, 0x63, 0xFFFD])
  }

  @Test("ends as soon as the taker has enough")
  func stops() throws {
    var blocks = 0
    try DecodedText.read(MemoryBytes(Array(repeating: 0x61, count: 100), step: 10), encoding: .utf8(mark: false)) { _ in
      blocks += 1
      return blocks < 3
    }
    #expect(blocks == 3)
  }

  @Test("can be kept while it is read once, up to a limit")
  func kept() throws {
    let kept = KeptBytes()
    try DecodedText.read(KeepingBytes(MemoryBytes([1, 2, 3, 4, 5], step: 2), into: kept), encoding: .utf8(mark: false))
    {
      _ in true
    }
    #expect(kept.bytes == [1, 2, 3, 4, 5])
    let large = KeptBytes()
    let bytes = [UInt8](repeating: 0x61, count: KeptBytes.limit + 1)
    try DecodedText.read(KeepingBytes(MemoryBytes(bytes), into: large), encoding: .utf8(mark: false)) { _ in true }
    #expect(large.bytes == nil)
  }
}
