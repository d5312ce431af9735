/// Reads one block.
enum BlockReading {
  /// Tells a block that begins and ends with a heading to `handler`, and gives its lines; nil where something in it has to be
  /// told in its turn or depends on what stands before.
  static func lines(
    of bytes: Range<Int>, _ part: (Range<Int>) -> any ByteSource, _ context: BlockContext, _ handler: any BlockHandler
  ) -> LineCounts? {
    let source = UntilHeard(source: part(bytes), handler: handler)
    var reader = RegistryReader(source, at: bytes.lowerBound, in: context, handler: handler)
    do { try reader.readLines() } catch { return nil }
    // A file may shrink meanwhile. Text that shows the encoding is for the one who reads the file to judge.
    guard handler.isQuiet, reader.isBetweenStatements, !reader.isStopped,
      reader.window.offset(reader.cursor) == bytes.upperBound,
      reader.window.hasSeenNonASCII == context.hasSeenNonASCII
    else { return nil }
    let facts = reader.facts
    return LineCounts(all: reader.lineNumber - context.line, crlf: facts.crlf, lf: facts.lf, cr: facts.cr)
  }

  /// How many lines end in `bytes`, found without reading what stands between; nil where they cannot be read.
  static func lineEnds(
    in bytes: Range<Int>, _ part: (Range<Int>) -> any ByteSource, _ context: BlockContext
  ) -> Int? {
    var source = part(bytes)
    var window = TextWindow(
      context.encoding, at: bytes.lowerBound, hasSeenNonASCII: true, choice: context.choice)
    var count = 0
    var isBehindReturn = false
    repeat {
      do { try window.fill(from: &source, keeping: window.end, line: 1) } catch { return nil }
      let units = window.units.span
      var index = 0
      while index < window.end {
        let next = LineScan.skipPrintable(units, from: index, to: window.end)
        if next > index { isBehindReturn = false }
        guard next < window.end else { break }
        let unit = units[next]
        if unit == LineScan.carriageReturn || unit == LineScan.lineFeed && !isBehindReturn { count += 1 }
        isBehindReturn = unit == LineScan.carriageReturn
        index = next + 1
      }
    } while !window.isAtEnd
    return count
  }
}

/// A source that ends as soon as something came that is not for its handler: the rest of the block is not worth reading.
private struct UntilHeard: ByteSource {
  var source: any ByteSource
  let handler: any BlockHandler

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    handler.isQuiet ? try source.read(into: buffer) : 0
  }
}

extension RegistryReader {
  /// Whether nothing is open that the next statement would go on with.
  var isBetweenStatements: Bool {
    pending == nil && directives.isEmpty && directiveTarget == nil && !isHeadless && !importsNothing
      && (facts.header == .version5 || facts.header == .version4)
  }

  /// Passes over the blocks from here on that have been read.
  mutating func passBlocks() throws(ReadError) {
    let start = window.offset(cursor)
    var end = start
    while isBetweenStatements {
      let context = context
      guard let block = try blocks?.next(at: end, in: context), take(block) else { break }
      end = block.bytes.upperBound
    }
    blockEdge = blocks?.edge(behind: end + 1) ?? .max
    guard end > start, var file = source as? any PlacedBytes else { return }
    try file.skip(to: end)
    source = file
    keepHeldText()
    window.restart(at: end)
    cursor = 0
  }

  private mutating func take(_ block: AheadBlock) -> Bool {
    guard let lines = block.lines else { return false }
    if let told = block.told, block.firstLine != lineNumber || !handler.take(told) { return false }
    lineNumber += lines.all
    facts.crlf += lines.crlf
    facts.lf += lines.lf
    facts.cr += lines.cr
    if block.told == nil { handler.passed(QuietStretch(bytes: block.bytes, lines: lines, context: context)) }
    return true
  }

  private var context: BlockContext {
    BlockContext(
      line: lineNumber, header: facts.header, encoding: window.encoding, choice: choice,
      hasSeenNonASCII: window.hasSeenNonASCII, toldNonASCII: toldNonASCII, stored: stored.encoding)
  }
}
