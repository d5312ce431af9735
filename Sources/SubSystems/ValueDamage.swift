package import RegistryText

/// What keeps a `Windows` value from being read as text at all, or as the text that was meant.
package enum ValueDamage: Hashable, Sendable {
  /// It is neither a REG_SZ nor a REG_EXPAND_SZ.
  case otherType
  /// Its bytes are text of the kind that goes with the other header.
  case otherVersion(header: Int)
  /// Its bytes are half a unit too many.
  case oddBytes
  /// A NUL stands before the end of the text. Units of the value.
  case nulInside(Range<Int>)
  /// Half a surrogate pair. Units of the value.
  case halfCharacter(Range<Int>)
}

extension WindowsValue {
  /// The gravest damage of `value`, whose text is `string`; nil where it is a text, maybe an empty one.
  static func damage(of value: RegistryValue, _ string: WindowsString) -> ValueDamage? {
    guard value.type == 1 || value.type == 2 else { return .otherType }
    if let header = value.headerOfOtherVersion { return .otherVersion(header: header) }
    if value.hasHalfUnit { return .oddBytes }
    if string.textEnd < string.units.count { return .nulInside(string.textEnd..<string.textEnd + 1) }
    return string.halfCharacter.map { .halfCharacter($0..<$0 + 1) }
  }

  /// Whether it is a text with something in it, so that what its arguments say can be judged.
  package var isReadable: Bool { damage == nil && !string.isBlank }
}

extension RegistryValue {
  /// The version of the file's header, where the bytes of this text are of the kind that goes with the other one: 5 for
  /// ANSI bytes, 4 for UTF-16. Found by ASCII alone, which both have. Nil for texts that may be right.
  package var headerOfOtherVersion: Int? {
    guard form == .hex, isText, let units = text?.units else { return nil }
    let stored = data.dropLast(addedBytes)
    let characters = stored.dropLast(stored.reversed().prefix { $0 == 0 }.count)
    if characters.count >= Self.enoughBytes, characters.allSatisfy(Self.isPrintable) { return 5 }
    let alternates = units.indices.allSatisfy {
      $0.isMultiple(of: 2) ? units[$0] < 0x7F : units[$0] == 0
    }
    return units.count >= Self.enoughBytes && alternates && units.first != 0 ? 4 : nil
  }

  /// From how many bytes on a list of printable ASCII is no text of the characters U+2020 to U+7E7E.
  private static var enoughBytes: Int { 16 }

  private static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }
}

extension WindowsString {
  /// The first half of a surrogate pair that stands alone.
  fileprivate var halfCharacter: Int? {
    // Without a way out of the loop several units are looked at together; nearly no text has a surrogate.
    if units.reduce(0, max) < 0xD800 { return nil }
    var index = 0
    while index < units.count {
      let isHigh = units[index] & 0xFC00 == 0xD800
      let isLow = units[index] & 0xFC00 == 0xDC00
      let isPair = isHigh && index + 1 < units.count && units[index + 1] & 0xFC00 == 0xDC00
      if isLow || (isHigh && !isPair) { return index }
      index += isPair ? 2 : 1
    }
    return nil
  }
}
