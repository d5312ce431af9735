/// The list of bytes behind `hex:`, on one line.
enum HexLine {
  /// How the list goes on behind this line.
  enum Outcome: Equatable {
    /// The list ends here.
    case complete
    /// A `\` says that it goes on on the next line.
    case continues
    /// The value is lost; `at` is the offending text.
    case fault(DataFault, at: Range<Int>)
  }

  /// Reads the list in `units[start..<end]`, `end` being the end of the line, by the rules that regedit shows:
  /// digits up to ff, a comma between, a trailing comma is fine, blanks only where an element may begin.
  static func parse(_ units: borrowing Span<UInt16>, _ start: Int, _ end: Int) -> Outcome {
    var index = ASCII.skipBlanks(units, start, end)
    index = skipTriples(units, from: index, to: end)
    while true {
      index = ASCII.skipBlanks(units, index, end)
      if index == end || units[index] == ASCII.semicolon { return .complete }
      if units[index] == ASCII.backslash { return continuation(units, index, end) }
      let first = index
      var value: UInt32 = 0
      while index < end, let digit = ASCII.hexDigit(units[index]) {
        value = min(value << 4 | digit, 0x1000)
        index += 1
      }
      if index == first { return .fault(units[index] == ASCII.comma ? .emptyElement : .notHex, at: index..<index + 1) }
      if value > 0xFF { return .fault(.byteTooLarge, at: first..<index) }
      if index < end, units[index] == ASCII.comma {
        index += 1
        continue
      }
      return afterLast(units, index, end)
    }
  }

  /// Whether what stands between `first` and `end` looks like more bytes of a list, if perhaps broken ones.
  static func looksLikeBytes(_ units: borrowing Span<UInt16>, _ first: Int, _ end: Int) -> Bool {
    var index = first
    while index < end, ASCII.hexDigit(units[index]) != nil { index += 1 }
    if index == first { return false }
    if index < end, units[index] == ASCII.comma { return true }
    while index < end, ASCII.isBlank(units[index]) || ASCII.hexDigit(units[index]) != nil || units[index] == ASCII.comma
    {
      index += 1
    }
    return index == end || units[index] == ASCII.backslash || units[index] == ASCII.semicolon
  }

  private static func afterLast(_ units: borrowing Span<UInt16>, _ last: Int, _ end: Int) -> Outcome {
    let index = ASCII.skipBlanks(units, last, end)
    if index == end || units[index] == ASCII.semicolon { return .complete }
    if units[index] == ASCII.backslash { return .fault(.noCommaBeforeContinuation, at: index..<index + 1) }
    return .fault(index > last ? .blankInside : .notHex, at: last..<index + 1)
  }

  private static func continuation(_ units: borrowing Span<UInt16>, _ backslash: Int, _ end: Int) -> Outcome {
    let index = ASCII.skipBlanks(units, backslash + 1, end)
    if index == end || units[index] == ASCII.semicolon { return .continues }
    return .fault(.textAfterContinuation, at: index..<end)
  }

  /// What ``regular(_:from:to:)`` passed over.
  struct Run {
    /// The index behind the last line passed.
    var end: Int
    /// Lines passed that end in CRLF.
    var crlf = 0
    /// Lines passed that end in LF.
    var lf = 0
  }

  /// Passes over as many whole lines as look the way regedit writes them (blanks, `xx,` again and again, `\`, CRLF or
  /// LF): the fast lane, which accepts nothing that ``parse(_:_:_:)`` would not.
  static func regular(_ units: borrowing Span<UInt16>, from start: Int, to end: Int) -> Run {
    regular(units, from: start, to: end) { _ in }
  }

