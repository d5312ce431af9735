import RegistryText
import Splices

/// A change to a text between quotes.
struct QuotedEdit {
  let mapped: MappedText
  let encoding: TextEncoding

  /// The splices; where as many characters come as go, one for each run that differs.
  func splices(for change: UnitChange) throws(EditFault) -> [Splice] {
    guard !change.isEmpty else { return [] }
    guard change.range.count == change.replacement.count else {
      return [try splice(change.range, change.replacement)]
    }
    var splices: [Splice] = []
    var index = change.range.lowerBound
    let shift = change.replacement.startIndex - change.range.lowerBound
    while index < change.range.upperBound {
      let start = index
      while index < change.range.upperBound, differs(index, change.replacement[index + shift]) { index += 1 }
      if index > start {
        splices.append(try splice(start..<index, change.replacement[start + shift..<index + shift]))
      } else {
        index += 1
      }
    }
    return splices
  }

  /// Whether the unit changes; a half of a surrogate pair counts as changed, so that no character is cut in two.
  private func differs(_ index: Int, _ unit: UInt16) -> Bool {
    mapped.units[index] != unit || (0xD800...0xDFFF).contains(unit)
  }

  private func splice(_ range: Range<Int>, _ units: ArraySlice<UInt16>) throws(EditFault) -> Splice {
    guard let place = mapped.place(range) else { throw .placesUnknown }
    if encoding == .utf8(mark: false), units.contains(where: { $0 >= 0x80 }) { throw .readAsANSI }
    guard let bytes = encoding.bytes(of: Self.escaped(units)) else {
      throw .notInEncoding(encoding: encoding.name)
    }
    return Splice(bytes: place.bytes, replacement: bytes)
  }

  /// The units as they stand between quotes: regedit reads `\\`, `\"`, `\n` and `\r`.
  static func escaped(_ units: some Sequence<UInt16>) -> [UInt16] {
    units.flatMap { unit -> [UInt16] in
      switch unit {
      case ASCII.backslash, ASCII.quote: [ASCII.backslash, unit]
      case 0x0A: [ASCII.backslash, 0x6E]
      case 0x0D: [ASCII.backslash, 0x72]
      default: [unit]
      }
    }
  }
}
