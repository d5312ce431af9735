/// How regedit writes a list of bytes: elements of two digits and a comma, 25 on each line between the first and the last.
enum RegeditLine {
  /// How many units there are up to the line end.
  private static let count = 78

  /// Where the elements stand, behind two blanks and before a backslash.
  static let elements = 2..<77

  /// Whether such a line stands at `start`, the end of the text being `end`; how it ends is not looked at.
  @inline(__always)
  static func stands(in units: borrowing Span<UInt16>, at start: Int, _ end: Int) -> Bool {
    guard start &+ count <= end else { return false }
    var (wrong, high) = (Bytes(), UnitVector())
    compare(units, start, start &+ 8, front, digitsFirst, &wrong, &high)
    compare(units, start &+ 16, start &+ 24, commaFirst, digitFirst, &wrong, &high)
    compare(units, start &+ 32, start &+ 40, digitsFirst, commaFirst, &wrong, &high)
    compare(units, start &+ 48, start &+ 56, digitFirst, digitsFirst, &wrong, &high)
    // The last units are looked at together with some of those before them.
    compare(units, start &+ 64, start &+ 70, commaFirst, back, &wrong, &high)
    return isRight(wrong, high)
  }

  /// Whether eight elements stand at `start`, which take 24 units.
  @inline(__always)
  static func eightElements(in units: borrowing Span<UInt16>, at start: Int) -> Bool {
    var (wrong, high) = (Bytes(), UnitVector())
    compare(units, start, start &+ 12, digitsFirst, digitsFirst, &wrong, &high)
    compare(units, start &+ 4, start &+ 16, digitFirst, digitFirst, &wrong, &high)
    return isRight(wrong, high)
  }

  private typealias Bytes = SIMD16<UInt8>

  // What stands in eight units; 0 for a digit.
  private static var front: UnitVector { .init(0x20, 0x20, 0, 0, 0x2C, 0, 0, 0x2C) }
  private static var digitsFirst: UnitVector { .init(0, 0, 0x2C, 0, 0, 0x2C, 0, 0) }
  private static var commaFirst: UnitVector { .init(0x2C, 0, 0, 0x2C, 0, 0, 0x2C, 0) }
  private static var digitFirst: UnitVector { .init(0, 0x2C, 0, 0, 0x2C, 0, 0, 0x2C) }
  private static var back: UnitVector { .init(0x2C, 0, 0, 0x2C, 0, 0, 0x2C, 0x5C) }

  /// Compares the units at two places with what should stand there, a byte for each: adds to `wrong` what differs, and
  /// the units to `high`, of which the higher bytes must be 0.
  @inline(__always)
  private static func compare(
    _ units: borrowing Span<UInt16>, _ first: Int, _ second: Int, _ atFirst: UnitVector, _ atSecond: UnitVector,
    _ wrong: inout Bytes, _ high: inout UnitVector
  ) {
    let (one, other) = (UnitVector(units, at: first), UnitVector(units, at: second))
    high |= one | other
    let text = paired(one, other)
    let wanted = paired(atFirst, atSecond)
    let isDigit = unsafeBitCast(wanted .== Bytes(), to: Bytes.self)
    let decimal = text &- (wanted | isDigit & Bytes(repeating: 0x30))
    // Small letters are 20 above the capitals.
    let letter = (text &- Bytes(repeating: 0x41)) & Bytes(repeating: 0xDF)
    wrong |=
      unsafeBitCast(decimal .> isDigit & Bytes(repeating: 9), to: Bytes.self)
      & unsafeBitCast(letter .>= isDigit & Bytes(repeating: 6), to: Bytes.self)
  }

  /// The lower bytes of eight units and of eight others, in turn.
  @inline(__always)
  private static func paired(_ one: UnitVector, _ other: UnitVector) -> Bytes {
    unsafeBitCast(one | other &<< UnitVector(repeating: 8), to: Bytes.self)
  }

  @inline(__always)
  private static func isRight(_ wrong: Bytes, _ high: UnitVector) -> Bool {
    (unsafeBitCast(wrong, to: UnitVector.self) | high & UnitVector(repeating: 0xFF00)).isNothing
  }
}
