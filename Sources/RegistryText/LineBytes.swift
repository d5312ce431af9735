/// The lines of a file as bytes, their line ends included.
struct LineBytes {
  /// A line.
  struct Line {
    /// Where it begins in the file.
    var start: Int
    /// Its bytes.
    var bytes: [UInt8]
    /// The first byte of the file behind it.
    var end: Int { start + bytes.count }
  }

  private var blocks: ByteBlocks
  private var block: ArraySlice<UInt8> = []
  private let unitSize: Int
  /// Which byte of a unit is its low one.
  private let lowByte: Int
  private var start = 0
  private var number = 1

  /// Reads lines of text in `encoding`.
  init(_ source: any ByteSource, _ encoding: TextEncoding) {
    blocks = ByteBlocks(source)
    unitSize = encoding.unitSize
    if case .utf16BE = encoding { lowByte = 1 } else { lowByte = 0 }
  }

  /// The next line; nil at the end. The last line may lack its line end.
  mutating func next() throws(ReadError) -> Line? {
    var line = Line(start: start, bytes: [])
    var hasReturn = false
    while let unit = try peek() {
      if hasReturn, unit != LineScan.lineFeed { break }
      take(into: &line.bytes)
      if unit == LineScan.lineFeed { break }
      hasReturn = unit == LineScan.carriageReturn
      if line.bytes.count > ReaderLimits.lineUnits * unitSize {
        throw .lineTooLong(line: number, limit: ReaderLimits.lineUnits)
      }
    }
    start = line.end
    number += 1
    return line.bytes.isEmpty ? nil : line
  }

  /// The next unit; half a one at the end of the file is 0.
  private mutating func peek() throws(ReadError) -> UInt16? {
    while block.count < unitSize {
      let more = try blocks.next()
      if more.isEmpty { return block.isEmpty ? nil : 0 }
      block = block.isEmpty ? more : block + more
    }
    let low = block[block.startIndex + lowByte]
    guard unitSize == 2 else { return UInt16(low) }
    return UInt16(low) | UInt16(block[block.startIndex + 1 - lowByte]) << 8
  }

  private mutating func take(into bytes: inout [UInt8]) {
    let unit = block.prefix(unitSize)
    bytes += unit
    block = block.dropFirst(unit.count)
  }
}
