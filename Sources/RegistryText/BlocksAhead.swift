import Parallel

/// How a large file is read by several threads.
package struct ReadAhead: Sendable {
  /// How many threads read.
  package var threads: Int
  /// The least size of a block, in bytes: it is worth a thread's while.
  package var blockBytes = 1 << 20
  /// Where reading ahead may begin, in bytes: by then header and encoding are known.
  package var firstByte = 64 << 10

  /// Reads on so many threads.
  package init(threads: Int) { self.threads = threads }
}

/// What the reader of a block has to know of the file before it.
struct BlockContext: Sendable {
  var header: RegistryHeader
  var encoding: TextEncoding
  var choice: EncodingChoice
  var hasSeenNonASCII: Bool
  var toldNonASCII: Bool
  /// The encoding in which regedit reads the bytes.
  var stored: TextEncoding
}

/// A stretch of the file from one heading to another.
struct AheadBlock: Sendable {
  var bytes: Range<Int>
  /// Its lines; nil where something in it has to be told or depends on what stands before.
  var lines: LineCounts?
}

/// Lines by the way in which they end.
struct LineCounts: Sendable {
  var all: Int
  var crlf: Int
  var lf: Int
  var cr: Int
}

/// Reads ahead to find blocks that are quiet: nothing in them was asked for, and nothing is wrong with them. The reader
/// passes over those and reads the others itself, so that all is told once, in order, and by one reader.
struct BlocksAhead {
  /// How many blocks are judged at a time: so many that threads seldom wait for the last one.
  private static let round = 64
  /// How far a heading is looked for behind the least size of a block, in bytes.
  private static let searchBytes = 256 << 10
  /// How much is read at first to look for one, in text units.
  private static let searchUnits = 2 << 10

  private let size: Int
  private let part: @Sendable (Range<Int>) -> any ByteSource
  private let ahead: ReadAhead
  private let isOfInterest: @Sendable (borrowing Span<UInt16>) -> Bool
  /// Judged, and not passed yet.
  private var judged: ArraySlice<AheadBlock> = []
  /// Whether no block begins behind those.
  private var isExhausted = false

  init(
    _ file: any PlacedBytes, _ ahead: ReadAhead, _ isOfInterest: @escaping @Sendable (borrowing Span<UInt16>) -> Bool
  ) {
    size = file.expectedSize ?? 0
    part = file.part
    self.ahead = ahead
    self.isOfInterest = isOfInterest
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
    var stretches: [Range<Int>] = []
    var start = try nextHeading(from: offset, in: context)
    while let first = start, stretches.count < Self.round {
      start = try nextHeading(from: first + ahead.blockBytes, in: context)
      if let start { stretches.append(first..<start) }
    }
    isExhausted = start == nil
    judged =
      ParallelMap.results(of: stretches, jobs: ahead.threads) { [part, isOfInterest] bytes in
        AheadBlock(bytes: bytes, lines: QuietCheck.lines(part, bytes, context, isOfInterest))
      }[...]
  }

  /// A heading behind `offset`; nil where there seems to be none: not every line is looked at.
  private func nextHeading(from offset: Int, in context: BlockContext) throws(ReadError) -> Int? {
    for from in stride(from: offset, to: size, by: ahead.blockBytes) {
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
    let units = units.span
    var index = start
    while index < end, units[index] != LineScan.lineFeed { index += 1 }
    return index < end ? index : nil
  }

  /// Whether the line is a heading that leaves nothing of what stood before it.
  fileprivate func opensKey(_ line: Range<Int>) -> Bool {
    let units = units.span
    guard !line.isEmpty, units[line.lowerBound] == ASCII.openBracket else { return false }
    let shape = KeyGrammar.parse(units, line.lowerBound, line.upperBound)
    guard shape.outcome == .key else { return false }
    return RootKey.named(units, shape.path.lowerBound..<KeyGrammar.rootEnd(units, shape.path)) != nil
  }
}
