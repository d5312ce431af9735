/// The first bytes of a document: their encoding and XML declaration, looked at before libxml2 sees them, so that a
/// synthetic root can be put around a text that has many roots or none.
struct XMLPrologue {
  /// What libxml2 is to be given first.
  let head: [UInt8]
  /// What it is to be given last.
  let tail: [UInt8]
  /// Bytes by which columns of the first line are shifted.
  let columnShift: Int
  /// Whether the bytes tell the encoding better than the declaration does.
  let ignoresDeclaredEncoding: Bool

  /// An XML declaration is looked for in this many bytes.
  static let searchedBytes = 1024

  private enum Unit {
    case byte, littleEndian, bigEndian
  }

  /// Looks at `start`, the first `searchedBytes` of a document (or all of it), and plans the root named `root`.
  init(start: [UInt8], root: String?) {
    let (unit, mark) = Self.unit(of: start)
    let text = Self.units(start[mark...], unit)
    let blanks = text.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.count
    let declaration = Self.declarationLength(text[blanks...])
    let declared = text[blanks..<(blanks + declaration)]
    let opening = root.map { Array("<\($0)>".utf8) } ?? []
    let width = unit == .byte ? 1 : 2
    // Blanks before a declaration would make it malformed; behind the root they are harmless, and lines still count.
    let byteOrderMark: [UInt8] =
      switch unit {
      case .byte: Array(start[..<mark])
      case .littleEndian: [0xFF, 0xFE]
      case .bigEndian: [0xFE, 0xFF]
      }
    let blankBytes = declaration > 0 ? blanks * width : 0
    let declarationEnd = mark + blankBytes + declaration * width
    head =
      byteOrderMark + start[(mark + blankBytes)..<declarationEnd] + Self.bytes(opening, unit)
      + start[mark..<(mark + blankBytes)] + start[declarationEnd...]
    tail = root.map { Self.bytes(Array("</\($0)>".utf8), unit) } ?? []
    columnShift = opening.count
    // Tools that save a text anew keep its declaration: a mark or two bytes a character say what it is now.
    ignoresDeclaredEncoding = mark > 0 || unit != .byte || Self.names16Bits(declared)
  }

  /// The width and order of the first characters, and the length of a byte order mark in bytes.
  private static func unit(of start: [UInt8]) -> (Unit, mark: Int) {
    if start.starts(with: [0xFF, 0xFE]) { return (.littleEndian, 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.bigEndian, 2) }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.byte, 3) }
    guard start.count >= 2, (start[0] == 0) != (start[1] == 0) else { return (.byte, 0) }
    return (start[0] == 0 ? .bigEndian : .littleEndian, 0)
  }

  private static func units(_ bytes: ArraySlice<UInt8>, _ unit: Unit) -> [UInt16] {
    guard unit != .byte else { return bytes.map { UInt16($0) } }
    var units: [UInt16] = []
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(unit == .littleEndian ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return units
  }

  private static func bytes(_ ascii: [UInt8], _ unit: Unit) -> [UInt8] {
    switch unit {
    case .byte: ascii
    case .littleEndian: ascii.flatMap { [$0, 0] }
    case .bigEndian: ascii.flatMap { [0, $0] }
    }
  }

  /// The length of `<?xml … ?>` at the start of `text`; 0 when there is none.
  private static func declarationLength(_ text: ArraySlice<UInt16>) -> Int {
    guard text.starts(with: "<?xml ".utf16) || text.starts(with: "<?xml\t".utf16) else { return 0 }
    var previous: UInt16 = 0
    for (index, unit) in zip(text.indices, text) {
      if previous == 0x3F && unit == 0x3E { return index + 1 - text.startIndex }
      previous = unit
    }
    return 0
  }

  private static func names16Bits(_ declaration: ArraySlice<UInt16>) -> Bool {
    let text = String(decoding: declaration, as: UTF16.self).lowercased()
    return text.contains("utf-16") || text.contains("ucs-2")
  }
}
