extension RegistryReader {
  // MARK: Places

  /// The line and column of the unit at `index` of `line`, which may take in several lines of the file. Where it is inlined,
  /// the whole reader is copied for it.
  @inline(never)
  func position(_ index: Int, in line: Line) -> SourcePosition {
    let units = window.units.span
    var (start, number) = (line.start, lineNumber)
    if line.isSeveral {
      var scan = LineScan.scan(units, from: start, to: index)
      while scan.end < index {
        let isPair =
          units[scan.end] == LineScan.carriageReturn && scan.end + 1 < window.end
          && units[scan.end + 1] == LineScan.lineFeed
        let next = scan.end + (isPair ? 2 : 1)
        if next > index { break }
        start = next
        number += 1
        scan = LineScan.scan(units, from: start, to: index)
      }
    }
    return SourcePosition(line: number, column: shown.length(units, start..<index) + 1)
  }

  /// A stretch of `line` as a stretch of the file.
  func sourceRange(_ range: Range<Int>, in line: Line) -> SourceRange {
    SourceRange(
      bytes: window.offset(range.lowerBound)..<window.offset(range.upperBound),
      start: position(range.lowerBound, in: line), end: position(range.upperBound, in: line))
  }

  /// The line as a person reads it; of a long one, the part around `range`.
  func excerpt(_ line: Line, around range: Range<Int>) -> SourceLine {
    let units = window.units.span
    let end = line.isSeveral ? LineScan.scan(units, from: line.start, to: line.end).end : line.end
    let limit = ReaderLimits.excerptUnits
    var start = line.start
    if end - start > limit, range.lowerBound - start > limit / 2 {
      start = shown.start(units, max(start, min(range.lowerBound, end) - limit / 2), in: line.start)
    }
    return SourceLine(
      number: lineNumber, units: shown.decode(units, start..<cut(start + limit, in: line.start..<end)),
      firstColumn: shown.length(units, line.start..<start) + 1)
  }

  /// The lines of a statement with raw line breaks, the first few of them.
  func excerpts(of line: Line) -> [SourceLine] {
    var result: [SourceLine] = []
    var start = line.start
    while result.count < 8, start < line.next, let next = self.line(from: start) {
      let shownPart = next.start..<cut(next.start + ReaderLimits.excerptUnits * 8, in: next.start..<next.end)
      result.append(
        SourceLine(number: lineNumber + result.count, units: shown.decode(window.units.span, shownPart)))
      start = next.next
    }
    return result
  }

  /// Where to cut `line`, no character being cut in two.
  private func cut(_ index: Int, in line: Range<Int>) -> Int {
    index < line.upperBound ? shown.start(window.units.span, index, in: line.lowerBound) : line.upperBound
  }

  /// The place behind the last line, when all lines have been read.
  var endPosition: SourcePosition {
    let units = window.units.span
    var start = cursor
    while start > 0, units[start - 1] != LineScan.lineFeed, units[start - 1] != LineScan.carriageReturn { start -= 1 }
    if start == cursor { return SourcePosition(line: lineNumber, column: 1) }
    // A NUL ends the file within a line, of which only the part before it counts.
    return SourcePosition(
      line: isCut ? lineNumber : max(lineNumber - 1, 1), column: shown.length(units, start..<cursor) + 1)
  }

  // MARK: Telling

  /// Tells of a problem in `range` of `line`, which begins with a value.
  mutating func tell(_ kind: ProblemKind, _ range: Range<Int>, in line: Line, value: borrowing ValueShape) {
    tell(kind, range, in: line, valueName: name(value))
  }

  /// Tells of a problem in `range` of `line`, which concerns the value of that name.
  mutating func tell(_ kind: ProblemKind, _ range: Range<Int>, in line: Line, valueName: String? = nil) {
    if isHeadless, !kind.isToldOfHeadless { return }
    handler.problem(problem(kind, range, in: line, valueName: valueName))
  }

  /// A problem in `range` of `line`, not told yet.
  func problem(_ kind: ProblemKind, _ range: Range<Int>, in line: Line, valueName: String?) -> Problem {
    Problem(
      kind: kind, range: sourceRange(range, in: line), excerpt: [excerpt(line, around: range)],
      key: openKeyPath, value: valueName)
  }

