import RegistryText

extension HexList {
  /// The characters of an element as regedit writes it: two digits and a comma.
  private static let elementWidth = 3

  /// The statement's text, its elements laid out over the rows.
  func text() -> [UInt16] {
    let counts = counts()
    var text: [UInt16] = []
    var next = 0
    for (index, count) in counts.enumerated() {
      let row = index < rows.count ? rows[index] : newRow
      let isLast = index == counts.count - 1
      text += row.between + row.head
      for slot in 0..<count {
        text += (slot < row.count ? row.gaps[slot] : usualGap) + digits[next]
        next += 1
        if next < digits.count || endsInComma { text.append(ASCII.comma) }
      }
      if !isLast || isOpen { text += row.pause + [ASCII.backslash] }
      text += row.rest + (row.lineEnd.isEmpty ? lineEnd : row.lineEnd)
    }
    for row in rows.dropFirst(counts.count) { text += row.between + comment(of: row) }
    return trimmed(text + after)
  }

  /// The statement's text as a deletion: a `-` in the place of the keyword, which begins at `keyword` in the first line,
  /// and of the list. Comments and blank lines stay.
  func deletion(keyword: Int) -> [UInt16] {
    guard let first = rows.first else { return [] }
    var text = first.head.prefix(keyword) + [ASCII.minus] + first.rest
    text += first.lineEnd.isEmpty ? lineEnd : first.lineEnd
    for row in rows.dropFirst() { text += row.between + comment(of: row) }
    return trimmed(text + after)
  }

  /// What remains of a line that holds no element any more: its comment.
  private func comment(of row: HexRow) -> [UInt16] {
    let comment = row.rest.drop { $0 == 0x20 || $0 == 0x09 }
    return comment.isEmpty ? [] : comment + (row.lineEnd.isEmpty ? lineEnd : row.lineEnd)
  }

  /// A statement that the end of the file ended, without a line end, ends so again.
  private func trimmed(_ text: [UInt16]) -> [UInt16] {
    guard after.isEmpty, rows.last?.lineEnd.isEmpty == true else { return text }
    if text.suffix(2).elementsEqual([0x0D, 0x0A]) { return text.dropLast(2) }
    return text.last == 0x0A || text.last == 0x0D ? text.dropLast() : text
  }

  /// How many elements each line is to hold.
  private func counts() -> [Int] {
    var counts: [Int] = []
    var left = digits.count
    for (index, row) in rows.enumerated() where left > 0 || index == 0 {
      let count = index == rows.count - 1 ? max(row.count, rowCapacity(index)) : row.count
      counts.append(min(count, left))
      left -= counts[index]
    }
    let capacity = rowCapacity(counts.count)
    while left > 0 {
      counts.append(min(capacity, left))
      left -= min(capacity, left)
    }
    return counts
  }

  /// How many elements a line at the end of the list may hold: as many as most of the whole lines behind the first, or
  /// as the column allows at which the first was cut. A long list on one line is not cut at all.
  private func rowCapacity(_ index: Int) -> Int {
    if let usual = usualCount { return usual }
    guard let cut = cut else { return digits.count }
    let head = index < rows.count ? rows[index].head.count : newRow.head.count
    return max((cut - head + Self.elementWidth - 1) / Self.elementWidth, index == 0 ? 0 : 1)
  }

  /// The count that most of the lines between the first and the last have, the larger of equally frequent ones.
  private var usualCount: Int? {
    guard rows.count > 2 else { return nil }
    var frequency: [Int: Int] = [:]
    for row in rows[1..<rows.count - 1] { frequency[row.count, default: 0] += 1 }
    return frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The column at which the list is cut, from its first line; nil where it stands on one line, too long for regedit.
  private var cut: Int? {
    guard let first = rows.first else { return RegeditLayout.cutColumn }
    let column = first.head.count + first.gaps.reduce(0) { $0 + $1.count + Self.elementWidth }
    if rows.count == 1 { return column - Self.elementWidth < RegeditLayout.cutColumn ? RegeditLayout.cutColumn : nil }
    let isRegedits = first.count == 0 || (column - Self.elementWidth..<column).contains(RegeditLayout.cutColumn - 1)
    return isRegedits ? RegeditLayout.cutColumn : column
  }

  /// A line that the list did not have.
  private var newRow: HexRow {
    HexRow(
      head: rows.count > 1 ? rows[rows.count - 1].head : RegeditLayout.indentation, pause: rows.first?.pause ?? [],
      lineEnd: rows.first.flatMap { $0.lineEnd.isEmpty ? nil : $0.lineEnd } ?? lineEnd)
  }

  /// The blanks before elements that are new.
  private var usualGap: [UInt16] { rows.lazy.flatMap { $0.gaps.dropFirst() }.first ?? [] }
}
