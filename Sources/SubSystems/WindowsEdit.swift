package import RegistryText

extension WindowsValue {
  /// The changes to the file that put `text` in the place of `range`, UTF-16 units of the value (an empty range
  /// inserts); nil where ``edit(replacing:with:in:)`` throws.
  package func splices(replacing range: Range<Int>, with text: String, in facts: FileFacts) -> [Splice]? {
    try? edit(replacing: range, with: text, in: facts)
  }

  /// The changes to the file that put `text` in the place of `range`, UTF-16 units of the value. They are ascending and
  /// apart, change nothing that is the same before and after, and keep what the value is written with: quotes and
  /// escapes, or a list in hex with its type, line breaks, indentation, comments and the case of its digits.
  package func edit(
    replacing range: Range<Int>, with text: String, in facts: FileFacts
  ) throws(EditFault) -> [Splice] {
    let new = Array(text.utf16)
    guard let mapped = value.text else { throw .placesUnknown }
    guard range.lowerBound >= 0, range.upperBound <= mapped.units.count else {
      throw .outsideValue(range: range, count: mapped.units.count)
    }
    guard !new.contains(0) else { throw .nul }
    let change = UnitChange(of: mapped.units, replacing: range, with: new)
    switch value.form {
    case .string: return try QuotedEdit(mapped: mapped, encoding: facts.encoding).splices(for: change)
    case .hex: return try hexSplices(for: change, mapped: mapped, facts: facts)
    case .dword, .windows31, .deletion: throw .placesUnknown
    }
  }

  private func hexSplices(
    for change: UnitChange, mapped: MappedText, facts: FileFacts
  ) throws(EditFault) -> [Splice] {
    let bytes = try HexBytes.of(change.replacement, in: facts)
    guard let place = mapped.place(change.range),
      let list = HexList(value, unitSize: facts.encoding.unitSize, lineEnd: facts.usualLineEnd.units)
    else { throw .placesUnknown }
    let changed = list.replacing(place.bytes, with: bytes)
    return WrittenChange(from: value.written, to: changed, at: value.bytes.lowerBound, in: facts.encoding).splices
  }
}

/// A stretch of text units and what comes in its place, with what both have in common at their ends left out.
struct UnitChange {
  /// What is replaced, in units of the old text.
  var range: Range<Int>
  /// What comes.
  var replacement: ArraySlice<UInt16>

  init(of units: [UInt16], replacing range: Range<Int>, with text: [UInt16]) {
    let old = units[range]
    var front = zip(old, text).prefix { $0 == $1 }.count
    if front > 0, Self.isHigh(text[front - 1]) { front -= 1 }
    let room = min(old.count, text.count) - front
    var back = zip(old.reversed(), text.reversed()).prefix(room).prefix { $0 == $1 }.count
    if back > 0, Self.isLow(text[text.count - back]) { back -= 1 }
    self.range = range.lowerBound + front..<range.upperBound - back
    replacement = text[front..<text.count - back]
  }

  /// Whether nothing changes.
  var isEmpty: Bool { range.isEmpty && replacement.isEmpty }

  private static func isHigh(_ unit: UInt16) -> Bool { (0xD800...0xDBFF).contains(unit) }
  private static func isLow(_ unit: UInt16) -> Bool { (0xDC00...0xDFFF).contains(unit) }
}
