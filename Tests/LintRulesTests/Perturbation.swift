import RegistryText

/// A change to how an example is written that must change neither what is found nor where, but for the shift of the text.
enum Perturbation: String, CaseIterable {
  case utf16, utf8, ansi
  case carriageReturnLineFeed, lineFeed, carriageReturn
  case version5, version4
  case quoted, hex
  case upperCaseKeys, lowerCaseKeys
  case controlSet001, controlSet002
  case offlineMount
  case noLastLineEnd, lastLineEnd
  case linesBefore

  /// What of a file it changes.
  enum Aspect: CaseIterable {
    case encoding, lineEnds, header, form, keyCase, controlSet, mount, lastLineEnd, place
  }

  /// What it changes.
  var aspect: Aspect {
    switch self {
    case .utf16, .utf8, .ansi: .encoding
    case .carriageReturnLineFeed, .lineFeed, .carriageReturn: .lineEnds
    case .version5, .version4: .header
    case .quoted, .hex: .form
    case .upperCaseKeys, .lowerCaseKeys: .keyCase
    case .controlSet001, .controlSet002: .controlSet
    case .offlineMount: .mount
    case .noLastLineEnd, .lastLineEnd: .lastLineEnd
    case .linesBefore: .place
    }
  }

  /// The example changed; nil where it cannot be written so, or is so already.
  func apply(to example: WrittenExample) -> WrittenExample? {
    var result = example
    switch self {
    case .utf16: result.encoding = .utf16LE(mark: true)
    case .utf8: result.encoding = .utf8(mark: true)
    case .ansi: result.encoding = .ansi(.windows1252)
    case .carriageReturnLineFeed: result.text = example.text.withLineEnds("\r\n")
    case .lineFeed: result.text = example.text.withLineEnds("\n")
    case .carriageReturn: result.text = example.text.withLineEnds("\r")
    case .version5: result = example.version5 ?? example
    case .version4: result = example.version4 ?? example
    case .quoted: if example.header == WrittenExample.version5 { result.text = ValueForm.quoted(example.text) }
    case .hex: if example.header == WrittenExample.version5 { result.text = ValueForm.inHex(example.text) }
    case .upperCaseKeys: result.text = example.text.changingHeadings { $0.uppercased() }
    case .lowerCaseKeys: result.text = example.text.changingHeadings { $0.lowercased() }
    case .controlSet001: result.text = example.text.inControlSet("ControlSet001")
    case .controlSet002: result.text = example.text.inControlSet("ControlSet002")
    case .offlineMount:
      result.text = example.text.replacing(#"MACHINE\SYSTEM\"#, with: #"MACHINE\OFFLINE\"#)
        .replacing(#"MACHINE\SOFTWARE\"#, with: #"MACHINE\OFFLINE_SOFTWARE\"#)
    case .noLastLineEnd: result.text = example.text.withoutLastLineEnd
    case .lastLineEnd: if !example.text.isEnded { result.text += example.text.lineEnd }
    case .linesBefore: result.text = example.withLinesBefore
    }
    let isChanged = result.text.utf8.elementsEqual(example.text.utf8) && result.encoding == example.encoding
    return isChanged || result.placed == nil ? nil : result
  }
}

extension WrittenExample {
  fileprivate var version4: WrittenExample? {
    guard header == Self.version5, let text = ValueForm.withLists(of: text, HexText.narrowed) else { return nil }
    var result = self
    result.text = text.replacing(Self.version5, with: Self.version4)
    result.encoding = .ansi(.windows1252)
    return result
  }

  fileprivate var version5: WrittenExample? {
    guard header == Self.version4, let text = ValueForm.withLists(of: text, HexText.widened) else { return nil }
    var result = self
    result.text = text.replacing(Self.version4, with: Self.version5)
    result.encoding = .utf16LE(mark: true)
    return result
  }

  /// Comments and empty lines behind the header, a character among them that encodings write differently.
  fileprivate var withLinesBefore: String {
    guard let header else { return text }
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(header.unicodeScalars.count)))
    return header + "\n; ä comment\n".withLineEnds(text.lineEnd) + rest
  }
}

extension String {
  /// How its first line ends; CRLF where none does.
  fileprivate var lineEnd: String {
    guard let first = unicodeScalars.firstIndex(where: { $0 == "\r" || $0 == "\n" }) else { return "\r\n" }
    if unicodeScalars[first] == "\n" { return "\n" }
    return unicodeScalars[unicodeScalars.index(after: first)...].first == "\n" ? "\r\n" : "\r"
  }

  /// Whether a line end is the last, or a mark that is about the end of the file.
  fileprivate var isEnded: Bool { unicodeScalars.last.map { "\r\n⟧".unicodeScalars.contains($0) } ?? true }

  fileprivate var withoutLastLineEnd: String {
    var scalars = unicodeScalars
    if scalars.last == "\n" { scalars.removeLast() }
    if scalars.last == "\r" { scalars.removeLast() }
    return String(scalars)
  }

  /// The ASCII letters of every heading changed.
  fileprivate func changingHeadings(_ change: (String) -> String) -> String {
    var result = ""
    var isLineStart = true
    var isHeading = false
    for scalar in unicodeScalars {
      if isLineStart, scalar != "⟦" {
        isHeading = scalar == "["
        isLineStart = false
      }
      if scalar == "\n" || scalar == "\r" { isLineStart = true }
      let text = String(Character(scalar))
      result += isHeading && scalar.isASCII ? change(text) : text
    }
    return result
  }

  /// The current control set of its headings made another; unchanged where other sets are named too.
  fileprivate func inControlSet(_ name: String) -> String {
    contains("\\ControlSet00") ? self : replacing("CurrentControlSet", with: name)
  }
}
