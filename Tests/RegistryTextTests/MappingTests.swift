import RegistryText
import Testing

/// Every unit of a value knows the bytes of the file that it was read from.
struct MappingTests {
  private static let front = "Windows Registry Editor Version 5.00\r\n[HKEY_USERS\\k]\r\n"

  private static func value(_ bytes: [UInt8], _ choice: EncodingChoice = .automatic) throws -> RegistryValue {
    let recorder = try Recorder.read(bytes, choice)
    return try #require(recorder.values.first)
  }

  private static func wide(_ text: String) -> [UInt8] { [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) }

  @Test("Quoted text and its escapes in UTF-16")
  func quoted() throws {
    let bytes = Self.wide(Self.front + "\"v\"=\"a\\\\b\\\"é\\q\"\r\n")
    let value = try Self.value(bytes)
    let text = try #require(value.text)
    #expect(text.units == Array("a\\b\"éq".utf16))
    let written = text.places.map { String(decoding: UTF16Bytes.units(Array(bytes[$0.bytes])), as: UTF16.self) }
    #expect(written == ["a", "\\\\", "b", "\\\"", "é", "\\q"])
    #expect(text.places.map(\.start.column) == [6, 7, 9, 10, 12, 13])
    #expect(text.places.allSatisfy { $0.start.line == 3 && $0.end.line == 3 })
  }

  @Test("Elements of two digits behind one of one digit stand where they do")
  func unevenElements() throws {
    let bytes = Self.wide(Self.front + "\"v\"=hex(2):4,00,42,00,043,00,44,00\r\n")
    let text = try #require(Self.value(bytes).text)
    #expect(text.units == [4, 0x42, 0x43, 0x44])
    let written = text.places.map { String(decoding: UTF16Bytes.units(Array(bytes[$0.bytes])), as: UTF16.self) }
    #expect(written == ["4,00", "42,00", "043,00", "44,00"])
  }

  @Test("A string over line ends: each unit stands on its own line", arguments: ["\r\n", "\n", "\r"])
  func rawLineEnds(end: String) throws {
    let text = try #require(Self.value(Self.wide(Self.front + "\"v\"=\"ab\(end)c\(end)\(end)d\"\r\n")).text)
    #expect(text.units == Array("ab\(end)c\(end)\(end)d".utf16))
    let letters = zip(text.units, text.places).filter { $0.0 >= 0x61 }.map(\.1.start)
    let places = [(3, 6), (3, 7), (4, 1), (6, 1)].map { SourcePosition(line: $0.0, column: $0.1) }
    #expect(letters == places)
  }

  @Test("A list over several lines: two bytes of hex with what stands between")
  func list() throws {
    let bytes = Self.wide(Self.front + "\"v\"=hex(2):41,\\\r\n  00,42,\\ ; c\r\n\r\n  0\r\n")
    let value = try Self.value(bytes)
    let text = try #require(value.text)
    #expect(text.units == [0x41, 0x42])
    let written = text.places.map { String(decoding: UTF16Bytes.units(Array(bytes[$0.bytes])), as: UTF16.self) }
    #expect(written == ["41,\\\r\n  00", "42,\\ ; c\r\n\r\n  0"])
    #expect(text.places[1].start == SourcePosition(line: 4, column: 6))
    #expect(text.places[1].end == SourcePosition(line: 6, column: 4))
    #expect(value.addedBytes == 2)
  }

  @Test("Unmarked UTF-8: what regedit stores is smaller than what is shown, and stands where that stands")
  func unmarkedUTF8() throws {
    let bytes = Array((Self.front + "\"v\"=\"é\\éx\"\r\n").utf8)
    let value = try Self.value(bytes)
    let text = try #require(value.text)
    #expect(text.units == Array("Ã©Ã©x".utf16))
    let written = text.places.map { Array(bytes[$0.bytes]) }
    #expect(written == [[0xC3], [0xA9], [0x5C, 0xC3], [0xA9], [0x78]])
    #expect(text.places.map(\.start.column) == [6, 6, 7, 8, 9])
    #expect(text.places.last?.end.column == 10)
  }

  @Test("Characters of every length in UTF-8, with and without a second unit in UTF-16")
  func utf8Lengths() throws {
    let characters = ["~", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "z"]
    let bytes = [0xEF, 0xBB, 0xBF] + Array((Self.front + "\"v\"=\"" + characters.joined() + "\"\r\n").utf8)
    let text = try #require(try Self.value(bytes).text)
    #expect(text.units == Array(characters.joined().utf16))
    let written = text.places.map { Array(bytes[$0.bytes]) }
    #expect(written == characters.flatMap { repeatElement(Array($0.utf8), count: $0.utf16.count) })
    #expect(text.places.map(\.start.column) == [6, 7, 8, 9, 10, 11, 11, 13, 13, 15])
  }

