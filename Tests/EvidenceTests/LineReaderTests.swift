import Evidence
import LibXML
import Testing

/// `bytes` in blocks of `size`.
func blocks(_ bytes: [UInt8], of size: Int) -> ByteSource {
  var rest = bytes[...]
  return ByteSource { () throws(ByteSourceError) in
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}

func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
  ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
    bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}

@Suite("Lines of a text")
struct LineReaderTests {
  private func lines(_ bytes: [UInt8], block: Int = 4096) throws(EvidenceError) -> (lines: [String], EvidenceEncoding) {
    let reader = LineReader(blocks(bytes, of: block), path: "x.txt")
    var lines: [String] = []
    while let line = try reader.next() {
      #expect(line.number == lines.count + 1)
      lines.append(line.text)
    }
    return (lines, reader.encoding)
  }

  @Test("come out the same whatever the encoding and the blocks", arguments: [1, 2, 3, 5, 4096])
  func encodings(block: Int) throws {
    let text = "één\r\n😀 €\n\rlast"
    let inputs: [([UInt8], EvidenceEncoding)] = [
      (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8WithMark),
      (utf16(text), .utf16LittleEndian), (utf16(text, bigEndian: true), .utf16BigEndian),
    ]
    for (bytes, encoding) in inputs {
      let read = try lines(bytes, block: block)
      #expect(read.lines == ["één", "😀 €", "", "last"])
      #expect(read.1 == encoding)
    }
    let plain = try lines(utf16("ab\r\nc", mark: false), block: block)
    #expect(plain.lines == ["ab", "c"])
  }

  @Test("end with CRLF, LF or a lone CR, and none begins behind the last", arguments: [1, 2, 4096])
  func ends(block: Int) throws {
    #expect(try lines(Array("a\rb\r\nc\n\nd\r\r\n".utf8), block: block).lines == ["a", "b", "c", "", "d", ""])
    #expect(try lines([], block: block).lines == [])
    #expect(try lines(Array("\n".utf8), block: block).lines == [""])
  }

  @Test("that are no UTF-8 are Windows-1252, each byte a character, and the others stay UTF-8")
  func fallback() throws {
    let bytes = Array("é\n".utf8) + [0x80, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xE9, 0xFF, 0x41]
    let read = try lines(bytes)
    #expect(read.lines == ["é", "€\u{81}\u{8D}\u{8F}\u{90}\u{9D}éÿA"])
    #expect(read.1 == .windows1252)
    let all = try lines((0x80...0xFF).map { UInt8($0) }).lines
    #expect(Set(all[0].unicodeScalars).count == 128)
  }

  @Test(
    "keep a place for what UTF-16 lost",
    arguments: [[0x41, 0x00, 0x3D, 0xD8, 0x42, 0x00], [0x41, 0x00, 0x42]] as [[UInt8]])
  func brokenUTF16(tail: [UInt8]) throws {
    let read = try lines([0xFF, 0xFE] + tail, block: 1)
    #expect(read.lines.first?.first == "A")
    #expect(read.lines.first?.contains("\u{FFFD}") == true)
  }

  @Test("that are too long lose their rest, not the lines behind them", arguments: [[0x0A], [0x0D, 0x0A], [0x0D]])
  func tooLong(end: [UInt8]) throws {
    let maximum = LineReader.maximumLineBytes
    let fits = [UInt8](repeating: 0x61, count: maximum)
    #expect(try lines(fits + [0x0A]).lines.first?.utf8.count == maximum)
    for block in [4096, 65_536, 3 << 20] {
      let reader = LineReader(
        blocks([0x0A] + fits + fits + [0x62] + end + Array("last".utf8), of: block), path: "x.txt")
      var read: [TextLine] = []
      while let line = try reader.next() { read.append(line) }
      #expect(read.map(\.number) == [1, 2, 3])
      #expect(read[1].bytes == fits)
      #expect(read[2].text == "last")
      #expect(reader.firstCutLine == 2)
    }
  }

  @Test("that are too long are cut between characters")
  func cutBetweenCharacters() throws {
    let many = String(repeating: "€", count: LineReader.maximumLineBytes / 3 + 2)
    let read = try lines(Array(many.utf8), block: 65_536)
    #expect(read.1 == .utf8)
    #expect(read.lines.count == 1)
    #expect(read.lines[0].unicodeScalars.allSatisfy { $0 == "€" })
    #expect(try lines(utf16(many), block: 65_536).lines == read.lines)
  }

  @Test("without an end and past the limit are one line")
  func endless() throws {
    let bytes = [UInt8](repeating: 0x61, count: LineReader.maximumLineBytes * 3 + 7)
    #expect(try lines(bytes, block: 65_536).lines.map(\.utf8.count) == [LineReader.maximumLineBytes])
  }

  @Test("are not made up when the bytes cannot be read")
  func unreadable() {
    let reader = LineReader(
      ByteSource { () throws(ByteSourceError) in throw ByteSourceError(reason: "gone") }, path: "p")
    #expect(throws: EvidenceError.unreadable(path: "p", reason: "gone")) { try reader.next() }
  }
}
