import Parallel

/// How a large file is read by several threads.
package struct ReadAhead: Sendable {
  /// In order, by the thread that asks.
  package static let none = ReadAhead(threads: 1)

  /// How many threads read.
  package var threads: Int
  /// Whether it is read in blocks by one thread too: then a handler is told what was passed over.
  package var isInBlocks = false
  /// The least size of a file that is read so, in bytes: a smaller one is read in the time that starting threads takes.
  package var leastBytes = 8 << 20
  /// The least size of a block, in bytes: it is worth a thread's while.
  package var blockBytes = 1 << 20
  /// Where reading ahead may begin, in bytes: by then header and encoding are known.
  package var firstByte = 64 << 10
  /// What a handler of the same kind was told to be quiet, by ``RegistryHandler/passed(_:)``, of bytes that are the same now:
  /// it is passed over as it was.
  package var known = QuietStretches()

  /// Reads on so many threads.
  package init(threads: Int) { self.threads = threads }

  func isWorthwhile(for source: any ByteSource) -> Bool {
    (threads > 1 || isInBlocks) && (source.expectedSize ?? 0) >= leastBytes
  }
}

/// What the reader of a block has to know of the file before it.
struct BlockContext: Equatable, Sendable {
  /// The number of its first line.
  var line: Int
  var header: RegistryHeader
  var encoding: TextEncoding
  var choice: EncodingChoice
  var hasSeenNonASCII: Bool
  var toldNonASCII: Bool
  /// The encoding in which regedit reads the bytes.
  var stored: TextEncoding

  /// Whether a quiet block reads the same behind both: the number of its line is nothing to it.
  func isAlike(_ other: BlockContext) -> Bool {
    var other = other
    other.line = line
    return self == other
  }
}

/// A stretch of the file from one heading to another.
struct AheadBlock: Sendable {
  var bytes: Range<Int>
  /// The number of its first line, as far as it is told.
  var firstLine = 0
  /// Its lines; nil where something in it has to be told in its turn or depends on what stands before.
  var lines: LineCounts?
  /// What its handler has told; nil where there is nothing to tell.
  var told: (any Sendable)?
}

/// Reads ahead: finds blocks that are quiet, in which nothing was asked for and nothing is wrong, and has the others told to
/// handlers of their own where there are such. The reader passes over those and reads what is left itself, so that all is
/// told once and in order.
struct BlocksAhead {
  /// How many blocks are judged at a time: so many that threads seldom wait for the last one.
  private static let round = 64
  /// How many for each thread where all of them are told, and how many at most: what is told waits in memory.
  private static let toldRound = 4
  private static let mostTold = 32
  /// How far a heading is looked for behind the least size of a block, in bytes.
  private static let searchBytes = 256 << 10
  /// How much is read at first to look for one, in text units.
  private static let searchUnits = 2 << 10

