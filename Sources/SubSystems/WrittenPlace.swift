package import RegistryText

extension RegistryValue {
  /// Where the keyword before the data stands, without its colon: `hex(7)`, `dword`. Nil for a string, and where the
  /// line is not known.
  package var keywordPlace: SourceRange? {
    guard form == .hex || form == .dword, let line = lines.first, line.number == dataRange.start.line else {
      return nil
    }
    let units = Array(line.text.utf16)
    let data = dataRange.start.column - line.firstColumn
    guard (0...units.count).contains(data), let equals = units[..<data].lastIndex(of: ASCII.equals),
      let start = units[equals..<data].dropFirst().firstIndex(where: { !Blank.isBlank($0) }),
      let colon = units[start..<data].firstIndex(of: ASCII.colon)
    else { return nil }
    // Behind the name the line is ASCII, so columns are units of the file.
    func place(_ index: Int) -> (offset: Int, position: SourcePosition) {
      (
        dataRange.bytes.lowerBound - (data - index) * unitSize,
        SourcePosition(line: line.number, column: line.firstColumn + index)
      )
    }
    let (first, last) = (place(start), place(colon))
    return SourceRange(bytes: first.offset..<last.offset, start: first.position, end: last.position)
  }

  /// Bytes that a text unit of the file takes, as the value's own places show.
  private var unitSize: Int {
    let columns = nameRange.end.column - nameRange.start.column
    return columns > 0 && nameRange.bytes.count >= columns * 2 && nameRange.bytes.lowerBound % 2 == 0 ? 2 : 1
  }

  /// Where the last byte of a list in hex stands.
  package var lastByte: SourceRange? {
    guard let list, let offset = list.offsets.last, let digits = list.digits.last else { return nil }
    let size = bytes.count / written.count
    var position = dataRange.start
    var index = (dataRange.bytes.lowerBound - bytes.lowerBound) / size
    let end = (offset - bytes.lowerBound) / size
    while index < end, index < written.count {
      let isEnd = written[index] == 0x0A || (written[index] == 0x0D && written[safe: index + 1] != 0x0A)
      position = SourcePosition(
        line: position.line + (isEnd ? 1 : 0), column: isEnd ? 1 : position.column + 1)
      index += 1
    }
    return SourceRange(
      bytes: offset..<offset + digits.count * size, start: position,
      end: SourcePosition(line: position.line, column: position.column + digits.count))
  }

  private var list: HexList? {
    guard form == .hex, !written.isEmpty else { return nil }
    return HexList(self, unitSize: bytes.count / written.count, lineEnd: [])
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
