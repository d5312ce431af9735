/// Files for examples that are about bytes: each character of the result is a byte, the marks ⟦ and ⟧ excepted.
enum ExampleBytes {
  /// `text` in UTF-16; line ends as they are.
  static func utf16(_ text: String, mark: Bool = true, bigEndian: Bool = false) -> String {
    var result = ""
    if mark { append(0xFEFF, bigEndian, to: &result) }
    for character in text {
      if character == "⟦" || character == "⟧" {
        result.append(character)
      } else {
        for unit in character.utf16 { append(unit, bigEndian, to: &result) }
      }
    }
    return result
  }

  /// `text` in UTF-8.
  static func utf8(_ text: String, mark: Bool) -> String {
    var result = mark ? "\u{EF}\u{BB}\u{BF}" : ""
    for character in text {
      if character == "⟦" || character == "⟧" {
        result.append(character)
      } else {
        for byte in character.utf8 { result.unicodeScalars.append(Unicode.Scalar(byte)) }
      }
    }
    return result
  }

  private static func append(_ unit: UInt16, _ bigEndian: Bool, to result: inout String) {
    let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
    for byte in bigEndian ? [high, low] : [low, high] { result.unicodeScalars.append(Unicode.Scalar(byte)) }
  }
}
