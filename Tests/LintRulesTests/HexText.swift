/// A list of bytes in a file and the text that it stands for, both with their marks.
enum HexText {
  /// The digits of the first column beyond which regedit breaks a line.
  private static let lastColumn = 76

  /// The list for `text` in UTF-16 with its end NUL. A mark stands directly before or behind the digits of the units
  /// that it marks; one that marks nothing stands before the next.
  static func list(of text: String) -> String {
    var list = ""
    var opening = ""
    for unit in Array(text.utf16) + [0] {
      switch unit {
      case 0x27E6: opening = "⟦"
      case 0x27E7: if opening.isEmpty { list += "⟧" } else { opening += "⟧" }
      default:
        list += (list.isEmpty ? "" : ",") + opening + digits(unit & 0xFF) + "," + digits(unit >> 8)
        opening = ""
      }
    }
    return list
  }

  /// The text of a list of UTF-16 without its end NUL; nil where it is no such list, or has a NUL that a string cannot
  /// have.
  static func text(of list: String) -> String? {
    guard let tokens = Token.all(of: list) else { return nil }
    var units: [UInt16] = []
    var low: UInt16?
    for token in tokens {
      switch token {
      case .comma: continue
      case .mark(let mark):
        if low != nil { return nil }
        units += Array(mark.utf16)
      case .byte(let byte):
        if let first = low { units.append(first | UInt16(byte) << 8) }
        low = low == nil ? UInt16(byte) : nil
      }
    }
    guard low == nil, let end = units.lastIndex(of: 0), units[(end + 1)...].allSatisfy({ $0 == 0x27E7 }) else {
      return nil
    }
    units.remove(at: end)
    let text = String(decoding: units, as: UTF16.self)
    return units.contains(0) || Array(text.utf16) != units ? nil : text
  }

  /// A list of UTF-16 as one of 8-bit characters; nil where it has others than ASCII, or half a unit.
  static func narrowed(_ list: String) -> String? {
    guard let tokens = Token.all(of: list) else { return nil }
    var result = ""
    var low: UInt8?
    for token in tokens {
      switch token {
      case .comma: if low == nil, !result.isEmpty { result += "," }
      case .mark(let mark):
        if low != nil { return nil }
        result += mark
      case .byte(let byte):
        if low == nil {
          result += digits(UInt16(byte))
          low = byte
        } else {
          guard byte == 0, let first = low, first < 0x80 else { return nil }
          low = nil
        }
      }
    }
    return low == nil ? result : nil
  }

  /// A list of 8-bit characters as one of UTF-16.
  static func widened(_ list: String) -> String? {
    Token.all(of: list)?.map { token in
      switch token {
      case .comma: ","
      case .mark(let mark): mark
      case .byte(let byte): digits(UInt16(byte)) + ",00"
      }
    }.joined()
  }

  /// A line with a list broken as regedit breaks it; the marks take no room.
  static func wrapped(_ line: String) -> String {
    guard let colon = line.firstRange(of: "=hex(")?.upperBound, line.utf16.count > lastColumn else { return line }
    var result = String(line[..<colon])
    var column = MarkedText(result).units.count
    for scalar in line[colon...].unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar != "⟦" && scalar != "⟧" { column += 1 }
      if scalar == ",", column >= lastColumn {
        result += "\\\n  "
        column = 2
      }
    }
    return result
  }

  static func digits(_ byte: UInt16) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  private enum Token {
    case byte(UInt8)
    case comma
    case mark(String)

    /// The tokens of a list; where it is broken into lines is left out. Nil where it is no list, or one that is cut off.
    static func all(of list: String) -> [Token]? {
      if list.hasSuffix("\\") || list.hasSuffix("\\\n") { return nil }
      var tokens: [Token] = []
      var digits = ""
      for scalar in list.unicodeScalars + Array(",".unicodeScalars) {
        if scalar.properties.isASCIIHexDigit {
          digits.unicodeScalars.append(scalar)
          continue
        }
        if !digits.isEmpty {
          guard let byte = UInt8(digits, radix: 16) else { return nil }
          tokens.append(.byte(byte))
          digits = ""
        }
        switch scalar {
        case ",": tokens.append(.comma)
        case "⟦", "⟧": tokens.append(.mark(String(Character(scalar))))
        case "\\", "\n", "\r", " ": break
        default: return nil
        }
      }
      return Array(tokens.dropLast())
    }
  }
}