  @Test("Code pages", arguments: [(932, "表ソ\\\\é", "表ソ\\?"), (1252, "€é", "€é"), (936, "中x", "中x")])
  func codePages(number: Int, written: String, read: String) throws {
    let page = try #require(CodePage(number: number))
    let encoded = written.flatMap { page.encode(Array(String($0).utf16)) ?? [0x3F] }
    let bytes = Array((Self.front + "\"v\"=\"").utf8) + encoded + Array("\"\r\n".utf8)
    let value = try Self.value(bytes, .stated(page))
    let text = try #require(value.text)
    #expect(text.units == Array(read.utf16))
    for (unit, place) in zip(text.units, text.places) where unit != 0x5C {
      #expect(page.decode(Array(bytes[place.bytes])) == [unit])
    }
  }

  @Test(
    "The bytes that begin a character of two", arguments: [932, 936, 949, 950, 1252],
    [0x80, 0x81, 0x9F, 0xA0, 0xDF, 0xE0, 0xFC, 0xFD, 0xFE, 0xFF] as [UInt8])
  func leadBytes(_ number: Int, _ byte: UInt8) throws {
    let page = try #require(CodePage(number: number))
    let isOfShiftJIS = [0x81, 0x9F, 0xE0, 0xFC].contains(byte)
    #expect(page.isLead(byte) == (number == 932 ? isOfShiftJIS : number != 1252 && ![0x80, 0xFF].contains(byte)))
  }

  @Test("A lead byte without its second half takes nothing away from what follows", arguments: ["1", " ", "9"])
  func loneLeadByte(_ next: String) throws {
    let page = try #require(CodePage(number: 932))
    let bytes = Array((Self.front + "\"v\"=\"a").utf8) + [0x83] + Array((next + "z\"\r\n").utf8)
    let text = try #require(try Self.value(bytes, .stated(page)).text)
    #expect(text.units.count == 4)
    #expect(text.units.suffix(2) == Array((next + "z").utf16)[...])
    #expect(text.places.map { Array(bytes[$0.bytes]) } == [[0x61], [0x83], Array(next.utf8), [0x7A]])
  }

  @Test("A stretch of units is a stretch of the file, an empty one a place in it")
  func stretches() throws {
    let value = try Self.value(Self.wide(Self.front + "\"v\"=\"abc\"\r\n"))
    let text = try #require(value.text)
    let start = text.places[0].bytes.lowerBound
    #expect(text.place(0..<3)?.bytes == start..<start + 6)
    #expect(text.place(1..<2)?.bytes == start + 2..<start + 4)
    #expect(text.place(1..<1)?.bytes == start + 2..<start + 2)
    #expect(text.place(3..<3)?.bytes == start + 6..<start + 6)
  }
}

/// The code pages of ANSI exports.
struct CodePageTests {
  @Test("Every number that is offered is there, and no other")
  func numbers() {
    for number in CodePage.numbers {
      let page = CodePage(number: number)
      #expect(page?.decode([0x41]) == [0x41])
      #expect(page?.encode([0x41]) == [0x41])
      #expect(page.map { $0.decode(Array(0x80...0xFF)).isEmpty } == false)
    }
    #expect(CodePage(number: 65001) == nil)
  }

  @Test("The holes of 1252 are the control characters of the same number", arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D])
  func holes(byte: UInt8) {
    #expect(CodePage.windows1252.decode([byte]) == [UInt16(byte)])
  }

  @Test("Characters of 1255 and 1258 are not put together with those before", arguments: [(1258, 0xCC), (1255, 0xC8)])
  func notComposed(number: Int, mark: UInt8) throws {
    let page = try #require(CodePage(number: number))
    let letter: UInt8 = number == 1258 ? 0x61 : 0xE0
    let units = page.decode([letter, mark])
    #expect(units.count == 2)
    #expect(units == page.decode([letter]) + page.decode([mark]))
  }

  @Test("A line end behind a lead byte is a line end")
  func leadBeforeLineEnd() throws {
    let page = try #require(CodePage(number: 932))
    let bytes = Array("REGEDIT4\r\n;".utf8) + [0x81] + Array("\r\n[HKEY_USERS\\k]\r\n".utf8)
    let recorder = try Recorder.read(bytes, .stated(page))
    #expect(recorder.keys.count == 1)
  }
}