  /// The same; `take` is told where the elements of each line stand.
  @inline(__always)
  static func regular(
    _ units: borrowing Span<UInt16>, from start: Int, to end: Int, take: (Range<Int>) -> Void
  ) -> Run {
    var run = Run(end: start)
    while true {
      let isFull = RegeditLine.stands(in: units, at: run.end, end)
      let first = isFull ? run.end + RegeditLine.elements.lowerBound : ASCII.skipBlanks(units, run.end, end)
      let index = isFull ? run.end + RegeditLine.elements.upperBound : skipTriples(units, from: first, to: end)
      guard index > first, index + 2 < end, units[index] == ASCII.backslash else { return run }
      if units[index + 1] == LineScan.carriageReturn, units[index + 2] == LineScan.lineFeed {
        run.crlf += 1
        run.end = index + 3
      } else if units[index + 1] == LineScan.lineFeed {
        run.lf += 1
        run.end = index + 2
      } else {
        return run
      }
      take(first..<index)
    }
  }

  /// The index behind the last whole `xx,` in a row.
  @inline(__always)
  static func skipTriples(_ units: borrowing Span<UInt16>, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 24 <= end, RegeditLine.eightElements(in: units, at: index) { index &+= 24 }
    while index + 3 <= end, units[index + 2] == ASCII.comma, isDigit(units[index]), isDigit(units[index + 1]) {
      index += 3
    }
    return index
  }

  /// Adds the bytes of elements of `xx,` in a row, which have been looked at.
  static func appendTriples(_ units: borrowing Span<UInt16>, _ range: Range<Int>, to list: inout [UInt8]) {
    let count = range.count / 3
    // An empty array that gets nothing would be written to all the same, in the memory that all empty arrays share.
    if count == 0 { return }
    list.append(addingCapacity: count) { list in
      let start = list.count
      list.append(repeating: 0, count: count)
      var span = list.mutableSpan
      var bytes = span.mutableBytes
      var index = 0
      // The last eight may have been among those before.
      while index < count, count >= 8 {
        index = min(index, count &- 8)
        let eight = eight(units, range.lowerBound &+ 3 &* index)
        bytes.storeBytes(of: eight, toByteOffset: start &+ index, as: UInt64.self)
        index &+= 8
      }
      while index < count {
        let values = values(digits(units, range.lowerBound &+ 3 &* index))
        span[start + index] = UInt8(truncatingIfNeeded: values << 4 | values >> 16)
        index &+= 1
      }
    }
  }

  /// The bytes of eight elements from `index` on. Their digits are two words; so they are distributed that in each word two and
  /// two bytes come out beside each other.
  @inline(__always)
  private static func eight(_ units: borrowing Span<UInt16>, _ index: Int) -> UInt64 {
    let outer = pairs(
      digits(units, index) | digits(units, index &+ 12) << 32,
      digits(units, index &+ 3) | digits(units, index &+ 15) << 32)
    let inner = pairs(
      digits(units, index &+ 6) | digits(units, index &+ 18) << 32,
      digits(units, index &+ 9) | digits(units, index &+ 21) << 32)
    return outer | inner << 16
  }

  /// The bytes of four elements, the digits of which stand in 16 bits each: those of the first and the third, and those of the
  /// second and the fourth. They stand in the lower half of each half of a word.
  @inline(__always)
  private static func pairs(_ odd: UInt64, _ even: UInt64) -> UInt64 {
    let values = values(odd | even << 8)
    return (values << 4 | values >> 16) & 0x0000_FFFF_0000_FFFF
  }

  /// The two digits of an element, each in 16 bits.
  @inline(__always)
  private static func digits(_ units: borrowing Span<UInt16>, _ index: Int) -> UInt64 {
    UInt64(unsafe units.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 2, as: UInt32.self))
  }

  /// What digits in bytes of their own count: their low bits, and a letter nine more.
  @inline(__always)
  private static func values(_ digits: UInt64) -> UInt64 {
    (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
  }

  @inline(__always)
  private static func isDigit(_ unit: UInt16) -> Bool { unit &- 0x30 <= 9 || (unit | 0x20) &- 0x61 <= 5 }
}
