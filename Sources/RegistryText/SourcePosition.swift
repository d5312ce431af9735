/// A place in the text of a file.
package struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, from 1. CRLF, LF and a lone CR each end a line.
  package var line: Int
  /// The column, from 1, in UTF-16 units of the decoded text.
  package var column: Int

  /// Makes a position; both numbers count from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a file, as bytes and as lines and columns; the ends are exclusive.
package struct SourceRange: Hashable, Sendable {
  /// The bytes of the file.
  package var bytes: Range<Int>
  /// Where the stretch begins.
  package var start: SourcePosition
  /// The first place behind it.
  package var end: SourcePosition

  /// Makes a range from its bytes and its two places.
  package init(bytes: Range<Int>, start: SourcePosition, end: SourcePosition) {
    self.bytes = bytes
    self.start = start
    self.end = end
  }

  /// The smallest range that holds this one and `other`.
  package func joined(with other: SourceRange) -> SourceRange {
    SourceRange(
      bytes: min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound),
      start: min(start, other.start), end: max(end, other.end))
  }
}

/// One line of the file as a person reads it, for an excerpt under a message.
package struct SourceLine: Hashable, Sendable {
  /// The line's number, from 1.
  package var number: Int
  /// The UTF-16 units of the decoded text, or of a part of a long line.
  package var units: [UInt16]
  /// The column of the first unit; more than 1 when the line was cut at its start.
  package var firstColumn: Int

  /// The text; half a surrogate pair becomes U+FFFD. Made when it is asked for: most lines are never shown.
  package var text: String { UTF16Text.string(units) }

  /// Makes an excerpt line.
  package init(number: Int, units: [UInt16], firstColumn: Int = 1) {
    self.number = number
    self.units = units
    self.firstColumn = firstColumn
  }

  /// Makes an excerpt line of a string.
  package init(number: Int, text: String, firstColumn: Int = 1) {
    self.init(number: number, units: Array(text.utf16), firstColumn: firstColumn)
  }
}

/// UTF-16 units as strings.
package enum UTF16Text {
  /// The text of `units`; half a surrogate pair becomes U+FFFD. Quick for what registries are made of: ASCII, and other
  /// characters of one unit.
  package static func string(_ units: ArraySlice<UInt16>) -> String { units.withUnsafeBufferPointer(string) }

  /// The text of all of `units`.
  package static func string(_ units: [UInt16]) -> String { units.withUnsafeBufferPointer(string) }

  /// The text of `units` in memory.
  static func string(_ units: UnsafeBufferPointer<UInt16>) -> String {
    // The bits of all units in one: a loop without a way out is done for several units at a time.
    if units.reduce(0, |) < 0x80 {
      return String(unsafeUninitializedCapacity: units.count) { target in
        for index in units.indices { target[index] = UInt8(truncatingIfNeeded: units[index]) }
        return units.count
      }
    }
    if units.contains(where: { $0 & 0xF800 == 0xD800 }) { return String(decoding: units, as: UTF16.self) }
    return String(unsafeUninitializedCapacity: units.count * 3) { encode(units, into: $0) }
  }

  /// Writes units that are a character each as UTF-8, of which each takes three bytes at most; gives how many it took.
  private static func encode(_ units: UnsafeBufferPointer<UInt16>, into target: UnsafeMutableBufferPointer<UInt8>)
    -> Int
  {
    var count = 0
    for unit in units {
      if unit < 0x80 {
        target[count] = UInt8(unit)
        count += 1
        continue
      }
      if unit < 0x800 {
        target[count] = 0xC0 | UInt8(unit >> 6)
        count += 1
      } else {
        target[count] = 0xE0 | UInt8(unit >> 12)
        target[count + 1] = 0x80 | UInt8(unit >> 6 & 0x3F)
        count += 2
      }
      target[count] = 0x80 | UInt8(unit & 0x3F)
      count += 1
    }
    return count
  }
}
