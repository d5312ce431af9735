package import Splices

/// The bytes of another source with splices applied on their way.
package struct SplicedBytes: ByteSource {
  private var source: any ByteSource
  private let splices: [Splice]
  private var place: SplicedPlace

  /// Applies `list` to `source`, which gives `size` bytes. Throws ``SpliceError/outside(splice:size:)``.
  package init(_ source: any ByteSource, applying list: SpliceList, size: Int) throws(SpliceError) {
    try list.check(size: size)
    self.init(source, applying: list, from: SplicedPlace())
  }

  /// Goes on at `place`, to which `source` has been read.
  init(_ source: any ByteSource, applying list: SpliceList, from place: SplicedPlace) {
    self.source = source
    splices = list.splices
    self.place = place
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    while place.coming.isEmpty {
      guard place.next < splices.count else { return try source.read(into: buffer) }
      let splice = splices[place.next]
      let isKept = place.position < splice.bytes.lowerBound
      let wanted = (isKept ? splice.bytes.lowerBound : splice.bytes.upperBound) - place.position
      if wanted > 0 {
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(wanted, buffer.count)])
        let count = try source.read(into: part)
        place.position += count
        if isKept || count == 0 { return count }
      } else {
        place.coming = splice.replacement[...]
        place.next += 1
      }
    }
    let part = place.coming.prefix(buffer.count)
    buffer.copyBytes(from: part)
    place.coming = place.coming.dropFirst(part.count)
    return part.count
  }
}

extension ByteSource {
  /// Its bytes with `list` applied, at places where it can be read at places; there are `size` of them. Throws
  /// ``SpliceError/outside(splice:size:)``.
  package func spliced(by list: SpliceList, size: Int) throws(SpliceError) -> any ByteSource {
    if let placed = self as? any PlacedBytes { return try PlacedSplices(placed, applying: list, size: size) }
    return try SplicedBytes(self, applying: list, size: size)
  }

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
  private static let size = 256 << 10

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
