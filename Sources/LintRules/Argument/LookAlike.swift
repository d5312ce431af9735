/// Characters that look like those that Windows looks for, or like none at all: they come from typesetting, from pages
/// and from chats.
enum LookAlike {
  /// What a character was probably meant to be; empty for one that shows nothing or does not belong there.
  static func meant(_ unit: UInt16) -> String? {
    switch unit {
    case ..<0x00A0: nil
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: ""
    case 0x00AB, 0x00BB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C, 0x300D: ""
    case 0x060C, 0x3001, 0xFE50, 0xFE51: ","
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2044, 0x2215: "/"
    case 0x2216, 0x29F5: "\\"
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt32(unit) - 0xFEE0).map { String(Character($0)) }
    case 0x0660...0x0669: String(unit - 0x0660)
    case 0x06F0...0x06F9: String(unit - 0x06F0)
    default: letters[unit]
    }
  }

  /// What to call it: `a no-break space`.
  static func name(_ unit: UInt16) -> String {
    let code =
      "U+" + String(repeating: "0", count: max(0, 4 - String(unit, radix: 16).utf8.count))
      + String(unit, radix: 16, uppercase: true)
    return switch unit {
    case 0x00A0: "a no-break space (\(code))"
    case 0xFF0C: "a fullwidth comma (\(code))"
    case 0x2018...0x201F: "a typographic quotation mark (\(code))"
    case 0x2010...0x2015, 0x2212: "a dash (\(code))"
    case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: "an invisible character (\(code))"
    default: meant(unit) == " " ? "an unusual space (\(code))" : "the character \(code)"
    }
  }

  /// The first run of such characters.
  static func first(in units: ArraySlice<UInt16>) -> Range<Int>? {
    // Nearly every value is all ASCII.
    guard let start = units.firstIndex(where: { $0 >= 0x00A0 && meant($0) != nil }) else { return nil }
    let end = units[start...].firstIndex { meant($0) == nil } ?? units.endIndex
    return start..<end
  }

  /// Cyrillic and Greek letters that print like Latin ones.
  private static let letters: [UInt16: String] = {
    let pairs = zip(
      "АВЕКМНОРСТХЅІЈаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".utf16, "ABEKMHOPCTXSIJaeopcyxsijABEZHIKMNOPTYXo".unicodeScalars)
    return Dictionary(pairs.map { ($0, String(Character($1))) }) { first, _ in first }
  }()
}
