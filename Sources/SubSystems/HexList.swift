import RegistryText

/// A list of bytes behind `hex(T):` with its layout over lines. A change moves the elements and keeps the lines: each
/// holds as many elements as before, the last one as many as the width of the others allows. So a list that was cut at
/// a width is cut at it again, and comments, blank lines and an unusual layout stay where they are.
struct HexList {
  /// The bytes as written: one or more digits each.
  var digits: [[UInt16]] = []
  /// Where each of them stands in the file, in bytes.
  var offsets: [Int] = []
  /// The lines that hold them.
  var rows: [HexRow] = []
  /// Whether a comma stands behind the last one.
  var endsInComma = false
  /// Whether even the last line ends in a backslash, at the end of the file.
  var isOpen = false
  /// Blank lines and comments behind the last one.
  var after: [UInt16] = []
  /// The line end of new lines.
  let lineEnd: [UInt16]

  /// Takes the list of `value` apart; nil where its text has not been kept.
  init?(_ value: RegistryValue, unitSize: Int, lineEnd: [UInt16]) {
    guard value.form == .hex, !value.written.isEmpty else { return nil }
    self.lineEnd = lineEnd
    let head = (value.dataRange.bytes.lowerBound - value.bytes.lowerBound) / unitSize
    var parser = HexListParser(value.written, from: head, offset: value.bytes.lowerBound, unitSize: unitSize)
    parser.run(into: &self)
  }

  /// The statement's text with `bytes` in the place of the elements that stand in `place`, bytes of the file.
  func replacing(_ place: Range<Int>, with bytes: [UInt8]) -> [UInt16] {
    let first = offsets.firstIndex { $0 >= place.lowerBound } ?? digits.count
    let last = offsets[first...].firstIndex { $0 >= place.upperBound } ?? digits.count
    let isUpper = usesCapitals(near: first)
    var changed = self
    if last - first == bytes.count {
      for (index, byte) in zip(first..<last, bytes) where Self.number(digits[index]) != byte {
        changed.digits[index] = Self.digits(byte, isUpper: isUpper)
      }
    } else {
      changed.digits.replaceSubrange(first..<last, with: bytes.map { Self.digits($0, isUpper: isUpper) })
    }
    return changed.text()
  }

  /// The case of the nearest letter before the element at `index`, else behind it.
  private func usesCapitals(near index: Int) -> Bool {
    func letter(_ digits: [UInt16]) -> UInt16? { digits.first { $0 >= 0x41 } }
    let nearest = digits[..<index].reversed().lazy.compactMap(letter).first
    return (nearest ?? digits[index...].lazy.compactMap(letter).first ?? 0x61) < 0x61
  }

  /// A byte in two digits.
  static func digits(_ byte: UInt8, isUpper: Bool) -> [UInt16] {
    [byte >> 4, byte & 0xF].map { UInt16($0) + ($0 < 10 ? 0x30 : isUpper ? 0x37 : 0x57) }
  }

  private static func number(_ digits: [UInt16]) -> UInt8 {
    digits.reduce(0) { $0 << 4 | UInt8(truncatingIfNeeded: ASCII.digit($1) ?? 0) }
  }
}

/// One line of a list of bytes.
struct HexRow {
  /// Blank lines and comments before it.
  var between: [UInt16] = []
  /// What stands before its first element: indentation, or the name and `hex(T):`.
  var head: [UInt16] = []
  /// The blanks before each element.
  var gaps: [[UInt16]] = []
  /// The blanks between the last comma and the backslash.
  var pause: [UInt16] = []
  /// What follows the last element or the backslash: blanks, a comment.
  var rest: [UInt16] = []
  /// Its line end; empty at the end of the file.
  var lineEnd: [UInt16] = []

  /// How many elements it holds.
  var count: Int { gaps.count }
}
