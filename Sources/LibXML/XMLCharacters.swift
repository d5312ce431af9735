/// What XML 1.0 can hold at all.
package enum XMLCharacters {
  /// Whether every character of `text` is a `Char` of XML 1.0 (section 2.2). Other characters, such as U+0000 or
  /// U+FFFE, cannot even be escaped: write such a string as hex and say so.
  package static func isRepresentable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: true
      case 0x20...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
  }

  /// Whether `name` can name an element or attribute as the program's own formats use them: ASCII, one optional prefix.
  static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        guard let first = part.first, isLetter(first) else { return false }
        return part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }
}
