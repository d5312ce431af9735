/// Takes the text of a list of bytes apart, which the reader has accepted.
struct HexListParser {
  private let units: [UInt16]
  private let offset: Int
  private let unitSize: Int
  private var index: Int
  private var between: [UInt16] = []
  private var row = HexRow()

  /// Reads `units`, whose first element or blank is at `head`; the first unit stands at `offset` in the file.
  init(_ units: [UInt16], from head: Int, offset: Int, unitSize: Int) {
    self.units = units
    self.offset = offset
    self.unitSize = unitSize
    index = min(max(head, 0), units.count)
    row.head = Array(units[..<index])
  }

  mutating func run(into list: inout HexList) {
    readRow(into: &list)
    while list.isOpen, index < units.count {
      let start = index
      skipBlanks()
      if index == units.count || isLineEnd(units[index]) || units[index] == Self.semicolon {
        skipLine()
        between += units[start..<index]
        continue
      }
      row = HexRow(between: between, head: Array(units[start..<index]))
      between = []
      readRow(into: &list)
    }
    list.after = between
  }

  /// Reads the elements of a line and what follows them.
  private mutating func readRow(into list: inout HexList) {
    list.isOpen = false
    list.endsInComma = false
    while true {
      let start = index
      skipBlanks()
      let gap = Array(units[start..<index])
      let first = index
      while index < units.count, isHexDigit(units[index]) { index += 1 }
      guard index > first else {
        finishRow(gap, into: &list)
        return
      }
      row.gaps.append(gap)
      list.digits.append(Array(units[first..<index]))
      list.offsets.append(offset + first * unitSize)
      list.endsInComma = index < units.count && units[index] == ASCII.comma
      if list.endsInComma { index += 1 }
    }
  }

  private mutating func finishRow(_ gap: [UInt16], into list: inout HexList) {
    if index < units.count, units[index] == ASCII.backslash {
      list.isOpen = true
      row.pause = gap
      index += 1
    } else {
      row.rest = gap
    }
    let start = index
    while index < units.count, !isLineEnd(units[index]) { index += 1 }
    row.rest += units[start..<index]
    let end = index
    skipLine()
    row.lineEnd = Array(units[end..<index])
    list.rows.append(row)
  }

  private mutating func skipBlanks() {
    while index < units.count, units[index] == 0x20 || units[index] == 0x09 { index += 1 }
  }

  /// Goes on behind the end of the line.
  private mutating func skipLine() {
    while index < units.count, !isLineEnd(units[index]) { index += 1 }
    guard index < units.count else { return }
    index += units[index] == 0x0D && index + 1 < units.count && units[index + 1] == 0x0A ? 2 : 1
  }

  private static let semicolon: UInt16 = 0x3B

  private func isLineEnd(_ unit: UInt16) -> Bool { unit == 0x0D || unit == 0x0A }

  private func isHexDigit(_ unit: UInt16) -> Bool { ASCII.digit(unit).map { $0 < 16 } ?? false }
}
