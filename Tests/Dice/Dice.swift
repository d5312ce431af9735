package import Splices

/// Numbers that are the same in every run (xorshift).
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers that go with `seed`.
  package init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The next number.
  package mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// So many bytes, of four kinds.
  package mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...3, using: &self) }
  }

  /// Splices of a content of `size` bytes that do not overlap.
  package mutating func splices(size: Int) -> [Splice] {
    let cuts = (0..<Int.random(in: 0...6, using: &self) * 2).map { _ in Int.random(in: 0...size, using: &self) }
      .sorted()
    var splices: [Splice] = []
    for index in stride(from: 0, to: cuts.count, by: 2) {
      let range = cuts[index]..<cuts[index + 1]
      if let last = splices.last, last.bytes.upperBound > range.lowerBound || last.bytes == range { continue }
      splices.append(Splice(bytes: range, replacement: bytes(Int.random(in: 0...9, using: &self))))
    }
    return splices
  }
}
