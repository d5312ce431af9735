/// Where the lines of a text begin, kept in step with changes of it. The text is never empty of lines: behind a line end
/// there is one more, as editors count.
struct LineStarts: Hashable {
  /// Offsets of bytes, ascending.
  private(set) var offsets: [Int]

  /// The lines of `bytes` from `start` on.
  init(_ bytes: [UInt8], from start: Int) {
    offsets = [start]
    Self.append(startsIn: start + 1...max(start + 1, bytes.count), of: bytes, to: &offsets)
  }

  /// How many lines there are.
  var count: Int { offsets.count }

  /// The line that the byte at `offset` belongs to.
  func line(at offset: Int) -> Int { max(0, Self.firstIndex(in: offsets, above: offset) - 1) }

  /// Takes in that the bytes `old` have become `count` new ones; `bytes` is the changed text. Whether a line begins at a
  /// place depends on the byte there and the one before, so that those at both ends of the change are looked at anew.
  mutating func replace(_ old: Range<Int>, with count: Int, in bytes: [UInt8]) {
    let first = max(1, Self.firstIndex(in: offsets, above: old.lowerBound - 1))
    let last = max(first, Self.firstIndex(in: offsets, above: old.upperBound))
    var anew: [Int] = []
    let start = max(old.lowerBound, offsets[0] + 1)
    let end = old.lowerBound + count
    if start <= end { Self.append(startsIn: start...end, of: bytes, to: &anew) }
    let growth = count - old.count
    offsets.replaceSubrange(first..<last, with: anew)
    guard growth != 0 else { return }
    for index in first + anew.count..<offsets.count { offsets[index] += growth }
  }

  private static func append(startsIn places: ClosedRange<Int>, of bytes: [UInt8], to offsets: inout [Int]) {
    let text = bytes.span
    for place in places where place <= text.count {
      let before = text[place - 1]
      guard before == 0x0A || before == 0x0D else { continue }
      if before == 0x0D, place < text.count, text[place] == 0x0A { continue }
      offsets.append(place)
    }
  }

  /// The index of the first offset above `offset`.
  private static func firstIndex(in offsets: [Int], above offset: Int) -> Int {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
