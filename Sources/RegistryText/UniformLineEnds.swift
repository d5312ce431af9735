/// A text whose lines all end in one way.
struct UniformLineEnds: RewrittenPieces {
  private var blocks: ByteBlocks
  private let end: [UInt8]
  private let unitSize: Int
  /// Which byte of a unit is its low one.
  private let lowByte: Int
  /// Half a unit from the block before.
  private var half: UInt8?
  /// Whether the unit before was a CR, of which nothing has been written.
  private var hasReturn = false

  init(_ source: any ByteSource, _ end: LineEnd, _ encoding: TextEncoding) {
    blocks = ByteBlocks(source)
    self.end = encoding.bytes(of: end.units) ?? []
    unitSize = encoding.unitSize
    if case .utf16BE = encoding { lowByte = 1 } else { lowByte = 0 }
  }

  mutating func append(to bytes: inout [UInt8]) throws(ReadError) -> Bool {
    let block = try blocks.next()
    guard !block.isEmpty else {
      if hasReturn { bytes += end }
      if let half { bytes.append(half) }
      return false
    }
    for byte in block {
      if unitSize == 1 {
        take(UInt16(byte), [byte, nil], &bytes)
      } else if let first = half {
        half = nil
        let (low, high) = lowByte == 0 ? (first, byte) : (byte, first)
        take(UInt16(high) << 8 | UInt16(low), [first, byte], &bytes)
      } else {
        half = byte
      }
    }
    return true
  }

  private mutating func take(_ unit: UInt16, _ written: InlineArray<2, UInt8?>, _ bytes: inout [UInt8]) {
    let isPair = hasReturn && unit == LineScan.lineFeed
    if hasReturn { bytes += end }
    hasReturn = unit == LineScan.carriageReturn
    if isPair || hasReturn { return }
    if unit == LineScan.lineFeed {
      bytes += end
    } else {
      if let first = written[0] { bytes.append(first) }
      if let second = written[1] { bytes.append(second) }
    }
  }
}
