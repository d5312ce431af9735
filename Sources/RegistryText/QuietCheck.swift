/// Reads a block to learn whether it has something to tell.
final class QuietCheck: RegistryHandler {
  let wantsStatements = false
  private let wants: @Sendable (borrowing Span<UInt16>) -> Bool
  private(set) var isQuiet = true

  private init(_ wants: @escaping @Sendable (borrowing Span<UInt16>) -> Bool) { self.wants = wants }

  /// The lines of a block that begins and ends with a heading; nil where it is not quiet.
  static func lines(
    _ part: (Range<Int>) -> any ByteSource, _ bytes: Range<Int>, _ context: BlockContext,
    _ isOfInterest: @escaping @Sendable (borrowing Span<UInt16>) -> Bool
  ) -> LineCounts? {
    let check = QuietCheck(isOfInterest)
    let source = UntilHeard(source: part(bytes), check: check)
    var reader = RegistryReader(source, at: bytes.lowerBound, in: context, handler: check)
    do { try reader.readLines() } catch { return nil }
    // A file may shrink meanwhile. Text that shows the encoding is for the one who reads the file to judge.
    guard check.isQuiet, reader.isBetweenStatements, !reader.isStopped,
      reader.window.offset(reader.cursor) == bytes.upperBound,
      reader.window.hasSeenNonASCII == context.hasSeenNonASCII
    else { return nil }
    let facts = reader.facts
    return LineCounts(all: reader.lineNumber - 1, crlf: facts.crlf, lf: facts.lf, cr: facts.cr)
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest {
    if wants(path) { isQuiet = false }
    return .none
  }

  func key(_ key: RegistryKey) { isQuiet = false }
  func value(_ value: RegistryValue) { isQuiet = false }
  func problem(_ problem: Problem) { isQuiet = false }
  func directive(_ directive: Directive) { isQuiet = false }
  func statement(_ statement: Statement) {}
}

/// A source that ends as soon as something was heard: the rest of the block is not worth reading.
private struct UntilHeard: ByteSource {
  var source: any ByteSource
  let check: QuietCheck

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    check.isQuiet ? try source.read(into: buffer) : 0
  }
}

extension RegistryReader {
  /// Whether nothing is open that the next statement would go on with.
  var isBetweenStatements: Bool {
    pending == nil && directives.isEmpty && directiveTarget == nil && !isHeadless && !importsNothing
      && (facts.header == .version5 || facts.header == .version4)
  }

  /// Passes over the quiet blocks from here on.
  mutating func passQuietBlocks() throws(ReadError) {
    let start = window.offset(cursor)
    var end = start
    let context = context
    while isBetweenStatements, let block = try blocks?.next(at: end, in: context), let lines = block.lines {
      lineNumber += lines.all
      facts.crlf += lines.crlf
      facts.lf += lines.lf
      facts.cr += lines.cr
      end = block.bytes.upperBound
    }
    blockEdge = blocks?.edge(behind: end + 1) ?? .max
    guard end > start, var file = source as? any PlacedBytes else { return }
    try file.skip(to: end)
    source = file
    window.restart(at: end)
    cursor = 0
  }

  private var context: BlockContext {
    BlockContext(
      header: facts.header, encoding: window.encoding, choice: choice, hasSeenNonASCII: window.hasSeenNonASCII,
      toldNonASCII: toldNonASCII, stored: stored.encoding)
  }
}
