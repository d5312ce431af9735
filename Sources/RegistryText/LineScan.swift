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
    let (blank, most) = (UnitVector(repeating: 0x20), UnitVector(repeating: 0x5E))
    return UnitVector.first(in: units, from: start, to: end) { ($0 &- blank).isOver(most) }
  }

  /// Whether all units in `range` are printable ASCII characters.
  static func isPrintable(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> Bool {
    skipPrintable(units, from: range.lowerBound, to: range.upperBound) == range.upperBound
  }
}
