/// What XML 1.0 can hold at all.
package enum XMLCharacters {
  /// Whether every character of `text` is a `Char` of XML 1.0 (section 2.2). Other characters, such as U+0000 or
  /// U+FFFE, cannot even be escaped: write such a string as hex and say so.
  package static func isRepresentable(_ text: String) -> Bool {
    if text.utf8.withContiguousStorageIfAvailable(isPrintable) ?? false { return true }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: true
      case 0x20...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
    }
  }

  /// Whether it is printable ASCII, as nearly all text is.
  private static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a way out of the loop many bytes are looked at together.
    var found: UInt8 = 0
    for byte in bytes { found |= byte &- 0x20 > 0x5E ? 1 : 0 }
    return found == 0
  }

  /// Whether `name` can name an element or attribute as the program's own formats use them: ASCII, one optional prefix.
  static func isName(_ name: String) -> Bool {
    var colons = 0
    var isStart = true
    for byte in name.utf8 {
      if isStart {
        guard isLetter(byte) else { return false }
        isStart = false
      } else if byte == UInt8(ascii: ":") {
        colons += 1
        isStart = true
      } else {
        guard isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E else { return false }
      }
    }
    return !isStart && colons < 2
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }
}
