import Splices
import TestDice
import Testing

@Suite struct SpliceTests {
  private static let seeds = Array(1...300)

  @Test(arguments: seeds) func applyingAndUndoingIsTheIdentity(_ seed: Int) throws {
    var dice = Dice(seed)
    let old = dice.bytes(seed)
    let list = try SpliceList(dice.splices(size: old.count))
    let new = try list.applied(to: old)
    let inverse = try list.inverse(in: old)
    #expect(new.count == old.count + list.growth)
    #expect(new == Self.fromTheBack(list.splices, old))
    #expect(try inverse.applied(to: new) == old)
    #expect(try inverse.inverse(in: new) == list)
    #expect(try list.followed(by: inverse).applied(to: old) == old)
  }

  @Test(arguments: seeds) func theOrderDoesNotMatter(_ seed: Int) throws {
    var dice = Dice(seed)
    let splices = dice.splices(size: 100)
    let list = try SpliceList(splices)
    #expect(try SpliceList(splices.shuffled(using: &dice)) == list)
    for (first, second) in zip(list.splices, list.splices.dropFirst()) {
      #expect(first.bytes.upperBound < second.bytes.lowerBound)
    }
  }

  @Test(arguments: seeds) func twoListsBecomeOne(_ seed: Int) throws {
    var dice = Dice(seed)
    let old = dice.bytes(seed)
    let first = try SpliceList(dice.splices(size: old.count))
    let middle = try first.applied(to: old)
    let second = try SpliceList(dice.splices(size: middle.count))
    #expect(try first.followed(by: second).applied(to: old) == second.applied(to: middle))
  }

  @Test(
    arguments: [
      [Splice(bytes: 0..<3, replacement: []), Splice(bytes: 2..<4, replacement: [1])],
      [Splice(bytes: 2..<2, replacement: [1]), Splice(bytes: 2..<2, replacement: [2])],
      [Splice(bytes: 1..<2, replacement: [1]), Splice(bytes: 1..<2, replacement: [1])],
      [Splice(bytes: 0..<9, replacement: []), Splice(bytes: 4..<4, replacement: [1])],
    ])
  func overlapIsRefused(_ splices: [Splice]) {
    for order in [splices, splices.reversed()] {
      #expect(throws: SpliceError.overlap(first: splices[0].bytes, second: splices[1].bytes)) {
        try SpliceList(order)
      }
    }
  }

  @Test(arguments: [3..<7, 7..<7, 6..<7, 8..<9, 0..<Int.max, Int.max..<Int.max])
  func aSpliceBehindTheEndIsRefused(_ range: Range<Int>) throws {
    let list = try SpliceList([Splice(bytes: range, replacement: [1])])
    #expect(throws: SpliceError.outside(splice: range, size: 6)) { try list.check(size: 6) }
  }

  @Test func touchingSplicesAreOne() throws {
    let list = try SpliceList([
      Splice(bytes: 4..<4, replacement: [9]), Splice(bytes: 4..<6, replacement: []),
      Splice(bytes: 2..<4, replacement: [8]), Splice(bytes: 9..<9, replacement: []),
    ])
    #expect(list.splices == [Splice(bytes: 2..<6, replacement: [8, 9])])
  }

  @Test func splicesOutsideOfTheContentAreRefused() throws {
    #expect(throws: SpliceError.outside(splice: -1..<0, size: nil)) {
      try SpliceList([Splice(bytes: -1..<0, replacement: [])])
    }
    let list = try SpliceList([Splice(bytes: 3..<5, replacement: [1])])
    let error = SpliceError.outside(splice: 3..<5, size: 4)
    #expect(throws: error) { try list.applied(to: [0, 0, 0, 0]) }
    #expect(throws: error) { try list.inverse(in: [0, 0, 0, 0]) }
  }

  @Test func anErrorSaysHowLongTheContentIs() {
    #expect(SpliceError.outside(splice: 3..<5, size: 4).description.contains("4 bytes"))
    #expect(!SpliceError.outside(splice: -1..<0, size: nil).description.contains("long"))
  }

  /// Another way to the same end: the last splice first, so that the offsets of the others stay.
  private static func fromTheBack(_ splices: [Splice], _ old: [UInt8]) -> [UInt8] {
    var bytes = old
    for splice in splices.reversed() { bytes.replaceSubrange(splice.bytes, with: splice.replacement) }
    return bytes
  }
}
