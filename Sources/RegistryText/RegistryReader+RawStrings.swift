/// Strings that run over line ends.
extension RegistryReader {
  /// Looks for the end of a string behind the end of its line; on success `line` takes in the lines up to it. A line between
  /// that looks like a statement says that the quote was forgotten. The value begins at `first`, which moves with the window.
  mutating func closeOverLines(_ line: inout Line, _ first: inout Int) throws(ReadError) -> Bool {
    while !isCut, window.end - line.start <= ReaderLimits.rawStringUnits, !window.isAtEnd {
      let start = line.start
      try fill(keeping: start)
      cursor -= start
      first -= start
      line = line.shifted(by: -start)
    }
    let last = isCut ? nil : closingLine(behind: line)
    if let last {
      line = Line(
        start: line.start, end: last.end, next: last.next, isUnusual: line.isUnusual || last.isUnusual, isSeveral: true)
    }
    guard last != nil else { return false }
    inspectRawLines(of: line)
    return true
  }

  /// The line that closes the string which is open at the end of `line`. It says of itself that it is unusual when
  /// one before it is.
  private func closingLine(behind line: Line) -> Line? {
    var start = line.next
    var isUnusual = false
    while var next = self.line(from: start), next.next - line.start <= ReaderLimits.rawStringUnits {
      isUnusual = isUnusual || next.isUnusual
      let nul = firstNUL(next)
      if let nul { next.cut(at: nul) }
      if looksLikeStatement(next) { return nil }
      if let close = closingQuote(next) {
        next.isUnusual = isUnusual
        return close.isLast ? next : nil
      }
      if nul != nil { return nil }
      start = next.next
    }
    return nil
  }

  /// Looks at the characters of all lines of a string but the first, which has been looked at.
  private mutating func inspectRawLines(of line: Line) {
    guard line.isUnusual else { return }
    let firstLine = lineNumber
    var start = line.start
    while start < line.next, let next = self.line(from: start) {
      if lineNumber > firstLine, next.isUnusual, let nul = inspect(next) {
        tell(.controlCharacter(0), nul..<nul + 1, in: next)
        stopAtNUL()
      }
      lineNumber += 1
      start = next.next
    }
    lineNumber = firstLine
  }

  private func looksLikeStatement(_ line: Line) -> Bool {
    let units = window.units.span
    let first = ASCII.skipBlanks(units, line.start, line.end)
    guard first < line.end else { return false }
    switch units[first] {
    case ASCII.openBracket: return true
    case ASCII.quote, ASCII.at:
      switch ValueShape(units, first, line.end).outcome {
      case .fault(.line, _), .fault(.quote(.name), _), .fault(.quote(.textAfterName), _): return false
      default: return true
      }
    default: return false
    }
  }

  /// The first quote of a line that no backslash stands before, and whether no text but a comment follows it.
  private func closingQuote(_ line: Line) -> (index: Int, isLast: Bool)? {
    let units = window.units.span
    var index = line.start
    while index < line.end, units[index] != ASCII.quote { index += units[index] == ASCII.backslash ? 2 : 1 }
    guard index < line.end else { return nil }
    let rest = ASCII.skipBlanks(units, index + 1, line.end)
    return (index, rest == line.end || units[rest] == ASCII.semicolon)
  }
}

extension RegistryReader.Line {
  /// The same line when the window has moved.
  func shifted(by distance: Int) -> Self {
    Self(
      start: start + distance, end: end + distance, next: next + distance, isUnusual: isUnusual, isSeveral: isSeveral)
  }
}
