import LintRules
import RegistryText
import SubSystems
import Testing

/// How the text of an example is put into a file: what must not change what a rule finds.
struct Surroundings: Sendable, CustomTestStringConvertible {
  enum Form: Sendable { case quoted, hex }

  var name: String
  var form = Form.quoted
  var isUTF16 = true
  var isVersion4 = false
  var lineEnd = "\r\n"
  var root = "HKEY_LOCAL_MACHINE"
  var path = #"SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems"#
  var endsWithLineEnd = true

  var testDescription: String { name }

  static let plain = Surroundings(name: "version 5, UTF-16, quoted")

  /// For `Windows` values.
  static let all: [Surroundings] = [
    plain,
    Surroundings(name: "hex(2)", form: .hex),
    Surroundings(name: "8-bit text", isUTF16: false),
    Surroundings(name: "8-bit text, hex(2)", form: .hex, isUTF16: false),
    Surroundings(name: "version 4", isUTF16: false, isVersion4: true),
    Surroundings(name: "version 4, hex(2)", form: .hex, isUTF16: false, isVersion4: true),
    Surroundings(name: "line feeds", form: .hex, lineEnd: "\n"),
    Surroundings(name: "carriage returns", form: .hex, lineEnd: "\r"),
    Surroundings(
      name: "key in small letters", root: "hkey_local_machine",
      path: #"system\currentcontrolset\control\session manager\subsystems"#),
    Surroundings(name: "ControlSet001", path: #"SYSTEM\ControlSet001\Control\Session Manager\SubSystems"#),
    Surroundings(name: "ControlSet002", form: .hex, path: #"SYSTEM\ControlSet002\Control\Session Manager\SubSystems"#),
    Surroundings(name: "mounted hive", path: #"OFFLINE\ControlSet001\Control\Session Manager\SubSystems"#),
    Surroundings(name: "no line end at the end", endsWithLineEnd: false),
    Surroundings(name: "hex(2), no line end at the end", form: .hex, endsWithLineEnd: false),
  ]

  /// For whole files: the key and the form are the example's own.
  static let ofFiles: [Surroundings] = [
    plain,
    Surroundings(name: "8-bit text", isUTF16: false),
    Surroundings(name: "line feeds", lineEnd: "\n"),
    Surroundings(name: "carriage returns", lineEnd: "\r"),
    Surroundings(name: "no line end at the end", endsWithLineEnd: false),
  ]

  /// The file, its marks taken out; nil where the example cannot be written so: 8-bit text takes ASCII only here, and
  /// whole files that bring their own header are left as they are.
  func place(_ content: RuleExample.Content) -> PlacedExample? {
    let text: String
    switch content {
    case .windows(let string):
      // A list in version 4 has one byte for a character.
      if isVersion4, !MarkedText(string).units.allSatisfy({ $0 < 0x80 }) { return nil }
      text = lines([header, "", "[\(root)\\\(path)]", form == .quoted ? quoted(string) : hex(string)])
    case .registry(let string):
      text = lines([header, ""] + string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    default:
      return nil
    }
    let placed = PlacedExample(MarkedText(text), isUTF16: isUTF16)
    return isUTF16 || placed.text.units.allSatisfy { $0 < 0x80 } ? placed : nil
  }

  private var header: String { isVersion4 ? "REGEDIT4" : "Windows Registry Editor Version 5.00" }

  private func lines(_ lines: [String]) -> String {
    lines.joined(separator: lineEnd) + (endsWithLineEnd ? lineEnd : "")
  }

  private func quoted(_ text: String) -> String {
    let escapes: [(String, String)] = [("\\", "\\\\"), ("\"", "\\\""), ("\r", "\\r"), ("\n", "\\n")]
    // Unicode scalars: CR and LF together are one Character.
    var escaped = ""
    for scalar in text.unicodeScalars {
      let one = String(Character(scalar))
      escaped += escapes.first { $0.0 == one }?.1 ?? one
    }
    return "\"Windows\"=\"\(escaped)\""
  }

  /// The list as regedit wraps it, with the marks directly before and behind the digits of the units that they mark.
  private func hex(_ text: String) -> String {
    var list = "\"Windows\"=hex(2):"
    var column = list.utf8.count
    var isFirst = true
    var opening = ""
    for unit in Array(text.utf16) + [0] {
      if unit == 0x27E6 {
        opening = "⟦"
        continue
      }
      if unit == 0x27E7 {
        if opening.isEmpty { list += "⟧" } else { opening += "⟧" }
        continue
      }
      for byte in isVersion4 ? [unit & 0xFF] : [unit & 0xFF, unit >> 8] {
        if !isFirst { list += "," }
        column += 1
        if column > Self.lastColumn {
          list += "\\" + lineEnd + "  "
          column = 2
        }
        list += opening + hexDigits(byte)
        opening = ""
        column += 2
        isFirst = false
      }
    }
    return list
  }

  /// Where regedit breaks a line.
  private static let lastColumn = 76

  private func hexDigits(_ byte: UInt16) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
}
