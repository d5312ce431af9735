/// A number as Windows' `RtlCharToInteger` reads it with base 0: leading blanks skipped, one sign, a prefix `0x`, `0o` or
/// `0b` in small letters, digits up to the first unit that is none, no digit = 0, the lower 32 bits kept.
package struct ClassicNumber: Hashable, Sendable {
  /// The base that the prefix asks for.
  package enum Radix: Int, Sendable {
    case binary = 2
    case octal = 8
    case decimal = 10
    case hexadecimal = 16
  }

  /// What Windows gets: the lower 32 bits, negated modulo 2³² after a minus.
  package let bits: UInt32
  /// Whether the number meant is none of 32 bits without sign: negative, or too large.
  package let wraps: Bool
  /// Whether a minus stands before it.
  package let isNegative: Bool
  /// The base.
  package let radix: Radix
  /// The digits that were read, without sign and prefix; empty where there is none.
  package let digits: Range<Int>
  /// All that was taken: sign, prefix and digits, without leading blanks.
  package let taken: Range<Int>

  /// Whether at least one digit was read.
  package var hasDigits: Bool { !digits.isEmpty }

  /// The number where it is one as meant: nil without digits, or when it wraps.
  package var value: Int? { hasDigits && !wraps ? Int(bits) : nil }

  /// Reads from the start of `field`, a range of unit indices (clamped to `units`).
  package init(in units: [UInt16], field: Range<Int>) {
    let field = field.clamped(to: 0..<units.count)
    var index = field.lowerBound
    func unit(_ at: Int) -> UInt16? { at < field.upperBound ? units[at] : nil }
    while let blank = unit(index), Blank.isBlank(blank) { index += 1 }
    let start = index
    let sign = unit(index)
    isNegative = sign == ASCII.minus
    if sign == ASCII.minus || sign == ASCII.plus { index += 1 }
    let prefix: Radix? =
      switch (unit(index), unit(index + 1)) {
      case (ASCII.zero, 0x62): .binary
      case (ASCII.zero, 0x6F): .octal
      case (ASCII.zero, 0x78): .hexadecimal
      default: nil
      }
    if prefix != nil { index += 2 }
    radix = prefix ?? .decimal
    let firstDigit = index
    var total: UInt32 = 0
    var overflowed = false
    while let digit = unit(index).flatMap(ASCII.digit), digit < radix.rawValue {
      let (product, high) = total.multipliedReportingOverflow(by: UInt32(radix.rawValue))
      let (sum, carry) = product.addingReportingOverflow(UInt32(digit))
      total = sum
      overflowed = overflowed || high || carry
      index += 1
    }
    digits = firstDigit..<index
    taken = start..<index
    bits = isNegative ? 0 &- total : total
    wraps = overflowed || (isNegative && total != 0)
  }
}
