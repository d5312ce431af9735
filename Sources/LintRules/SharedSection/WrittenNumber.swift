package import DesktopHeap
package import SubSystems

/// One of the three numbers as it is written. A number that is not read as meant has one fault, told by one rule, and is
/// not held against any bound.
package struct WrittenNumber: Hashable, Sendable {
  /// Why Windows does not read what is meant.
  package enum Fault: Hashable, Sendable {
    /// A blank or a line break parts the numbers (DH404, DH308).
    case broken
    /// The name is written in other letters, so win32k reads no number at all (DH405).
    case otherCase
    /// A character that only looks like one of ASCII (DH309).
    case lookAlike
    /// Dots that stand for a number (DH312).
    case placeholder
    /// Nothing between the commas (DH403).
    case empty
    /// Something without a digit at its start (DH403).
    case noDigits
    /// Another sign than the comma parts two numbers (DH403); where it stands.
    case wrongSeparator(Range<Int>)
    /// Text behind the digits (DH406).
    case trailing
    /// A comma that parts thousands (DH408).
    case thousands
    /// Negative, or 4194304 and more (DH410).
    case wraps
    /// It stands where win32k no longer looks (DH310).
    case unseen
  }

  /// Which of the three it is.
  package let place: NumberPlace
  /// Its field.
  package let field: NumberField
  /// Why it is not read as meant; nil where it is.
  package var fault: Fault?

  /// The number, where Windows reads what is meant.
  package var sound: Kilobytes? {
    fault == nil ? field.value.map { Kilobytes(Int64($0)) } : nil
  }

  /// What stands there, without blanks at the ends.
  func text(in string: WindowsString) -> String { string.text(in: textRange(in: string)) }

  /// Where that stands.
  func textRange(in string: WindowsString) -> Range<Int> {
    let units = string.units[field.range]
    guard let first = units.firstIndex(where: { !Blank.isBlank($0) }),
      let last = units.lastIndex(where: { !Blank.isBlank($0) })
    else { return field.range.lowerBound..<field.range.lowerBound }
    return first..<last + 1
  }
}
