/// The text of the first `SharedSection` argument and its fields, for display, carets and edits. It follows csrss's
/// cutting at blanks; what win32k makes of it is `Win32kReader`'s.
package struct SharedSectionText: Hashable, Sendable {
  /// The argument; nil where the text was put together over blanks.
  package let argument: CsrssArgument?
  /// The text after `=`. Indices of UTF-16 units of the value.
  package let range: Range<Int>
  /// The fields between commas, in order; at least one, of which the first three mean something.
  package let fields: [NumberField]

  /// The first `SharedSection` argument of `string` that has a `=`; nil where there is none.
  package init?(_ string: WindowsString) {
    guard let argument = string.arguments.first(where: { $0.kind == .sharedSection && $0.value != nil }),
      let value = argument.value
    else { return nil }
    self.init(in: string.units, range: value, argument: argument)
  }

  private init(in units: [UInt16], range: Range<Int>, argument: CsrssArgument?) {
    self.argument = argument
    self.range = range
    var fields: [NumberField] = []
    var start = range.lowerBound
    while let comma = units[start..<range.upperBound].firstIndex(of: ASCII.comma) {
      fields.append(NumberField(in: units, range: start..<comma))
      start = comma + 1
    }
    self.fields = fields + [NumberField(in: units, range: start..<range.upperBound)]
  }

  /// The field of the first number.
  package var shared: NumberField? { fields.first }
  /// The field of the second number; nil without a comma.
  package var interactive: NumberField? { fields.count > 1 ? fields[1] : nil }
  /// The field of the third number; nil without a second comma.
  package var nonInteractive: NumberField? { fields.count > 2 ? fields[2] : nil }
  /// What Windows never reads: a fourth field and more.
  package var extra: ArraySlice<NumberField> { fields.dropFirst(3) }

  /// The text as it was probably meant, where blanks broke it (`1024, 12288,512`): tokens are joined while one ends or
  /// the next begins with a comma and the next holds digits, commas and letters only. Nil where nothing was broken.
  package static func joined(_ string: WindowsString) -> SharedSectionText? {
    guard let first = string.arguments.firstIndex(where: { $0.kind == .sharedSection }) else { return nil }
    var start = string.arguments[first].value?.lowerBound
    var end = string.arguments[first].range.upperBound
    var hasGrown = false
    for next in string.arguments[(first + 1)...] where next.kind == .unknown {
      guard next.range.lowerBound > end, isBlankOnly(string, end..<next.range.lowerBound) else { break }
      if start == nil {
        guard next.name.isEmpty, let value = next.value else { break }
        start = value.lowerBound
      } else {
        let token = string.units[next.range]
        let wasOpen = string.units[..<end].last == ASCII.comma || string.units[..<end].last == ASCII.equals
        guard wasOpen || token.first == ASCII.comma, next.value == nil,
          token.allSatisfy({ $0 == ASCII.comma || ASCII.digit($0) != nil })
        else { break }
      }
      end = next.range.upperBound
      hasGrown = true
    }
    guard hasGrown, let start else { return nil }
    return SharedSectionText(in: string.units, range: start..<end, argument: nil)
  }

  private static func isBlankOnly(_ string: WindowsString, _ range: Range<Int>) -> Bool {
    string.units[range].allSatisfy(Blank.isBlank)
  }
}
