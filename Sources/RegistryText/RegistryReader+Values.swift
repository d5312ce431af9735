extension RegistryReader {
  /// Reads a line that begins with a value's name, at `first`.
  mutating func value(_ line: Line, _ first: Int) throws(ReadError) {
    let shape = ValueShape(window.units.span, first, line.end)
    if shape.outcome == .openString { try openValue(line, first) } else { take(line, shape, isRaw: false) }
  }

  /// Reads a value whose string is not closed on its line.
  private mutating func openValue(_ line: Line, _ first: Int) throws(ReadError) {
    var (line, first) = (line, first)
    let isRaw = try closeOverLines(&line, &first)
    var shape = ValueShape(window.units.span, first, line.end)
    if !isRaw {
      shape.outcome = .fault(.quote(.string), at: max(shape.data.lowerBound - 1, line.start)..<line.end)
    }
    take(line, shape, isRaw: isRaw)
  }

  private mutating func take(_ line: Line, _ shape: borrowing ValueShape, isRaw: Bool) {
    let isKept = place == .open || isKeptElsewhere(line, shape)
    if isNameTooLong(shape) { return loseLongName(line, shape) }
    if case .fault(let fault, let at) = shape.outcome { return lose(line, shape, fault, at) }
    let earlier = isKept ? noteName(line, shape) : nil
    if let earlier, shape.outcome != .continues { handler.problem(duplicate(line, shape, of: earlier)) }
    if isRaw { tell(.rawLineBreak, shape.data, in: line, value: shape) }
    if let at = shape.loneBackslash {
      tell(.loneBackslash(character: shownUnit(at.lowerBound + 1, line.end)), at, in: line, value: shape)
    }
    if let at = shape.sharedSection {
      tell(.sharedSectionInString, at, in: line, value: shape)
    }
    valueInterest = interest <= .lent || handler.wantsValue(named: name(shape)) ? interest : .none
    switch shape.outcome {
    case .continues: begin(line, shape, isNoted: isKept, earlier)
    case .deletion:
      if valueInterest == .lent { lend(line, shape) }
      if valueInterest > .lent { handler.value(deletion(line, shape)) }
      pass(line, .valueDeletion)
    default:
      if valueInterest > .none { tellValue(line, shape) }
      if isRaw { passLines(line, .value) } else { pass(line, .value) }
    }
  }

  private func shownUnit(_ index: Int, _ end: Int) -> UInt16 {
    shown.character(window.units.span, index, end).first
  }

  /// A value whose data is lost: told, and kept as a line that regedit skips.
  private mutating func lose(_ line: Line, _ shape: borrowing ValueShape, _ fault: ValueFault, _ at: Range<Int>) {
    let kind: ProblemKind =
      switch fault {
      case .line(let fault): .malformedLine(fault)
      case .data(let fault): .malformedData(fault)
      case .quote(let fault): .unterminated(fault)
      case .nulEscape: .nulEscape
      }
    tell(kind, at, in: line, value: shape)
    passLines(line, .malformed)
    if case .data = fault { skipsRest(behind: line) }
  }

  private func isNameTooLong(_ shape: borrowing ValueShape) -> Bool {
    shape.name.count > ValueShape.longestName && name(shape).utf16.count > ValueShape.longestName
  }

  private mutating func loseLongName(_ line: Line, _ shape: borrowing ValueShape) {
    tell(.malformedLine(.longName), shape.name, in: line)
    passLines(line, .malformed)
    if shape.outcome == .continues { skipsRest(behind: line) }
  }

  /// After a broken list of bytes the lines that were meant to go on with it are skipped too: that is told once.
  private mutating func skipsRest(behind line: Line) {
    pending = PendingValue(offset: window.offset(line.next), line: lineNumber, type: 3, isLost: true)
  }

  /// Whether a value that does not stand under its key belongs to one all the same; tells of it, once for a heading.
  private mutating func isKeptElsewhere(_ line: Line, _ shape: borrowing ValueShape) -> Bool {
    if tellsOutside, place != .dropped {
      tellsOutside = false
      let key = keyPath
      let outside: Outside =
        switch place {
        case .afterDeletion: .afterDeletion(key: key)
        case .landsInPrevious: isRootKnown ? .landsIn(key: key) : .afterSkippedKey
        case .afterSkipped: .afterSkippedKey
        default: .beforeFirstKey
        }
      tell(.valueOutsideKey(outside), line.start..<line.end, in: line, value: shape)
    }
    return place == .landsInPrevious
  }

  /// Remembers the name; returns what to tell when it stands under this heading already.
  @inline(__always)
  private mutating func noteName(_ line: Line, _ shape: borrowing ValueShape) -> EarlierValue? {
    let place = NameLedger.Place(
      line: lineNumber, bytes: statementStart(line.start)..<window.offset(line.next),
      isDeletion: shape.outcome == .deletion)
    let isPlain = !line.isUnusual || LineScan.isPrintable(window.units.span, shape.name)
    if isPlain, !shape.hasEscapedName { return names.note(shape.name, in: window, place) }
    return names.note(shape.name, in: window, place, decoder: line.isUnusual ? stored : nil)
  }

  private func duplicate(_ line: Line, _ shape: borrowing ValueShape, of earlier: EarlierValue) -> Problem {
    let name = name(shape)
    var result = problem(
      .duplicateValue(name: name, first: earlier.line), nameAsWritten(shape), in: line, valueName: name)
    result.earlier = earlier
    return result
  }

  private func nameAsWritten(_ shape: borrowing ValueShape) -> Range<Int> {
    shape.isDefault ? shape.name.lowerBound..<shape.name.lowerBound + 1 : shape.name
  }

  /// The value's name with its escapes undone.
  func name(_ shape: borrowing ValueShape) -> String {
    guard !shape.isDefault else { return "" }
    return shape.hasEscapedName ? UTF16Text.string(nameUnits(shape)) : stored.string(window.units.span, shape.name)
  }

  /// The units of a name of which not each stands for itself.
  func nameUnits(_ shape: borrowing ValueShape) -> [UInt16] {
    var capture = ValueCapture(isMapped: false)
    capture.appendString(window.units.span, shape.name, at: unmapped, stored: stored, shown: shown)
    return UTF16Bytes.units(capture.bytes)
  }

  func locator(_ index: Int, _ position: SourcePosition) -> ValueCapture.Locator {
    ValueCapture.Locator(
      origin: window.origin, unitSize: window.unitSize, index: index, position: position)
  }

  /// A place for what keeps none.
  var unmapped: ValueCapture.Locator { locator(0, SourcePosition(line: 1, column: 1)) }

  // MARK: Whole values

  private mutating func tellValue(_ line: Line, _ shape: borrowing ValueShape) {
    if valueInterest == .lent { return lend(line, shape) }
    var result = empty(line, shape)
    var capture = ValueCapture(isMapped: valueInterest == .mapped)
    let at = locator(shape.data.lowerBound, position(shape.data.lowerBound, in: line))
    switch shape.form {
    case .string:
      capture.appendString(window.units.span, shape.data, at: at, stored: stored, shown: shown)
      (result.data, result.text) = capture.finishedString()
    case .dword:
      result.form = .dword
      capture.appendNumber(dword(shape.data))
      result.data = capture.bytes
    case .hex:
      capture.appendHex(shape.data, of: window, at: at)
      capture.appendWritten(line.start..<line.next, of: window)
      finishHex(&result, capture)
    }
    if valueInterest == .mapped { result.lines = excerpts(of: line) }
    handler.value(result)
  }

  /// The number of the hex digits in `range`.
  func dword(_ range: Range<Int>) -> UInt32 {
    var number: UInt32 = 0
    for index in range { number = number << 4 | (ASCII.hexDigit(window.units[index]) ?? 0) }
    return number
  }

  private func empty(_ line: Line, _ shape: borrowing ValueShape) -> RegistryValue {
    RegistryValue(
      name: name(shape), nameRange: sourceRange(nameAsWritten(shape), in: line), form: .string, type: shape.type,
      data: [], dataRange: sourceRange(shape.data, in: line),
      bytes: window.offset(line.start)..<window.offset(line.next), line: lineNumber, text: nil, lines: [],
      addedBytes: 0)
  }

  private func deletion(_ line: Line, _ shape: borrowing ValueShape) -> RegistryValue {
    var result = empty(line, shape)
    result.form = .deletion
    result.lines = [excerpt(line, around: nameAsWritten(shape))]
    return result
  }

  private func finishHex(_ result: inout RegistryValue, _ capture: ValueCapture) {
    result.form = .hex
    let page = facts.header == .version4 ? choice.codePage : nil
    result.written = capture.written
    result.hasHalfUnit = page == nil && result.isText && !capture.bytes.count.isMultiple(of: 2)
    (result.data, result.text, result.addedBytes) = capture.finishedHex(type: result.type, version4: page)
  }

  /// Goes on behind a statement that may take several lines because of raw line breaks.
  private mutating func passLines(_ line: Line, _ kind: Statement.Kind) {
    var rest = line
    if wantsStatements { tellStatement(line, kind) }
    while let next = self.line(from: rest.start), next.next < line.next {
      // A line break inside a string is text, no line end.
      cursor = next.next
      lineNumber += 1
      rest.start = next.next
    }
    advance(behind: Line(start: rest.start, end: line.end, next: line.next, isUnusual: false))
  }

  // MARK: Lists of bytes over several lines

  private mutating func begin(_ line: Line, _ shape: borrowing ValueShape, isNoted: Bool, _ earlier: EarlierValue?) {
    var value = PendingValue(offset: statementStart(line.start), line: lineNumber, type: shape.type)
    value.isNoted = isNoted
    if let earlier { value.duplicate.append(duplicate(line, shape, of: earlier)) }
    if valueInterest == .lent {
      noteLentName(line, shape)
      wanted.capture = takeLentData()
      wanted.capture.appendHex(shape.data, of: window, at: unmapped)
      value.isWanted = true
    } else if valueInterest > .lent {
      gather(line, shape)
      value.isWanted = true
    }
    pending = value
    advance(behind: line)
  }

  /// Begins to gather a value that was asked for.
  private mutating func gather(_ line: Line, _ shape: borrowing ValueShape) {
    wanted.capture = ValueCapture(isMapped: valueInterest == .mapped)
    wanted.name = name(shape)
    wanted.nameRange = sourceRange(nameAsWritten(shape), in: line)
    wanted.dataStart = sourceRange(shape.data, in: line)
    let at = locator(shape.data.lowerBound, position(shape.data.lowerBound, in: line))
    wanted.capture.appendHex(shape.data, of: window, at: at)
    if valueInterest == .mapped { wanted.capture.lines = [excerpt(line, around: line.start..<line.end)] }
    wanted.capture.appendWritten(line.start..<line.next, of: window)
  }

  /// Reads a line behind one that ends in `\`.
  mutating func continueValue(_ line: Line) throws(ReadError) {
    let first = ASCII.skipBlanks(window.units.span, line.start, line.end)
    if pending?.isChecked == true, checked(line, first) { return }
    if pending?.isLost == true { return try continueLost(line, first) }
    let isWanted = pending?.isWanted == true
    if isWanted {
      wanted.capture.appendWritten(line.start..<line.next, of: window)
    }
    if first == line.end || window.units[first] == ASCII.semicolon { return advance(behind: line) }
    guard ASCII.hexDigit(window.units[first]) != nil else {
      return loseWithLine(line, .brokenContinuation, first..<line.end)
    }
    let outcome = HexLine.parse(window.units.span, first, line.end)
    if case .fault(let fault, let at) = outcome { return loseWithLine(line, fault, at) }
    if isWanted {
      let at = valueInterest == .lent ? unmapped : locator(first, position(first, in: line))
      wanted.capture.appendHex(first..<line.end, of: window, at: at)
      if wanted.capture.isMapped { wanted.capture.lines.append(excerpt(line, around: line.start..<line.end)) }
      try checkLength()
    }
    if outcome == .continues { return advance(behind: line) }
    guard let value = pending else { return }
    pending = nil
    let last = valueInterest > .lent ? (window.offset(line.end), position(line.end, in: line)) : nil
    advance(behind: line)
    end(value, at: window.offset(line.next), last)
  }

  /// Stops at more data than is held in memory.
  func checkLength() throws(ReadError) {
    guard let line = pending?.line, wanted.capture.bytes.count > ReaderLimits.valueBytes else { return }
    throw .valueTooLarge(line: line, limit: ReaderLimits.valueBytes)
  }

  /// Passes over a sound line of a list that nobody asked for; false where there is more to do.
  private mutating func checked(_ line: Line, _ first: Int) -> Bool {
    guard first < line.end, ASCII.hexDigit(window.units[first]) != nil else { return false }
    switch HexLine.parse(window.units.span, first, line.end) {
    case .continues:
      advance(behind: line)
      return true
    case .complete where pending?.duplicate.isEmpty == true:
      advance(behind: line)
      let offset = window.offset(line.next)
      if pending?.isNoted == true { names.endLast(at: offset) }
      if wantsStatements, let value = pending {
        handler.statement(Statement(kind: .value, bytes: value.offset..<offset, line: value.line))
      }
      pending = nil
      return true
    default: return false
    }
  }

  /// `last` is where the text of its last line ends, which is asked for where the value is told with its places.
  private mutating func end(
    _ value: PendingValue, at offset: Int, _ last: (offset: Int, position: SourcePosition)?
  ) {
    for problem in value.duplicate { handler.problem(problem) }
    if value.isNoted { names.endLast(at: offset) }
    if wantsStatements { handler.statement(Statement(kind: .value, bytes: value.offset..<offset, line: value.line)) }
    guard value.isWanted else { return }
    let capture = wanted.capture
    wanted.capture = ValueCapture(isMapped: false)
    if valueInterest == .lent {
      return lend(LentValue(form: .hex, type: value.type, line: value.line), capture)
    }
    guard let name = wanted.name, let nameRange = wanted.nameRange, var dataRange = wanted.dataStart, let last else {
      return
    }
    dataRange.bytes = dataRange.bytes.lowerBound..<last.offset
    dataRange.end = last.position
    var result = RegistryValue(
      name: name, nameRange: nameRange, form: .hex, type: value.type, data: [], dataRange: dataRange,
      bytes: value.offset..<offset, line: value.line, text: nil, lines: capture.lines, addedBytes: 0)
    finishHex(&result, capture)
    handler.value(result)
  }

  /// The name of a value that somebody asked for.
  private func name(_ value: PendingValue) -> String? {
    guard value.isWanted else { return nil }
    return valueInterest == .lent ? UTF16Text.string(lentName) : wanted.name
  }

  /// A value that ends in a line that does not go on with it: both are lost.
  private mutating func loseWithLine(_ line: Line, _ fault: DataFault, _ at: Range<Int>) {
    guard let value = pending else { return }
    pending = nil
    if value.isNoted { names.forgetLast() }
    tell(.malformedData(fault), at, in: line, valueName: name(value))
    let bytes = value.offset..<window.offset(line.next)
    if wantsStatements { handler.statement(Statement(kind: .malformed, bytes: bytes, line: value.line)) }
    advance(behind: line)
    if fault != .brokenContinuation { skipsRest(behind: line) }
  }

  /// After a lost value: lines that look like more of its bytes are skipped with it, the first other one is read.
  private mutating func continueLost(_ line: Line, _ first: Int) throws(ReadError) {
    guard HexLine.looksLikeBytes(window.units.span, first, line.end) else {
      pending = nil
      return try read(line)
    }
    pass(line, .malformed)
  }

  /// The file ends while a value goes on: regedit takes what there is.
  mutating func endPendingAtEndOfFile() {
    guard let value = pending else { return }
    pending = nil
    if value.isLost { return }
    let here = endPosition
    if !isCut { tellAt(.truncated(.insideContinuation), offset: window.offset(cursor), here, value: name(value)) }
    end(value, at: window.offset(cursor), (window.offset(cursor), here))
  }
}
