import RegistryText

/// One character of an export: what it looks like, what regedit stores for it, and where it stands.
struct Glyph: Equatable {
  /// The UTF-16 units as a person sees them.
  var shown: [UInt16]
  /// The UTF-16 units as regedit stores them.
  var stored: [UInt16]
  var bytes: Range<Int>

  init(shown: [UInt16], stored: [UInt16], bytes: Range<Int>) {
    self.shown = shown
    self.stored = stored
    self.bytes = bytes
  }

  /// The same place with another meaning: an escape.
  func meaning(_ character: Character) -> Glyph {
    let units = Array(String(character).utf16)
    return Glyph(shown: units, stored: units, bytes: bytes)
  }

  /// Whether it is this ASCII character.
  static func == (glyph: Glyph, character: Character) -> Bool {
    glyph.shown.count == 1 && character.asciiValue.map(UInt16.init) == glyph.shown[0]
  }

  var isBlank: Bool { self == " " || self == "\t" }
  var hexDigit: UInt8? {
    guard let unit = shown.first, unit < 0x80, shown.count == 1 else { return nil }
    return Character(Unicode.Scalar(UInt8(unit))).hexDigitValue.map { UInt8($0) }
  }
}

/// One line of an export, its end left out of `text` but not out of `bytes`.
struct ReferenceLine {
  var text: ArraySlice<Glyph>
  var bytes: Range<Int>
  /// CRLF, LF, CR, or nothing at the end of the file.
  var ending: String
}

/// A whole export in memory, as characters and as lines: the obvious way.
struct ReferenceText {
  var encoding: TextEncoding
  var lines: [ReferenceLine] = []
  /// The first byte that regedit does not come to because a NUL stands there.
  var nul: Int?
  /// The last byte of UTF-16 with an odd number of bytes.
  var oddByte: Int?
  /// Whether the text's first line shows that its line ends were converted as bytes.
  var isDamaged = false

  init(_ bytes: [UInt8], _ choice: EncodingChoice) {
    encoding = Self.encoding(bytes, choice)
    isDamaged = Self.isDamaged(bytes)
    var glyphs = Self.glyphs(bytes, encoding, choice.codePage)
    if encoding.isUTF16, bytes.count % 2 == 1 { oddByte = bytes.count - 1 }
    if let index = glyphs.firstIndex(where: { $0.shown == [0] }) {
      nul = glyphs[index].bytes.lowerBound
      glyphs.removeSubrange(index...)
    }
    split(glyphs)
    if !lines.isEmpty { lines[0].bytes = 0..<lines[0].bytes.upperBound }
  }

  private static func encoding(_ bytes: [UInt8], _ choice: EncodingChoice) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE(mark: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BE(mark: true) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(mark: true) }
    let zeros: [Bool] = bytes.prefix(4).map { $0 == 0 }
    let isASCII = bytes.prefix(4).allSatisfy { $0 < 0x80 }
    if isASCII, zeros == [false, true, false, true] { return .utf16LE(mark: false) }
    if isASCII, zeros == [true, false, true, false] { return .utf16BE(mark: false) }
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    if !choice.isStated, !isPlain, String(validating: bytes, as: UTF8.self) != nil { return .utf8(mark: false) }
    return .ansi(choice.codePage)
  }

  private static func isDamaged(_ bytes: [UInt8]) -> Bool {
    let header = UTF16Bytes.littleEndian(Array("Windows Registry Editor Version 5.00".utf16))
    guard bytes.starts(with: [0xFF, 0xFE] + header) else { return false }
    let rest = bytes.dropFirst(2 + header.count)
    return rest.starts(with: [0x0D, 0, 0x0D, 0x0A]) || rest.starts(with: [0, 0x0A])
  }

  private static func glyphs(_ bytes: [UInt8], _ encoding: TextEncoding, _ page: CodePage) -> [Glyph] {
    var result: [Glyph] = []
    var index = encoding.markLength
    while index < bytes.count {
      var length = 1
      var shown: [UInt16] = [UInt16(bytes[index])]
      var stored: [UInt16]?
      switch encoding {
      case .utf16LE, .utf16BE:
        length = 2
        guard index + 1 < bytes.count else { return result }
        let (low, high) = encoding.name.hasPrefix("utf-16le") ? (0, 1) : (1, 0)
        shown = [UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8]
      case .utf8(let mark):
        (shown, length) = utf8(bytes, index)
        if !mark { stored = bytes[index..<index + length].map { page.decode([$0])[0] } }
      case .ansi(let page):
        length = page.isDoubleByte && isPair(page, bytes, index) ? 2 : 1
        shown = page.decode(Array(bytes[index..<index + length]))
      }
      result.append(Glyph(shown: shown, stored: stored ?? shown, bytes: index..<index + length))
      index += length
    }
    return result
  }

  private static func utf8(_ bytes: [UInt8], _ index: Int) -> ([UInt16], Int) {
    if bytes[index] < 0x80 { return ([UInt16(bytes[index])], 1) }
    for length in 2...4 where index + length <= bytes.count {
      if let text = String(validating: bytes[index..<index + length], as: UTF8.self), text.unicodeScalars.count == 1 {
        return (Array(text.utf16), length)
      }
    }
    return ([0xFFFD], 1)
  }

  private static func isPair(_ page: CodePage, _ bytes: [UInt8], _ index: Int) -> Bool {
    page.isLead(bytes[index]) && index + 1 < bytes.count && bytes[index + 1] >= 0x40
  }

  private mutating func split(_ glyphs: [Glyph]) {
    var start = 0
    var index = 0
    while index < glyphs.count {
      var ending = ""
      if glyphs[index] == "\r" {
        ending = index + 1 < glyphs.count && glyphs[index + 1] == "\n" ? "\r\n" : "\r"
      } else if glyphs[index] == "\n" {
        ending = "\n"
      }
      if ending.isEmpty {
        index += 1
        continue
      }
      let next = index + ending.utf16.count
      let bytes = glyphs[start].bytes.lowerBound..<glyphs[next - 1].bytes.upperBound
      lines.append(ReferenceLine(text: glyphs[start..<index], bytes: bytes, ending: ending))
      start = next
      index = next
    }
    if start < glyphs.count {
      let bytes = glyphs[start].bytes.lowerBound..<glyphs[glyphs.count - 1].bytes.upperBound
      lines.append(ReferenceLine(text: glyphs[start...], bytes: bytes, ending: ""))
    }
  }
}
