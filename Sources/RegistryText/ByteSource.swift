/// Where the bytes of an export come from.
package protocol ByteSource {
  /// Fills the front of `buffer` with the next bytes and says how many; 0 is the end. May give fewer than fit.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
  /// How many bytes there are, where that is known: memory for no more is set aside.
  var expectedSize: Int? { get }
}

extension ByteSource {
  /// Not known.
  package var expectedSize: Int? { nil }
}

/// Bytes that can be read out of order too, and from several threads at once. How many there are is known.
package protocol PlacedBytes: ByteSource {
  /// Gives the bytes of a range, on any thread, as long as this source lives.
  var part: @Sendable (Range<Int>) -> any ByteSource { get }
  /// Goes on reading at `offset`.
  mutating func skip(to offset: Int) throws(ReadError)
}

/// Bytes that are in memory already, handed out in pieces of at most `step` bytes.
package struct MemoryBytes: PlacedBytes {
  private let bytes: [UInt8]
  private let step: Int
  private var next = 0

  package var expectedSize: Int? { bytes.count }

  /// Reads `bytes`; a small `step` makes the reader meet every boundary (for tests).
  package init(_ bytes: [UInt8], step: Int = .max) {
    self.bytes = bytes
    self.step = step
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = min(buffer.count, step, bytes.count - next)
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: bytes[next..<next + count])
    next += count
    return count
  }

  package var part: @Sendable (Range<Int>) -> any ByteSource {
    { [bytes, step] range in MemoryBytes(Array(bytes[range]), step: step) }
  }

  package mutating func skip(to offset: Int) { next = offset }
}
