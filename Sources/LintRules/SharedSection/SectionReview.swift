package import DesktopHeap
package import SubSystems

/// The first `SharedSection` of a value, number by number, with what keeps Windows from reading each as meant.
package struct SectionReview: Sendable {
  /// Its text, put together over blanks where these broke it.
  package let text: SharedSectionText
  /// Whether blanks or line breaks broke it.
  package let isBroken: Bool
  /// The numbers that are written, at most three.
  package let numbers: [WrittenNumber]
  /// Fields that belong to one number and are parted by a comma between thousands: `20,480`.
  package let thousands: [Range<Int>]

  /// The review; nil where the value has no `SharedSection` with a `=`.
  init?(_ string: WindowsString, _ win32k: Win32kReader) {
    let joined = SharedSectionText.joined(string)
    guard let text = joined ?? SharedSectionText(string) else { return nil }
    self.text = text
    isBroken = joined != nil
    thousands = isBroken ? [] : Self.thousands(text, string)
    let whole = Self.wholeFault(isBroken: isBroken, win32k)
    var numbers = zip(NumberPlace.allCases, text.fields).map { place, field in
      WrittenNumber(place: place, field: field, fault: whole ?? Self.fault(of: field, in: text, string))
    }
    if let first = thousands.first, whole == nil {
      for index in numbers.indices where numbers[index].field.range.upperBound > first.lowerBound {
        numbers[index].fault = .thousands
      }
    }
    self.numbers = numbers
  }

  /// The number at `place`; nil where none is written.
  package func number(_ place: NumberPlace) -> WrittenNumber? { numbers.first { $0.place == place } }

  /// The number at `place`, where Windows reads what is meant.
  package func sound(_ place: NumberPlace) -> Kilobytes? { number(place)?.sound }

  /// What keeps all the numbers from being read.
  private static func wholeFault(isBroken: Bool, _ win32k: Win32kReader) -> WrittenNumber.Fault? {
    if isBroken { return .broken }
    switch win32k.reason {
    case .valueTooLong: return .unseen
    case .notFound: return .otherCase
    default: return nil
    }
  }

  private static func fault(
    of field: NumberField, in text: SharedSectionText, _ string: WindowsString
  ) -> WrittenNumber.Fault? {
    let units = string.units[field.range]
    if LookAlike.first(in: units) != nil { return .lookAlike }
    if Placeholder.range(in: units) != nil { return .placeholder }
    if units.allSatisfy(Blank.isBlank) { return .empty }
    if text.fields.count < 3, let separator = wrongSeparator(field, string) { return .wrongSeparator(separator) }
    guard field.number.hasDigits else { return .noDigits }
    if field.number.wraps || Kilobytes(Int64(field.number.bits)) >= Bound.wraps.value { return .wraps }
    if !field.trailing.isEmpty { return .trailing }
    if let start = text.argument?.range.lowerBound, field.range.lowerBound > text.range.lowerBound,
      field.range.upperBound > start + Win32kReader.windowLength
    {
      return .unseen
    }
    return nil
  }

  /// A sign behind the digits of `field` with another digit behind it: `;` of `1024;20480`.
  private static func wrongSeparator(_ field: NumberField, _ string: WindowsString) -> Range<Int>? {
    let index = field.trailing.lowerBound
    guard field.number.hasDigits, index + 1 < field.trailing.upperBound else { return nil }
    let (sign, next) = (string.units[index], string.units[index + 1])
    guard isDigit(next), sign < 0x80, !isDigit(sign), !isLetter(sign) else { return nil }
    return index..<index + 1
  }

  /// The largest number that a comma between thousands is taken to be meant in: the largest second number met in the
  /// field is 65536 (x64, beyond the documented maximum).
  private static let largestMeant = 65536

  /// The pairs of fields that are one number with a comma between thousands, where joining them leaves three numbers.
  private static func thousands(_ text: SharedSectionText, _ string: WindowsString) -> [Range<Int>] {
    guard text.fields.count > 3 else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index + 1 < text.fields.count {
      let (head, tail) = (text.fields[index], text.fields[index + 1])
      let digits = string.units[head.range] + string.units[tail.range]
      if (1...2).contains(head.range.count), tail.range.count == 3, digits.allSatisfy(isDigit),
        let value = Int(String(decoding: digits, as: UTF16.self)), (1000...largestMeant).contains(value)
      {
        found.append(head.range.lowerBound..<tail.range.upperBound)
        index += 1
      }
      index += 1
    }
    return text.fields.count - found.count <= 3 ? found : []
  }

  private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  private static func isLetter(_ unit: UInt16) -> Bool {
    (0x41...0x5A).contains(unit) || (0x61...0x7A).contains(unit)
  }
}
