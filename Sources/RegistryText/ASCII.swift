/// The ASCII characters that the grammar is made of, as text units.
enum ASCII {
  static let tab: UInt16 = 0x09
  static let blank: UInt16 = 0x20
  static let quote: UInt16 = 0x22
  static let hash: UInt16 = 0x23
  static let comma: UInt16 = 0x2C
  static let minus: UInt16 = 0x2D
  static let colon: UInt16 = 0x3A
  static let semicolon: UInt16 = 0x3B
  static let equals: UInt16 = 0x3D
  static let at: UInt16 = 0x40
  static let openBracket: UInt16 = 0x5B
  static let backslash: UInt16 = 0x5C
  static let closeBracket: UInt16 = 0x5D

  /// White space inside a line, as regedit sees it: only blank and tab.
  @inline(__always)
  static func isBlank(_ unit: UInt16) -> Bool { unit == blank || unit == tab }

  /// The value of a hex digit, or `nil`.
  @inline(__always)
  static func hexDigit(_ unit: UInt16) -> UInt32? {
    if unit &- 0x30 <= 9 { return UInt32(unit &- 0x30) }
    let letter = (unit | 0x20) &- 0x61
    return letter <= 5 ? UInt32(letter) + 10 : nil
  }

  /// The unit in lower case where it is an ASCII capital.
  @inline(__always)
  static func lowered(_ unit: UInt16) -> UInt16 { unit &- 0x41 <= 25 ? unit | 0x20 : unit }

  /// The first index in `range` behind blanks and tabs.
  @inline(__always)
  static func skipBlanks(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end, isBlank(units[index]) { index += 1 }
    return index
  }

  /// Whether `units` has exactly the characters of `text` at `index`.
  @inline(__always)
  static func matches(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= end else { return false }
    let part = units.extracting(index..<index + count)
    for offset in 0..<count where unsafe part[offset] != UInt16(text.utf8Start[offset]) { return false }
    return true
  }

  /// Whether `range` of `units` is `text` without regard to the case of ASCII letters; `text` is in lower case.
  static func equalsFolded(_ units: borrowing Span<UInt16>, _ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let (part, wanted) = (units.extracting(range), text.utf8Start)
    // Without a way out of the loop several units are compared together; what has the length is mostly what is looked for.
    var difference: UInt16 = 0
    for offset in part.indices {
      difference |= unsafe lowered(part[unchecked: offset]) ^ UInt16(wanted[offset])
    }
    return difference == 0
  }
}
