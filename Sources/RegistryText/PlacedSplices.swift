package import Splices

/// The bytes of a source that is read at places, with splices applied: several threads read them at places too.
package struct PlacedSplices: PlacedBytes {
  private let original: any PlacedBytes
  private let list: SpliceList
  private var spliced: SplicedBytes

  package let expectedSize: Int?

  /// Applies `list` to `source`, which gives `size` bytes. Throws ``SpliceError/outside(splice:size:)``.
  package init(_ source: any PlacedBytes, applying list: SpliceList, size: Int) throws(SpliceError) {
    original = source
    self.list = list
    spliced = try SplicedBytes(source, applying: list, size: size)
    expectedSize = size + list.growth
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    try spliced.read(into: buffer)
  }

  package var part: @Sendable (Range<Int>) -> any ByteSource {
    { [list, part = original.part] range in
      let (start, end) = (SplicedPlace(of: range.lowerBound, list), SplicedPlace(of: range.upperBound, list))
      let kept = part(start.position..<end.position)
      return FirstBytes(source: SplicedBytes(kept, applying: list, from: start), count: range.count)
    }
  }

  package mutating func skip(to offset: Int) throws(ReadError) {
    let place = SplicedPlace(of: offset, list)
    var source = original
    try source.skip(to: place.position)
    spliced = SplicedBytes(source, applying: list, from: place)
  }
}

/// Where a reader of spliced bytes stands.
struct SplicedPlace {
  /// How many splices have come, or are coming.
  var next = 0
  /// How many bytes of the original have passed.
  var position = 0
  /// What comes of the last splice.
  var coming: ArraySlice<UInt8> = []
}

extension SplicedPlace {
  /// Where byte `offset` of the changed content comes.
  init(of offset: Int, _ list: SpliceList) {
    // By how many bytes the changed content is ahead of the original.
    var shift = 0
    for splice in list.splices {
      let start = splice.bytes.lowerBound + shift
      if offset < start { break }
      next += 1
      position = splice.bytes.upperBound
      if offset < start + splice.replacement.count {
        coming = splice.replacement.dropFirst(offset - start)
        return
      }
      shift += splice.replacement.count - splice.bytes.count
    }
    position = offset - shift
  }
}

/// The first bytes of another source.
private struct FirstBytes: ByteSource {
  var source: SplicedBytes
  var count: Int

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, count)]))
    count -= read
    return read
  }
}
