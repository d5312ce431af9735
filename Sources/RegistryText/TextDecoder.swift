/// Turns text units into UTF-16, one character at a time.
struct TextDecoder {
  /// One character of the text.
  struct Character {
    /// Its UTF-16 units; there is a second one for what lies beyond FFFF, or for a code page that says so.
    var first: UInt16
    var second: UInt16?
    /// How many text units it takes.
    var length: Int
  }

  let encoding: TextEncoding
  /// The characters 80 to FF of a single-byte code page.
  private let upperHalf: UpperHalf?
  /// What reads the characters of a double-byte code page.
  private let converter: CodePageConverter?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    switch encoding {
    case .ansi(let page) where page.isDoubleByte:
      upperHalf = nil
      converter = CodePageConverter(from: page)
    case .ansi(let page):
      // Each byte of these is one unit.
      upperHalf = UpperHalf(page)
      converter = nil
    default:
      upperHalf = nil
      converter = nil
    }
  }

  /// The character at `index`, which is less than `end`.
  func character(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> Character {
    let unit = units[index]
    if unit < 0x80 { return Character(first: unit, length: 1) }
    switch encoding {
    case .utf16LE, .utf16BE: return Character(first: unit, length: 1)
    case .utf8: return utf8(units, index, end)
    case .ansi(let page):
      if !page.isDoubleByte { return Character(first: upperHalf?.units[Int(unit & 0x7F)] ?? unit, length: 1) }
      return doubleByte(page, units, index, end)
    }
  }

  /// Where the character begins that the unit at `index` belongs to, in a line that begins at `line`: a damaged one may
  /// begin with what is the end of a character elsewhere.
  func start(_ units: borrowing Span<UInt16>, _ index: Int, in line: Int) -> Int {
    let longest = encoding.isUTF16 ? 2 : 4
    var first = index
    while first > line, index - first < longest - 1, goesOn(units[first]) { first -= 1 }
    return first
  }

  /// Whether a character goes on with the unit.
  private func goesOn(_ unit: UInt16) -> Bool {
    switch encoding {
    case .utf16LE, .utf16BE: unit & 0xFC00 == 0xDC00
    case .utf8: unit & 0xC0 == 0x80
    case .ansi: unit & TextWindow.trailMark != 0
    }
  }

  private func doubleByte(_ page: CodePage, _ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> Character {
    let lead = UInt8(truncatingIfNeeded: units[index])
    let hasTrail = index + 1 < end && units[index + 1] & TextWindow.trailMark != 0
    let bytes = hasTrail ? [lead, UInt8(truncatingIfNeeded: units[index + 1])] : [lead]
    let decoded = converter.map { page.decode(bytes, by: $0) } ?? []
    return Character(
      first: decoded.first ?? 0xFFFD, second: decoded.count > 1 ? decoded[1] : nil, length: bytes.count)
  }

  private func utf8(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> Character {
    let lead = UInt8(truncatingIfNeeded: units[index])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= end else { return Character(first: 0xFFFD, length: 1) }
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: units[index + $0]) }
    guard let text = String(validating: bytes, as: UTF8.self) else { return Character(first: 0xFFFD, length: 1) }
    let decoded = Array(text.utf16)
    return Character(first: decoded[0], second: decoded.count > 1 ? decoded[1] : nil, length: length)
  }

  /// The UTF-16 units of a stretch of text.
  func decode(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> [UInt16] {
    if encoding.isUTF16 { return units.extracting(range).withUnsafeBufferPointer { Array($0) } }
    var result: [UInt16] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let next = character(units, index, range.upperBound)
      result.append(next.first)
      if let second = next.second { result.append(second) }
      index += next.length
    }
    return result
  }

  /// A stretch of text as a string; half a surrogate pair becomes U+FFFD.
  func string(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> String {
    if encoding.isUTF16 { return units.extracting(range).withUnsafeBufferPointer(UTF16Text.string) }
    return UTF16Text.string(decode(units, range))
  }

  /// How many UTF-16 units a stretch of text has.
  func length(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> Int {
    if encoding.isUTF16 { return range.count }
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let next = character(units, index, range.upperBound)
      count += next.second == nil ? 1 : 2
      index += next.length
    }
    return count
  }
}

/// The characters 80 to FF of a single-byte code page, found out when the first of them comes: most exports are ASCII.
private final class UpperHalf {
  private let page: CodePage

  init(_ page: CodePage) { self.page = page }

  lazy var units = page.decode(Array(0x80...0xFF))
}