  private let size: Int
  private let part: @Sendable (Range<Int>) -> any ByteSource
  private let ahead: ReadAhead
  private let round: Int
  private let isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)?
  private let blockHandler: (@Sendable () -> any BlockHandler)?
  /// What is known to be quiet, and not passed yet; nil before the first is looked for.
  private var known: ArraySlice<QuietStretch>?
  /// Judged, and not passed yet.
  private var judged: ArraySlice<AheadBlock> = []
  /// Whether no block begins behind those.
  private var isExhausted = false

  /// Nil where `handler` wants everything in its turn.
  init?(_ file: any PlacedBytes, _ ahead: ReadAhead, for handler: any RegistryHandler) {
    isOfInterest = handler.isOfInterest
    blockHandler = handler.blockHandler
    guard isOfInterest != nil || blockHandler != nil, !handler.wantsStatements else { return nil }
    round = isOfInterest != nil ? Self.round : min(Self.toldRound * ahead.threads, Self.mostTold)
    size = file.expectedSize ?? 0
    part = file.part
    self.ahead = ahead
  }

  /// The block that begins at `offset`; nil where none is known to begin there.
  mutating func next(at offset: Int, in context: BlockContext) throws(ReadError) -> AheadBlock? {
    judged = judged.drop { $0.bytes.lowerBound < offset }
    if judged.isEmpty { try judge(from: offset, in: context) }
    guard let first = judged.first, first.bytes.lowerBound == offset else { return nil }
    return judged.removeFirst()
  }

  /// From where on to ask for the next block when the bytes before `offset` are passed.
  func edge(behind offset: Int) -> Int {
    if let first = judged.first(where: { $0.bytes.lowerBound >= offset }) { return first.bytes.lowerBound }
    return isExhausted ? .max : offset
  }

  private mutating func judge(from offset: Int, in context: BlockContext) throws(ReadError) {
    var found: [AheadBlock] = []
    var start = try nextStart(from: offset, in: context)
    while let first = start, found.count < round {
      if let stretch = known?.first, stretch.bytes.lowerBound == first, stretch.context.isAlike(context) {
        found.append(AheadBlock(bytes: stretch.bytes, lines: stretch.lines))
        start = stretch.bytes.upperBound
      } else {
        start = try nextStart(from: first + ahead.blockBytes, in: context)
        if let start { found.append(AheadBlock(bytes: first..<start)) }
      }
    }
    isExhausted = start == nil
    let blocks = quiet(found, in: context)
    judged = (blockHandler.map { told(blocks, from: offset, in: context, to: $0) } ?? blocks)[...]
  }

  /// The blocks, of which the quiet ones have their lines.
  private func quiet(_ blocks: [AheadBlock], in context: BlockContext) -> [AheadBlock] {
    guard let isOfInterest, blocks.contains(where: { $0.lines == nil }) else { return blocks }
    return ParallelMap.results(of: blocks, jobs: ahead.threads) { [part] block in
      guard block.lines == nil else { return block }
      return AheadBlock(
        bytes: block.bytes, lines: BlockReading.lines(of: block.bytes, part, context, QuietCheck(isOfInterest)))
    }
  }

  /// The blocks, of which those that were not quiet are told to handlers of their own.
  private func told(
    _ blocks: [AheadBlock], from offset: Int, in context: BlockContext,
    to blockHandler: @escaping @Sendable () -> any BlockHandler
  ) -> [AheadBlock] {
    guard blocks.contains(where: { $0.lines == nil }), let placed = placed(blocks, from: offset, in: context) else {
      return blocks
    }
    return ParallelMap.results(of: placed, jobs: ahead.threads) { [part] block in
      guard block.lines == nil else { return block }
      var (block, context) = (block, context)
      context.line = block.firstLine
      let handler = blockHandler()
      block.lines = BlockReading.lines(of: block.bytes, part, context, handler)
      if block.lines != nil { block.told = handler.endBlock() }
      return block
    }
  }

  /// The blocks with the numbers of their first lines.
  private func placed(_ blocks: [AheadBlock], from offset: Int, in context: BlockContext) -> [AheadBlock]? {
    guard let first = blocks.first else { return nil }
    let before = AheadBlock(bytes: offset..<first.bytes.lowerBound)
    // What stands before each block: of the last one no count is needed.
    let counts = ParallelMap.results(of: [before] + blocks.dropLast(), jobs: ahead.threads) { [part] block in
      block.lines?.all ?? BlockReading.lineEnds(in: block.bytes, part, context)
    }
    var placed = blocks
    var line = context.line
    for (index, count) in counts.enumerated() {
      guard let count else { return nil }
      line += count
      placed[index].firstLine = line
    }
    return placed
  }

  /// Where a block may begin from `offset` on: at a heading, or where that begins which is known.
  private mutating func nextStart(from offset: Int, in context: BlockContext) throws(ReadError) -> Int? {
    let all = if let known { known } else { try knownBetweenHeadings(in: context) }
    let rest = all.drop { $0.bytes.lowerBound < offset }
    known = rest
    let start = rest.first?.bytes.lowerBound
    guard let heading = try nextHeading(from: offset, to: start ?? size, in: context) else { return start }
    return min(heading, start ?? heading)
  }

  /// What is known, where headings still stand before and behind it.
  private func knownBetweenHeadings(in context: BlockContext) throws(ReadError) -> ArraySlice<QuietStretch> {
    var sound: ArraySlice<QuietStretch> = []
    for stretch in ahead.known.all {
      let (start, end) = (stretch.bytes.lowerBound, stretch.bytes.upperBound)
      guard end < size, try heading(from: start, in: context) == start else { continue }
      if try heading(from: end, in: context) == end { sound.append(stretch) }
    }
    return sound
  }

  /// A heading from `offset` on, looked for up to `end`; nil where there seems to be none: not every line is looked at.
  private func nextHeading(from offset: Int, to end: Int, in context: BlockContext) throws(ReadError) -> Int? {
    for from in stride(from: offset, to: end, by: ahead.blockBytes) {
      if let heading = try heading(from: from, in: context) { return heading }
    }
    return nil
  }

  /// The first line from `offset` on, or a little behind it, that opens a key of a known root; nil where there is none near.
  private func heading(from offset: Int, in context: BlockContext) throws(ReadError) -> Int? {
    // A unit before it may be the end of the line before.
    let from = max(offset - context.encoding.unitSize, 0)
    var source = part(from..<min(from + Self.searchBytes, size))
    var window = TextWindow(
      context.encoding, at: from, hasSeenNonASCII: true, choice: context.choice, room: Self.searchUnits)
    var line = 0
    while true {
      while let end = window.lineFeed(from: line) {
        line = end + 1
        if let next = window.lineFeed(from: line), window.opensKey(line..<next) { return window.offset(line) }
      }
      if window.isAtEnd { return nil }
      // The line may go on behind what is in memory: it is looked at again with the line end before it.
      try window.fill(from: &source, keeping: max(line - 1, 0), line: 1)
      line = 0
    }
  }
}

extension TextWindow {
  /// The index of the first LF from `start` on.
  fileprivate func lineFeed(from start: Int) -> Int? {
    let index = units.span.firstIndex(of: LineScan.lineFeed, in: start..<end)
    return index < end ? index : nil
  }

  /// Whether the line is a heading that leaves nothing of what stood before it, and of whose characters nothing is told:
  /// that would be told with the key before it.
  fileprivate func opensKey(_ line: Range<Int>) -> Bool {
    let units = units.span
    guard !line.isEmpty, units[line.lowerBound] == ASCII.openBracket else { return false }
    let text = LineScan.scan(units, from: line.lowerBound, to: line.upperBound)
    // A CR that is not the last character ends the line before the LF does.
    guard text.end + 1 >= line.upperBound else { return false }
    if text.isUnusual, !self.units[line.lowerBound..<text.end].allSatisfy(isQuiet) { return false }
    let shape = KeyGrammar.parse(units, line.lowerBound, text.end)
    guard shape.outcome == .key else { return false }
    return KeyGrammar.root(units, shape.path) != nil
  }

  /// Whether nothing is told of a character itself. In 8-bit text one beyond ASCII may show the encoding.
  private func isQuiet(_ unit: UInt16) -> Bool {
    if unit >= 0x80 { return encoding.isUTF16 && unit & 0xF800 != 0xD800 }
    return unit >= 0x20 && unit != 0x7F
  }
}
