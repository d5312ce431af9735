/// Reads an export as a stream, line by line, the way regedit does: nothing stops it but the end of the file, and what
/// regedit would skip is told and kept. Memory does not grow with the file.
package struct RegistryReader: ~Copyable {
  /// One line of the window: its text without the line end, and where the next line begins.
  struct Line {
    var start: Int
    var end: Int
    var next: Int
    var isUnusual: Bool
    /// Whether it takes in several lines of the file: a string that runs over line ends.
    var isSeveral = false

    /// Lets the line and the file end at `nul`.
    mutating func cut(at nul: Int) {
      end = nul
      next = nul
    }
  }

  /// The heading that values belong to.
  enum Place: Equatable {
    case beforeFirstKey
    case open
    case afterDeletion
    /// A skipped heading: values go to the key that is still open.
    case landsInPrevious
    /// A skipped heading that leaves no key open.
    case afterSkipped
    /// A heading whose values are dropped, which has been told.
    case dropped
  }

  /// A value whose list of bytes goes on.
  struct PendingValue {
    var offset: Int
    var line: Int
    var type: UInt32
    /// Whether it was asked for, and is gathered in ``wanted``; else its bytes are checked only.
    var isWanted = false
    /// Whether its name has been noted.
    var isNoted = false
    /// That the name stands twice, to be told when the value turns out to be whole.
    var duplicate: [Problem] = []
    /// Whether what goes on is the rest of a value that is lost already.
    var isLost = false

    var isChecked: Bool { !isWanted && !isLost }
  }

  /// What is gathered of a value whose list of bytes goes on.
  struct WantedValue {
    var capture: ValueCapture
    var name: String?
    var nameRange: SourceRange?
    var dataStart: SourceRange?
  }

  var source: any ByteSource
  let handler: any RegistryHandler
  let choice: EncodingChoice
  var window: TextWindow
  var facts: FileFacts
  /// The index of the next unread unit.
  var cursor = 0
  /// The number of the next line.
  var lineNumber = 1
  var place = Place.beforeFirstKey
  /// Whether the next value outside of a key is to be told.
  var tellsOutside = true
  /// The path of the open key, as written.
  var keyText = HeldText()
  var isKeyImported = false
  /// Whether the open key has a root that regedit knows.
  var isRootKnown = false
  var interest = Interest.none
  /// What is wanted of the value that is being read.
  var valueInterest = Interest.none
  var pending: PendingValue?
  /// What is gathered of ``pending`` where that was asked for.
  var wanted = WantedValue(capture: ValueCapture(isMapped: false))
  /// The name of the value that is lent.
  var lentName: [UInt16] = []
  /// The memory that data is lent in.
  var lentData: [UInt8] = []
  var names = NameLedger()
  /// Whether there has been no header and no heading: nothing is told of such text but that.
  var isHeadless = false
  /// Whether regedit imports nothing of the file because of its first line.
  var importsNothing = false
  /// Whether the rest of the file is not read by regedit.
  var isStopped = false
  /// Whether it is a NUL that stopped it.
  var isCut = false
  var shown: TextDecoder
  var stored: TextDecoder
  var toldNonASCII = false
  /// Comments to deskheap whose statement has not ended yet.
  var directives: [Directive] = []
  /// Where the statement of ``directives`` begins, once it has.
  var directiveTarget: Int?
  let wantsStatements: Bool
  /// What was found by reading ahead; nil where nothing is read ahead.
  var blocks: BlocksAhead?
  /// The byte from which on reading ahead helps.
  var blockEdge = Int.max

  /// Reads all of `source` and hands what it finds to `handler`. Blocks of a large file are read on several threads where the
  /// handler lets them be looked at out of order: what it gets is the same.
  package static func read(
    _ source: any ByteSource, ahead: ReadAhead = .none, choice: EncodingChoice = .automatic,
    handler: any RegistryHandler
  ) throws(ReadError) -> FileFacts {
    var reader = try RegistryReader(source, choice, handler)
    if ahead.isWorthwhile(for: source), let file = source as? any PlacedBytes {
      reader.blocks = BlocksAhead(file, ahead, for: handler)
    }
    if reader.blocks != nil { reader.blockEdge = ahead.firstByte }
    try reader.run()
    return reader.facts
  }

  /// A reader of a stretch of a file that begins with a heading.
  init(_ source: any ByteSource, at offset: Int, in context: BlockContext, handler: any RegistryHandler) {
    self.source = source
    self.handler = handler
    choice = context.choice
    wantsStatements = false
    window = TextWindow(
      context.encoding, at: offset, hasSeenNonASCII: context.hasSeenNonASCII, choice: context.choice)
    facts = FileFacts(header: context.header, headerText: "", encoding: context.encoding)
    shown = TextDecoder(context.encoding)
    stored = TextDecoder(context.stored)
    toldNonASCII = context.toldNonASCII
    lineNumber = context.line
  }

  private init(_ source: any ByteSource, _ choice: EncodingChoice, _ handler: any RegistryHandler) throws(ReadError) {
    self.source = source
    self.choice = choice
    self.handler = handler
    wantsStatements = handler.wantsStatements
    window = try TextWindow(&self.source, choice: choice)
    facts = FileFacts(header: .unknown, headerText: "", encoding: window.encoding)
    shown = TextDecoder(window.encoding)
    stored = shown
  }

  private mutating func run() throws(ReadError) {
    try header()
    try readLines()
    try finish()
  }

  mutating func readLines() throws(ReadError) {
    while !isStopped {
      if window.offset(cursor) >= blockEdge { try passBlocks() }
      guard let line = try nextLine() else { return }
      if isHeadless, window.offset(line.start) > ReaderLimits.headlessBytes { return }
      try process(line)
    }
  }

  @inline(__always)
  private mutating func process(_ line: Line) throws(ReadError) {
    if line.isUnusual { try processUnusual(line) } else { try read(line) }
  }

  private mutating func processUnusual(_ line: Line) throws(ReadError) {
    guard let nul = inspect(line) else { return try read(line) }
    stopAtNUL()
    var front = line
    front.cut(at: nul)
    if front.start < front.end { try read(front) }
    tell(.controlCharacter(0), nul..<nul + 1, in: line)
  }

  /// Reads a line whose characters have been looked at.
  @inline(__always)
  mutating func read(_ line: Line) throws(ReadError) {
    if pending != nil {
      try continueValue(line)
    } else if facts.header == .windows31 {
      windows31(line)
    } else {
      try statement(line)
    }
  }

  @inline(__always)
  private mutating func statement(_ line: Line) throws(ReadError) {
    let first = ASCII.skipBlanks(window.units.span, line.start, line.end)
    if !directives.isEmpty { noteStatement(line, first) }
    guard first < line.end else { return pass(line, .blank) }
    switch window.units[first] {
    case ASCII.semicolon, ASCII.hash: comment(line, first)
    case ASCII.openBracket: key(line, first)
    case ASCII.quote, ASCII.at: try value(line, first)
    default: unrecognised(line, first)
    }
  }

  private mutating func unrecognised(_ line: Line, _ first: Int) {
    let header = RegistryHeader.parse(window.units.span, line.start, line.end).header
    if facts.header == .unknown, header == .version5 || header == .version4 {
      // The header stands further down: the file is refused, and has been told so; the rest is read as it means.
      facts.header = header
    } else {
      let isHeader = header != .unknown
      let isAssignment = window.units.span.firstIndex(of: ASCII.equals, in: first..<line.end) < line.end
      let fault: LineFault = isHeader ? .secondHeader : isAssignment ? .unquotedName : .unrecognised
      tell(.malformedLine(fault), first..<line.end, in: line)
    }
    pass(line, .malformed)
  }

  /// Goes on behind `line`, which is a statement of its own.
  @inline(__always)
  mutating func pass(_ line: Line, _ kind: Statement.Kind) {
    if wantsStatements { tellStatement(line, kind) }
    advance(behind: line)
  }

  /// Tells of a statement that begins on `line` and ends with it.
  func tellStatement(_ line: Line, _ kind: Statement.Kind) {
    let bytes = statementStart(line.start)..<window.offset(line.next)
    handler.statement(Statement(kind: kind, bytes: bytes, line: lineNumber))
  }

  /// The byte where the statement begins whose first unit stands at `index`: the byte order mark belongs to the first.
  func statementStart(_ index: Int) -> Int {
    index == 0 && lineNumber == 1 ? 0 : window.offset(index)
  }

  /// Goes on behind `line` and counts its end.
  @inline(__always)
  mutating func advance(behind line: Line) {
    cursor = line.next
    // Behind a NUL the line has not ended.
    if !isCut || line.next > line.end { lineNumber += 1 }
    switch line.next - line.end {
    case 2: facts.crlf += 1
    case 1 where window.units[line.end] == LineScan.lineFeed: facts.lf += 1
    case 1: facts.cr += 1
    default: break
    }
  }

  // MARK: Lines

  /// The next line, or `nil` at the end of the file.
  @inline(__always)
  mutating func nextLine() throws(ReadError) -> Line? {
    while true {
      if pending != nil { try passRegularLines() }
      if let line = line(from: cursor) { return line }
      if window.isAtEnd { return nil }
      try fill(keeping: cursor)
      cursor = 0
    }
  }

  /// The whole line at `start`, or `nil` when its end has not been read yet or nothing is left.
  @inline(__always)
  func line(from start: Int) -> Line? {
    let units = window.units.span
    let found = LineScan.scan(units, from: start, to: window.end)
    if found.end == window.end {
      guard window.isAtEnd, found.end > start else { return nil }
      return Line(start: start, end: found.end, next: found.end, isUnusual: found.isUnusual)
    }
    var next = found.end + 1
    if units[found.end] == LineScan.carriageReturn {
      if next == window.end, !window.isAtEnd { return nil }
      if next < window.end, units[next] == LineScan.lineFeed { next += 1 }
    }
    return Line(start: start, end: found.end, next: next, isUnusual: found.isUnusual)
  }

  mutating func fill(keeping start: Int) throws(ReadError) {
    let before = window.encoding
    keepHeldText()
    try window.fill(from: &source, keeping: start, line: lineNumber)
    guard window.encoding != before else { return }
    facts.encoding = window.encoding
    shown = TextDecoder(window.encoding)
  }

  /// Copies what is needed of the window, which will go on.
  mutating func keepHeldText() {
    names.keep(window)
    keyText.keep(window)
  }

  /// Passes over the lines of a list of bytes, as long as they look as regedit writes them, and takes the bytes of one that
  /// was asked for. Where their places are wanted too, the lines are read one by one.
  private mutating func passRegularLines() throws(ReadError) {
    let run: HexLine.Run
    if pending?.isWanted == true {
      if wanted.capture.isMapped { return }
      run = wanted.capture.appendRegular(cursor..<window.end, of: window)
      try checkLength()
    } else {
      if pending?.isLost == true { return }
      run = HexLine.regular(window.units.span, from: cursor, to: window.end)
    }
    cursor = run.end
    lineNumber += run.crlf + run.lf
    facts.crlf += run.crlf
    facts.lf += run.lf
  }

  // MARK: Beginning and end

  private mutating func header() throws(ReadError) {
    guard var line = try nextLine() else {
      isHeadless = true
      return tellAtStart(.unknownHeader(.empty))
    }
    if isDamaged(line) { return stopAtDamage(line) }
    let nul = firstNUL(line)
    if let nul { line.cut(at: nul) }
    let (header, fault) = RegistryHeader.parse(window.units.span, line.start, line.end)
    facts.header = header
    facts.headerText = String(shown.string(window.units.span, line.start..<min(line.end, line.start + 256)).prefix(128))
    isHeadless = header == .unknown
    importsNothing = header == .unknown || header == .importsNothing
    tellEncoding(line)
    if let fault { tellHeader(fault, line) }
    if header == .unknown, let first = firstUnit(line), first == ASCII.openBracket || first == ASCII.quote { return }
    if line.isUnusual { _ = inspect(line) }
    if let nul {
      tell(.controlCharacter(0), nul..<nul + 1, in: line)
      stopAtNUL()
      if line.start == line.end { return }
    }
    pass(line, header == .unknown ? .malformed : .header)
  }

  /// Behind a NUL regedit reads nothing.
  mutating func stopAtNUL() {
    isStopped = true
    isCut = true
  }

  private func firstUnit(_ line: Line) -> UInt16? {
    let first = ASCII.skipBlanks(window.units.span, line.start, line.end)
    return first < line.end ? window.units[first] : nil
  }

  /// Whether the header shows that line ends of UTF-16 were converted as bytes: behind the text stands a CR and
  /// `0A0D`, a unit that is half of one line end and half of another, or `0A00`.
  private func isDamaged(_ line: Line) -> Bool {
    guard window.encoding == .utf16LE(mark: true) else { return false }
    let length = RegistryHeader.text5.utf16.count
    guard window.end > line.start + length,
      ASCII.matches(window.units.span, line.start, window.end, "Windows Registry Editor Version 5.00")
    else { return false }
    let next = window.units[line.start + length]
    if next == 0x0A00 { return true }
    return next == LineScan.carriageReturn && line.start + length + 1 < window.end
      && window.units[line.start + length + 1] == 0x0A0D
  }

  private mutating func stopAtDamage(_ line: Line) {
    let length = RegistryHeader.text5.utf16.count
    facts.header = .version5
    facts.headerText = RegistryHeader.text5
    let cut = Line(start: line.start, end: line.start + length, next: line.start + length, isUnusual: false)
    tell(.damagedLineEnds, cut.start..<cut.end, in: cut)
    if wantsStatements {
      handler.statement(Statement(kind: .header, bytes: 0..<window.offset(cut.end), line: 1))
    }
    cursor = cut.end
    isStopped = true
  }

  /// Tells what can be told at the end only, and covers what has not been read.
  private mutating func finish() throws(ReadError) {
    if pending != nil { endPendingAtEndOfFile() }
    let start = statementStart(cursor)
    if isStopped || isHeadless { try drain() }
    facts.size = window.offset(window.end) + (window.hasOddByte ? 1 : 0)
    if window.hasOddByte, !isStopped, !isHeadless { tellOddByte() }
    handDirectives(endingAt: window.offset(cursor))
    if wantsStatements, facts.size > start {
      let isRest = isStopped || isHeadless
      handler.statement(Statement(kind: isRest ? .unread : .malformed, bytes: start..<facts.size, line: lineNumber))
    }
    facts.lines = isCut ? lineNumber : lineNumber - 1
    tellMixedLineEnds()
  }

  /// Reads to the end where someone wants to know where that is.
  private mutating func drain() throws(ReadError) {
    guard wantsStatements else { return }
    while !window.isAtEnd { try fill(keeping: window.end) }
  }
}
