import RegistryText
import Splices
import Testing

/// Numbers that are the same in every run (xorshift).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...3, using: &self) } }

  /// Splices of a content of `size` bytes that do not overlap.
  mutating func splices(size: Int) -> [Splice] {
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

@Suite struct SplicedBytesTests {
  private static let seeds = Array(1...300)

  private func copied(_ source: some ByteSource) throws -> [UInt8] {
    var result: [UInt8] = []
    let total = try source.copy { (block) throws(ReadError) in
      result += block
    } failure: {
      $0
    }
    #expect(total == result.count)
    return result
  }

  @Test(arguments: seeds) func aStreamIsChangedLikeBytesInMemory(_ seed: Int) throws {
    var dice = Dice(seed)
    let old = dice.bytes(seed)
    let list = try SpliceList(dice.splices(size: old.count))
    let source = MemoryBytes(old, step: Int.random(in: 1...9, using: &dice))
    let stream = try SplicedBytes(source, applying: list, size: old.count)
    #expect(try copied(stream) == list.applied(to: old))
  }

  @Test func splicesOutsideOfTheContentAreRefused() throws {
    let list = try SpliceList([Splice(bytes: 3..<5, replacement: [1])])
    #expect(throws: SpliceError.outside(splice: 3..<5, size: 4)) {
      try SplicedBytes(MemoryBytes([0, 0, 0, 0]), applying: list, size: 4)
    }
  }
}
