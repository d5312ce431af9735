/// A place in a document as the protocol counts: lines and units of the agreed encoding, from 0.
package struct TextPosition: Hashable, Sendable, Codable {
  /// The line, from 0. CRLF, LF and a lone CR each end a line.
  package var line: Int
  /// Units of the line before the place.
  package var character: Int

  /// Makes a position; both numbers count from 0.
  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }
}

/// A stretch of a document; the end is exclusive.
package struct TextSpan: Hashable, Sendable, Codable {
  /// Where it begins.
  package var start: TextPosition
  /// The first place behind it.
  package var end: TextPosition

  /// Makes a stretch.
  package init(start: TextPosition, end: TextPosition) {
    self.start = start
    self.end = end
  }
}

/// In which units positions count within a line.
package enum PositionEncoding: String, Sendable, Codable {
  /// Two bytes a unit; what every client knows.
  case utf16 = "utf-16"
  /// Bytes of UTF-8.
  case utf8 = "utf-8"

  /// The first of a client's wishes that is known here; what every client knows where there is none.
  package init(offered: [String]) {
    self = offered.lazy.compactMap(Self.init(rawValue:)).first ?? .utf16
  }

  /// How many units the character takes whose first byte of UTF-8 is `lead`; bytes that go on take none.
  func units(lead: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: lead & 0xC0 == 0x80 ? 0 : lead >= 0xF0 ? 2 : 1
    }
  }
}