  /// Tells of a problem at one place that no line is in the window for.
  mutating func tellAt(_ kind: ProblemKind, offset: Int, _ position: SourcePosition, value: String? = nil) {
    if isHeadless, !kind.isToldOfHeadless { return }
    handler.problem(
      Problem(
        kind: kind, range: SourceRange(bytes: offset..<offset, start: position, end: position), excerpt: [],
        key: openKeyPath, value: value))
  }

  mutating func tellAtStart(_ kind: ProblemKind) {
    tellAt(kind, offset: 0, SourcePosition(line: 1, column: 1))
  }

  mutating func tellHeader(_ fault: HeaderFault, _ line: Line) {
    let first = ASCII.skipBlanks(window.units.span, line.start, line.end)
    tell(.unknownHeader(fault), first..<min(line.end, first + ReaderLimits.excerptUnits), in: line)
  }

  /// Tells what header and bytes have to say of each other.
  mutating func tellEncoding(_ line: Line) {
    let text = line.start..<line.end
    switch window.encoding {
    case .utf16LE(mark: false), .utf16BE:
      tell(.encodingMismatch(.refused(window.encoding)), text, in: line)
    case .utf8(mark: true):
      tell(.encodingMismatch(.markedUTF8), text, in: line)
    case .utf16LE(mark: true) where facts.header == .version4 || facts.header == .windows31:
      tell(.encodingMismatch(.version4InUTF16), text, in: line)
    default: break
    }
  }

  /// Tells of kinds of line ends in one file, at the start of the file.
  mutating func tellMixedLineEnds() {
    guard facts.lineEnds == "mixed" else { return }
    tellAtStart(.mixedLineEnds(crlf: facts.crlf, lf: facts.lf, cr: facts.cr))
  }

  mutating func tellOddByte() {
    let offset = window.offset(window.end)
    let here = endPosition
    handler.problem(
      Problem(
        kind: .truncated(.oddByte), range: SourceRange(bytes: offset..<offset + 1, start: here, end: here),
        excerpt: [], key: openKeyPath, value: nil))
  }

  // MARK: Characters

  /// The index of the first NUL of a line.
  func firstNUL(_ line: Line) -> Int? {
    guard line.isUnusual else { return nil }
    return (line.start..<line.end).first { window.units[$0] == 0 }
  }

  /// Looks at a line with control or other than ASCII characters. Returns the index of a NUL, which ends the file.
  /// Of that nothing is told yet.
  mutating func inspect(_ line: Line) -> Int? {
    var toldControl = false
    var toldSurrogate = false
    let isUTF16 = window.encoding.isUTF16
    var index = line.start
    while true {
      index = LineScan.skipPrintable(window.units.span, from: index, to: line.end)
      guard index < line.end else { return nil }
      let unit = window.units[index]
      if unit < 0x20, unit != ASCII.tab {
        if unit == 0 { return index }
        if !toldControl { tell(.controlCharacter(unit), index..<index + 1, in: line) }
        toldControl = true
      } else if unit == 0x7F {
        if !toldControl { tell(.controlCharacter(unit), index..<index + 1, in: line) }
        toldControl = true
      } else if unit >= 0x80 {
        noteNonASCII(line, index)
        if isUTF16, unit & 0xF800 == 0xD800 {
          let isPair = unit & 0xFC00 == 0xD800 && index + 1 < line.end && window.units[index + 1] & 0xFC00 == 0xDC00
          if isPair {
            index += 1
          } else if !toldSurrogate {
            tell(.truncated(.loneSurrogate), index..<index + 1, in: line)
            toldSurrogate = true
          }
        }
      }
      index += 1
    }
  }

  private mutating func noteNonASCII(_ line: Line, _ index: Int) {
    guard !toldNonASCII, !isHeadless else { return }
    switch window.encoding {
    case .utf8(mark: false): break
    case .ansi where facts.header == .version5: break
    default: return
    }
    toldNonASCII = true
    let length = shown.character(window.units.span, index, line.end).length
    tell(.encodingMismatch(.unmarkedNonASCII(window.encoding)), index..<index + length, in: line)
  }
}

extension ProblemKind {
  /// Whether it is told of a file without header and headings too.
  var isToldOfHeadless: Bool {
    switch self {
    case .unknownHeader, .encodingMismatch(.refused), .damagedLineEnds: true
    default: false
    }
  }
}
