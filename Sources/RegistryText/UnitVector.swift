/// Eight units of text that are looked at together.
///
/// Vectors are compared with vectors only: where one side is a single number, Swift 6.3 compares lane by lane in a loop, and
/// a mask that is asked for its lanes is looked through in the same way.
typealias UnitVector = SIMD8<UInt16>

extension UnitVector {
  /// How many units there are.
  static let count = 8

  /// The units from `index` on, of which there must be as many: that is not looked at again.
  @inline(__always)
  init(_ units: borrowing Span<UInt16>, at index: Int) {
    self = unsafe units.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 2, as: Self.self)
  }

  /// FFFF for each unit that is `unit`, 0 for the others.
  @inline(__always)
  func equal(_ unit: UInt16) -> Self { unsafeBitCast(self .== Self(repeating: unit), to: Self.self) }

  /// FFFF for each unit that is more than the one of `most` in its place, 0 for the others.
  @inline(__always)
  func isOver(_ most: Self) -> Self { unsafeBitCast(self .> most, to: Self.self) }

  /// Whether all units are hex digits.
  @inline(__always)
  var isHexDigits: Bool {
    let isNoDecimal = (self &- Self(repeating: 0x30)).isOver(Self(repeating: 9))
    // Small letters are 20 above the capitals.
    let letter = (self | Self(repeating: 0x20)) &- Self(repeating: 0x61)
    return (isNoDecimal & letter.isOver(Self(repeating: 5))).isNothing
  }

  /// Whether all units are 0.
  @inline(__always)
  var isNothing: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// The index of the first unit that is not 0; as many as there are when all are.
  @inline(__always)
  var firstNonzero: Int {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] != 0 ? halves[0].trailingZeroBitCount &>> 4 : 4 &+ halves[1].trailingZeroBitCount &>> 4
  }

  /// The first index in `start..<end` of a unit for which `find` has something else than 0; else `end`.
  @inline(__always)
  static func first(
    in units: borrowing Span<UInt16>, from start: Int, to end: Int, find: (Self) -> Self
  ) -> Int {
    var index = start
    // What stands behind the end is looked at too, and not heeded.
    while index < end, index &+ 2 &* count <= units.count {
      let (first, second) = (find(Self(units, at: index)), find(Self(units, at: index &+ count)))
      if !(first | second).isNothing {
        return Swift.min(index &+ (first.isNothing ? count &+ second.firstNonzero : first.firstNonzero), end)
      }
      index &+= 2 &* count
    }
    while index < end, find(Self(repeating: units[index])).isNothing { index &+= 1 }
    return Swift.min(index, end)
  }
}

extension Span where Element == UInt16 {
  /// The first index in `range` of `unit`; the end of the range when there is none.
  @inline(__always)
  func firstIndex(of unit: UInt16, in range: Range<Int>) -> Int {
    UnitVector.first(in: self, from: range.lowerBound, to: range.upperBound) { $0.equal(unit) }
  }
}
