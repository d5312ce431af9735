/// Finds the end of a line, many units at a time.
enum LineScan {
  /// Where a line ends and whether it needs a closer look.
  struct Result {
    /// The index of the CR or LF, or of the end of the window when there is none.
    var end: Int
    /// Whether the line has a unit that is no printable ASCII character: a control character (a tab among them) or
    /// one from 7F on.
    var isUnusual: Bool
  }

  static let carriageReturn: UInt16 = 0x0D
  static let lineFeed: UInt16 = 0x0A

  /// Looks for the first CR or LF in `units[start..<end]`.
  static func scan(_ units: borrowing Span<UInt16>, from start: Int, to end: Int) -> Result {
    var index = start
    var isUnusual = false
    while true {
      index = skipPrintable(units, from: index, to: end)
      if index >= end { return Result(end: end, isUnusual: isUnusual) }
      let unit = units[index]
      if unit == carriageReturn || unit == lineFeed { return Result(end: index, isUnusual: isUnusual) }
      isUnusual = true
      index += 1
    }
  }

  /// The first index from `start` on whose unit is no printable ASCII character.
  @inline(__always)
  static func skipPrintable(_ units: borrowing Span<UInt16>, from start: Int, to end: Int) -> Int {
    var index = start
    let bytes = units.bytes
    while index + 16 <= end {
      let a = unprintable(unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2, as: UInt64.self))
      let b = unprintable(unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2 + 8, as: UInt64.self))
      let c = unprintable(unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2 + 16, as: UInt64.self))
      let d = unprintable(unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2 + 24, as: UInt64.self))
      if a | b | c | d != 0 {
        if a != 0 { return index + a.trailingZeroBitCount >> 4 }
        if b != 0 { return index + 4 + b.trailingZeroBitCount >> 4 }
        if c != 0 { return index + 8 + c.trailingZeroBitCount >> 4 }
        return index + 12 + d.trailingZeroBitCount >> 4
      }
      index += 16
    }
    while index < end, units[index] &- 0x20 <= 0x5E { index += 1 }
    return index
  }

  /// Bits in the first of the four units of `word` that is no printable ASCII character, none below it; 0 when all
  /// four are. What is 80 or more has a high bit, 7F has one when 1 is added, and a control character borrows when 20
  /// is taken away: a borrow reaches only units above the one that is found.
  @inline(__always)
  private static func unprintable(_ word: UInt64) -> UInt64 {
    let high = (word | (word &+ 0x0001_0001_0001_0001)) & 0xFF80_FF80_FF80_FF80
    let low = (word &- 0x0020_0020_0020_0020) & 0x8000_8000_8000_8000
    return high | low
  }
}
