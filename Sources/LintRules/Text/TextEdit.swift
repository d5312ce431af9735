import RegistryText

extension FileFacts {
  /// `text`, which is ASCII, as the file writes it.
  func encoded(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf16LE: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    case .utf16BE: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf8, .ansi: Array(text.utf8)
    }
  }

  /// The line end that most lines have.
  var usualLineEnd: String {
    if crlf >= lf, crlf >= cr { return "\r\n" }
    return lf >= cr ? "\n" : "\r"
  }

  /// A splice that writes `text`, which is ASCII, in place of `bytes`.
  func splice(_ bytes: Range<Int>, _ text: String) -> Splice {
    Splice(bytes: bytes, replacement: encoded(text))
  }
}
