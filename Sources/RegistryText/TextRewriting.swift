/// A change of a whole text that is made while it is read: where every line or every character changes, a list of splices
/// would grow with the file.
package enum TextRewriting: Hashable, Sendable {
  /// The same text in UTF-16LE with its byte order mark; `from` is how it is written.
  case utf16(from: TextEncoding)
  /// Every line ends in `end`; what is no line end stays as it is.
  case lineEnds(LineEnd, in: TextEncoding)
  /// UTF-16LE whose line ends were converted as if it were 8-bit text gets them back.
  case restoredLineEnds

  /// How the text is written when it has been rewritten; `encoding` is how it was.
  package func encoding(after encoding: TextEncoding) -> TextEncoding {
    if case .utf16 = self { .utf16LE(mark: true) } else { encoding }
  }
}

/// How a line may end.
package enum LineEnd: String, Sendable {
  case crlf = "CRLF"
  case lf = "LF"
  case cr = "CR"

  /// Its characters.
  package var units: [UInt16] {
    switch self {
    case .crlf: [LineScan.carriageReturn, LineScan.lineFeed]
    case .lf: [LineScan.lineFeed]
    case .cr: [LineScan.carriageReturn]
    }
  }
}

extension FileFacts {
  /// How most lines end; CRLF where as many end otherwise.
  package var usualLineEnd: LineEnd {
    if crlf >= lf, crlf >= cr { return .crlf }
    return lf >= cr ? .lf : .cr
  }
}
