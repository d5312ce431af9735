/// Foreign text made safe to show on a terminal or in a CI log.
package enum VisibleText {
  /// `text` with control characters, escape sequences, bidirectional controls and line separators as `\u{…}`, and so the
  /// bracket of the `##[` that some CI runners obey. Made visible twice, a text stays as it is.
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x23 }) { return text }
    var result = ""
    var hashes = 0
    for scalar in text.unicodeScalars {
      let isCommand = hashes >= 2 && scalar == "["
      hashes = scalar == "#" ? hashes + 1 : 0
      if isCommand || isHidden(scalar) {
        result += scalar == "\t" ? " " : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// How many columns of a terminal `text`, which is visible already, takes.
  package static func width(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Whether a character does something instead of being seen, or may be drawn as anything.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The blocks whose characters take two columns: Hangul, CJK, fullwidth forms and pictographs.
  private static func isWide(_ value: UInt32) -> Bool {
    (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0xFFE0...0xFFE6).contains(value) || (0x1F300...0x1FAFF).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }
}
