import LintRules
import RegistryText

/// An example as a whole text with its marks, before it becomes bytes: what a perturbation changes.
struct WrittenExample {
  /// How the value of an example that is a `Windows` value is written.
  enum Form { case quoted, hex }

  static let version5 = "Windows Registry Editor Version 5.00"
  static let version4 = "REGEDIT4"
  static let subSystems =
    #"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems"#

  /// The text, header and line ends included.
  var text: String
  /// How it is written in bytes.
  var encoding: TextEncoding

  /// The text of an example; nil where it is bytes that are no text.
  init?(_ content: RuleExample.Content) {
    switch content {
    case .windows(let value): self.init(windows: value)
    case .registry(let body): self.init(text: (Self.version5 + "\n\n" + body).withLineEnds("\r\n"))
    case .file(let whole): self.init(text: whole)
    case .bytes(let bytes):
      guard let (text, encoding) = Self.read(bytes) else { return nil }
      self.init(text: text, encoding: encoding)
    }
  }

  private init(text: String, encoding: TextEncoding = .utf16LE(mark: true)) {
    self.text = text
    self.encoding = encoding
  }

  /// A `Windows` value in a file of version 5.
  init(windows value: String, _ form: Form = .quoted) {
    let line = form == .quoted ? "\"Windows\"=\"\(value.escaped)\"" : "\"Windows\"=hex(2):" + HexText.list(of: value)
    let lines = [Self.version5, "", "[\(Self.subSystems)]", HexText.wrapped(line), ""]
    self.init(text: lines.joined(separator: "\n").withLineEnds("\r\n"))
  }

  /// The bytes, and where the marks stand in them; nil where a character has no place in the encoding.
  var placed: PlacedExample? { PlacedExample(MarkedText(text), in: encoding) }

  /// The header without its line end; nil where the first line is none.
  var header: String? {
    let first = text.unicodeScalars.prefix { $0 != "\r" && $0 != "\n" }
    return [Self.version5, Self.version4].first { $0 == String(first) }
  }

  /// Bytes that are UTF-16 with its mark, UTF-8, or 8-bit text in the usual code page.
  private static func read(_ bytes: String) -> (String, TextEncoding)? {
    let scalars = bytes.unicodeScalars
    if scalars.first == "\u{FF}" { return readUTF16(scalars).map { ($0, .utf16LE(mark: true)) } }
    guard !scalars.contains("\0") else { return nil }
    if scalars.allSatisfy({ $0.isASCII || isMark($0) }) { return (bytes, .ansi(.windows1252)) }
    let utf8 = scalars.flatMap { isMark($0) ? Array(String($0).utf8) : [UInt8(truncatingIfNeeded: $0.value)] }
    guard let text = String(validating: utf8, as: UTF8.self) else { return (bytes, .ansi(.windows1252)) }
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    return (isMarked ? String(text.dropFirst()) : text, .utf8(mark: isMarked))
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "⟦" || scalar == "⟧" }

  private static func readUTF16(_ bytes: String.UnicodeScalarView) -> String? {
    var units: [UInt16] = []
    var low: UInt16?
    for scalar in bytes {
      if isMark(scalar) {
        if low != nil { return nil }
        units += Array(String(Character(scalar)).utf16)
      } else if let first = low {
        units.append(first | UInt16(scalar.value) << 8)
        low = nil
      } else {
        low = UInt16(scalar.value)
      }
    }
    let text = String(decoding: units.dropFirst(), as: UTF16.self)
    return low == nil && Array(text.utf16) == Array(units.dropFirst()) ? text : nil
  }
}

extension RuleExample.Content {
  /// The file as the example is written.
  var placed: PlacedExample {
    if case .bytes(let text) = self { return PlacedExample(bytes: text) }
    return WrittenExample(self)?.placed ?? PlacedExample(bytes: "")
  }
}

extension String {
  /// Every line end made `end`. By scalars, because CR and LF together are one Character.
  func withLineEnds(_ end: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && !isAfterReturn) {
        result.append(contentsOf: end.unicodeScalars)
      } else if scalar != "\n" {
        result.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// As it stands between quotes in a file.
  var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += #"\\"#
      case "\"": result += #"\""#
      case "\r": result += #"\r"#
      case "\n": result += #"\n"#
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What stands between quotes as the text that it is; nil where an escape is none.
  var unescaped: String? {
    var result = ""
    var isEscape = false
    for scalar in unicodeScalars {
      switch (isEscape, scalar) {
      case (false, "\\"):
        isEscape = true
        continue
      case (false, _), (true, "\\"), (true, "\""): result.unicodeScalars.append(scalar)
      case (true, "n"): result += "\n"
      case (true, "r"): result += "\r"
      case (true, _): return nil
      }
      isEscape = false
    }
    return isEscape ? nil : result
  }
}
