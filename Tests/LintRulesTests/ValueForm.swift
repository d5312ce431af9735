/// The values of a text in another form of the same data: quoted or in hex, in the bytes of the other header.
enum ValueForm {
  /// Strings and numbers as lists of bytes: `Windows` as REG_EXPAND_SZ, which Windows writes, others with their type.
  static func inHex(_ text: String) -> String {
    changingValues(of: text) { name, data in
      if data.hasPrefix("\""), data.hasSuffix("\""), data.unicodeScalars.count > 1 {
        let inside = String(String.UnicodeScalarView(data.unicodeScalars.dropFirst().dropLast()))
        guard isClosedOnce(inside), let string = inside.unescaped else { return nil }
        return "hex(\(MarkedText(name).text.lowercased() == "windows" ? 2 : 1)):" + HexText.list(of: string)
      }
      guard data.hasPrefix("dword:") else { return nil }
      let digits = data.dropFirst("dword:".count)
      let marks = (digits.hasPrefix("⟦") ? "⟦" : "", digits.hasSuffix("⟧") ? "⟧" : "")
      guard let number = UInt32(MarkedText(String(digits)).text, radix: 16) else { return nil }
      let bytes = [0, 8, 16, 24].map { HexText.digits(UInt16(number >> $0 & 0xFF)) }
      return "hex(4):" + marks.0 + bytes.joined(separator: ",") + marks.1
    }
  }

  /// Lists of bytes that are texts as strings.
  static func quoted(_ text: String) -> String {
    changingValues(of: text) { _, data in
      list(data, ofTypes: ["1", "2"]).flatMap { HexText.text(of: $0.list) }.map { "\"\($0.escaped)\"" }
    }
  }

  /// Lists that are texts in the bytes of the other header; nil where one of them cannot be.
  static func withLists(of text: String, _ change: (String) -> String?) -> String? {
    var isWhole = true
    let changed = changingValues(of: text) { _, data in
      guard let (keyword, list) = list(data, ofTypes: ["1", "2", "7"]) else { return nil }
      let other = change(list)
      if other == nil { isWhole = false }
      return other.map { keyword + $0 }
    }
    return isWhole ? changed : nil
  }

  /// A list of one of these types: its keyword as written, colon and marks included, and the bytes.
  private static func list(_ data: String, ofTypes types: [String]) -> (keyword: String, list: String)? {
    guard let colon = data.firstIndex(of: ":") else { return nil }
    let keyword = String(data[...colon])
    let isOfType = types.contains { MarkedText(keyword).text == "hex(\($0)):" }
    return isOfType ? (keyword, String(data[data.index(after: colon)...])) : nil
  }

  /// Whether a text between quotes has no quote inside that would end it.
  private static func isClosedOnce(_ inside: String) -> Bool {
    !inside.replacing(#"\\"#, with: "").replacing(#"\""#, with: "").contains("\"")
  }

  /// Each value's data changed where `change` makes something of it; a list that goes on is one with its lines.
  private static func changingValues(of text: String, _ change: (_ name: String, _ data: String) -> String?) -> String {
    let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    var lines: [String] = []
    for line in text.withLineEnds("\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let last = lines.last, last.hasSuffix("\\"), last.contains("=hex") {
        lines[lines.count - 1] = last + "\n" + line
      } else {
        lines.append(line)
      }
    }
    let changed = lines.map { line -> String in
      guard line.hasPrefix("\""), let equals = line.firstRange(of: "\"=") ?? line.firstRange(of: "\"⟧=") else {
        return line
      }
      let name = String(line[line.index(after: line.startIndex)..<equals.lowerBound])
      let data = String(line[equals.upperBound...])
      return change(name, data).map { HexText.wrapped(line[..<equals.upperBound] + $0) } ?? line
    }
    return changed.joined(separator: "\n").withLineEnds(lineEnd)
  }
}
