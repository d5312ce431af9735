import RegistryText

/// Bytes that were looked at, and those behind them.
struct PeekedBytes: ByteSource {
  var head: [UInt8]
  var rest: any ByteSource

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    guard !head.isEmpty else { return try rest.read(into: buffer) }
    let count = min(buffer.count, head.count)
    buffer.copyBytes(from: head[..<count])
    head.removeFirst(count)
    return count
  }
}
