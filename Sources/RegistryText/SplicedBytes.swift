package import Splices

/// The bytes of another source with splices applied on their way.
package struct SplicedBytes: ByteSource {
  private var source: any ByteSource
  private let splices: [Splice]
  private var next = 0
  /// How many bytes of the original have been read.
  private var position = 0
  private var coming: ArraySlice<UInt8> = []

  /// Applies `list` to `source`, which gives `size` bytes. Throws ``SpliceError/outside(splice:size:)``.
  package init(_ source: any ByteSource, applying list: SpliceList, size: Int) throws(SpliceError) {
    try list.check(size: size)
    self.source = source
    splices = list.splices
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    while coming.isEmpty {
      guard next < splices.count else { return try source.read(into: buffer) }
      let splice = splices[next]
      let isKept = position < splice.bytes.lowerBound
      let wanted = (isKept ? splice.bytes.lowerBound : splice.bytes.upperBound) - position
      if wanted > 0 {
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(wanted, buffer.count)])
        let count = try source.read(into: part)
        position += count
        if isKept || count == 0 { return count }
      } else {
        coming = splice.replacement[...]
        next += 1
      }
    }
    let part = coming.prefix(buffer.count)
    buffer.copyBytes(from: part)
    coming = coming.dropFirst(part.count)
    return part.count
  }
}

extension ByteSource {
  /// Hands all bytes on, block by block; gives their number.
  package consuming func copy<Failure: Error>(
    to sink: (ArraySlice<UInt8>) throws(Failure) -> Void, failure: (ReadError) -> Failure
  ) throws(Failure) -> Int {
    var blocks = ByteBlocks(self)
    var total = 0
    while true {
      let block: ArraySlice<UInt8>
      do { block = try blocks.next() } catch { throw failure(error) }
      guard !block.isEmpty else { return total }
      total += block.count
      try sink(block)
    }
  }
}

/// The bytes of a source in arrays.
struct ByteBlocks {
  private static let size = 64 << 10

  private var source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: ByteBlocks.size)

  init(_ source: any ByteSource) { self.source = source }

  /// The next bytes; none at the end.
  mutating func next() throws(ReadError) -> ArraySlice<UInt8> {
    let count = try buffer.withUnsafeMutableBufferPointer { (all) throws(ReadError) in
      try source.read(into: UnsafeMutableRawBufferPointer(all))
    }
    return buffer[..<count]
  }
}
