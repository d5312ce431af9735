/// One of the fields between the commas of `SharedSection`.
package struct NumberField: Hashable, Sendable {
  /// The field's text, blanks included; may be empty. Indices of UTF-16 units of the value.
  package let range: Range<Int>
  /// The number that Windows reads there.
  package let number: ClassicNumber

  init(in units: [UInt16], range: Range<Int>) {
    self.range = range
    number = ClassicNumber(in: units, field: range)
  }

  /// The number; nil where it cannot be read: no digit, negative, or 2³² and more.
  package var value: Int? { number.value }

  /// Whether nothing is written between the commas.
  package var isEmpty: Bool { range.isEmpty }

  /// What follows the digits and is not read: `KB` of `20480KB`. Empty where all is read.
  package var trailing: Range<Int> { number.taken.upperBound..<range.upperBound }
}
