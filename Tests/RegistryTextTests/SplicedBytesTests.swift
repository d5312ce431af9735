import RegistryText
import Splices
import TestDice
import Testing

@Suite struct SplicedBytesTests {
  private static let seeds = Array(1...300)

  private func copied(_ source: any ByteSource) throws -> [UInt8] {
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

  @Test(arguments: seeds) func everyPartIsThatOfBytesInMemory(_ seed: Int) throws {
    var dice = Dice(seed)
    let old = dice.bytes(seed)
    let list = try SpliceList(dice.splices(size: old.count))
    let new = try list.applied(to: old)
    var source = try PlacedSplices(
      MemoryBytes(old, step: Int.random(in: 1...9, using: &dice)), applying: list, size: old.count)
    #expect(source.expectedSize == new.count)
    for _ in 0..<20 {
      let ends = (0..<2).map { _ in Int.random(in: 0...new.count, using: &dice) }.sorted()
      #expect(try copied(source.part(ends[0]..<ends[1])) == Array(new[ends[0]..<ends[1]]))
      try source.skip(to: ends[0])
      #expect(try copied(source.part(ends[0]..<ends[1])) == Array(new[ends[0]..<ends[1]]))
      #expect(try copied(source) == Array(new[ends[0]...]))
    }
  }

  @Test func whatIsReadAtPlacesStaysSoWhenItIsSpliced() throws {
    let list = try SpliceList([Splice(bytes: 0..<0, replacement: [2])])
    #expect(try MemoryBytes([1]).spliced(by: list, size: 1) is PlacedSplices)
    let stream = try RewrittenBytes(MemoryBytes([1]), by: .lineEnds(.lf, in: .utf8(mark: false)))
    let spliced = try stream.spliced(by: list, size: 1)
    #expect(spliced is SplicedBytes)
    #expect(try copied(SplicedBytes(spliced, applying: .none, size: 2)) == [2, 1])
  }

  @Test func anEmptyBufferTakesNothing() throws {
    let list = try SpliceList([Splice(bytes: 0..<0, replacement: [2])])
    var stream = try SplicedBytes(MemoryBytes([1]), applying: list, size: 1)
    #expect(try stream.read(into: UnsafeMutableRawBufferPointer(start: nil, count: 0)) == 0)
    #expect(try copied(stream) == [2, 1])
  }

  @Test func splicesOutsideOfTheContentAreRefused() throws {
    let list = try SpliceList([Splice(bytes: 3..<5, replacement: [1])])
    #expect(throws: SpliceError.outside(splice: 3..<5, size: 4)) {
      try SplicedBytes(MemoryBytes([0, 0, 0, 0]), applying: list, size: 4)
    }
    #expect(throws: SpliceError.outside(splice: 3..<5, size: 4)) {
      try PlacedSplices(MemoryBytes([0, 0, 0, 0]), applying: list, size: 4)
    }
  }
}
