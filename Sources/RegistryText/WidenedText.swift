/// A text in another encoding as UTF-16LE with its byte order mark.
struct WidenedText: RewrittenPieces {
  /// The units that a character may take; as many are kept back until more is read.
  private static let longestCharacter = 4

  private var source: any ByteSource
  private let encoding: TextEncoding
  private var window: TextWindow
  private var decoder: TextDecoder
  private var start = 0
  private var hasBegun = false

  /// `encoding` is what the reader has found; bytes that are no text in it are an error, as nothing may be lost.
  init(_ source: any ByteSource, _ encoding: TextEncoding) throws(ReadError) {
    self.source = source
    self.encoding = encoding
    var choice = EncodingChoice.automatic
    if case .ansi(let page) = encoding { choice = .stated(page) }
    window = try TextWindow(&self.source, choice: choice)
    decoder = TextDecoder(encoding)
  }

  mutating func append(to bytes: inout [UInt8]) throws(ReadError) -> Bool {
    if !hasBegun { bytes += [0xFF, 0xFE] }
    hasBegun = true
    try window.fill(from: &source, keeping: start, line: 1)
    start = 0
    if window.hasOddByte { throw .undecodable(offset: window.offset(window.end)) }
    let isPlain = window.encoding != encoding
    let end = window.isAtEnd ? window.end : max(0, window.end - Self.longestCharacter)
    while start < end {
      let character = decoder.character(window.units.span, start, window.end)
      // A text that turns out to be UTF-8 has been ASCII up to there.
      if isPlain && character.first >= 0x80 || isLost(character) {
        throw .undecodable(offset: window.offset(start))
      }
      bytes += [UInt8(truncatingIfNeeded: character.first), UInt8(truncatingIfNeeded: character.first >> 8)]
      if let second = character.second {
        bytes += [UInt8(truncatingIfNeeded: second), UInt8(truncatingIfNeeded: second >> 8)]
      }
      start += character.length
    }
    return !window.isAtEnd
  }

  /// Whether the bytes are no character, for which the decoder gives U+FFFD. UTF-16 and UTF-8 can hold that itself.
  private func isLost(_ character: TextDecoder.Character) -> Bool {
    guard character.first == 0xFFFD else { return false }
    switch encoding {
    case .utf16LE, .utf16BE: return false
    case .utf8: return character.length == 1
    case .ansi: return true
    }
  }
}
