/// How a file's bytes stand for text.
package enum EvidenceEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf8WithMark = "utf-8-bom"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// At least one line is no UTF-8: such lines are read as Windows-1252, whose five unassigned bytes are U+0081,
  /// U+008D, U+008F, U+0090 and U+009D, as on Windows, so that no byte is lost.
  case windows1252 = "windows-1252"

  /// What the first bytes tell: a byte order mark, or zeros in every other byte.
  init(start: some Collection<UInt8>) {
    let first = Array(start.prefix(4))
    if first.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8WithMark
    } else if first.starts(with: [0xFF, 0xFE]) || first.map({ $0 == 0 }) == [false, true, false, true] {
      self = .utf16LittleEndian
    } else if first.starts(with: [0xFE, 0xFF]) || first.map({ $0 == 0 }) == [true, false, true, false] {
      self = .utf16BigEndian
    } else {
      self = .utf8
    }
  }

  /// Whether a character takes two bytes or four.
  var is16Bit: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

/// UTF-16 in blocks to UTF-8. A surrogate without its other half, and half a unit at the end, become U+FFFD.
struct UTF16Decoder {
  private let bigEndian: Bool
  private var half: UInt8?
  private var high: UInt16?

  init(bigEndian: Bool) {
    self.bigEndian = bigEndian
  }

  mutating func utf8(_ block: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(block.count / 2 + 4)
    for byte in block {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      append(bigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), to: &out)
    }
    return out
  }

  mutating func finish() -> [UInt8] {
    let cut = half != nil || high != nil
    (half, high) = (nil, nil)
    return cut ? Array("\u{FFFD}".utf8) : []
  }

  private mutating func append(_ unit: UInt16, to out: inout [UInt8]) {
    if let lead = high {
      high = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        return append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &out)
      }
      append("\u{FFFD}", to: &out)
    }
    if unit < 0x80 {
      out.append(UInt8(truncatingIfNeeded: unit))
    } else if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else {
      append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &out)
    }
  }

  private func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}

/// Bytes that are no UTF-8, read as Windows-1252.
enum Windows1252 {
  /// 0x80 to 0x9F; the rest is the same as in Unicode. Source: Microsoft's best-fit table bestfit1252.
  private static let upperControls: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}", "\u{2030}",
    "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
    "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}",
    "\u{17E}", "\u{178}",
  ]

  /// The character that `byte` is.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// `bytes` as UTF-8, each byte a character of its own.
  static func utf8(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        out.append(byte)
      } else {
        out += UTF8.encode(scalar(byte)) ?? UTF8.encodedReplacementCharacter
      }
    }
    return out
  }
}
