/// How the characters of an export are written in bytes.
package enum TextEncoding: Hashable, Sendable {
  /// UTF-16 little-endian, which regedit writes and reads when the byte order mark is there.
  case utf16LE(mark: Bool)
  /// UTF-16 big-endian, which regedit refuses.
  case utf16BE(mark: Bool)
  /// UTF-8; regedit reads it in its ANSI code page when the mark is missing.
  case utf8(mark: Bool)
  /// An ANSI code page; plain ASCII too.
  case ansi(CodePage)

  /// The name in JSON documents: `utf-16le`, `utf-16le-no-bom`, `utf-16be`, `utf-16be-no-bom`, `utf-8-bom`, `utf-8` or
  /// `windows-1252` and the like.
  package var name: String {
    switch self {
    case .utf16LE(let mark): mark ? "utf-16le" : "utf-16le-no-bom"
    case .utf16BE(let mark): mark ? "utf-16be" : "utf-16be-no-bom"
    case .utf8(let mark): mark ? "utf-8-bom" : "utf-8"
    case .ansi(let page): (1250...1258).contains(page.number) ? "windows-\(page.number)" : "cp\(page.number)"
    }
  }

  /// Bytes of one unit of the text as the reader sees it: 2 for UTF-16, else 1.
  package var unitSize: Int {
    switch self {
    case .utf16LE, .utf16BE: 2
    case .utf8, .ansi: 1
    }
  }

  /// Bytes of the byte order mark at the start of the file.
  package var markLength: Int {
    switch self {
    case .utf16LE(mark: true), .utf16BE(mark: true): 2
    case .utf8(mark: true): 3
    default: 0
    }
  }

  /// Whether it is one of the two forms of UTF-16.
  package var isUTF16: Bool { unitSize == 2 }

  /// What the first bytes of a file (four are enough) say; `fallback` is the ANSI code page for everything unmarked.
  static func sniff(_ head: [UInt8], fallback: CodePage) -> TextEncoding {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LE(mark: true) }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BE(mark: true) }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(mark: true) }
    if head.count >= 4 {
      if isASCII(head[0]), head[1] == 0, isASCII(head[2]), head[3] == 0 { return .utf16LE(mark: false) }
      if head[0] == 0, isASCII(head[1]), head[2] == 0, isASCII(head[3]) { return .utf16BE(mark: false) }
    }
    return .ansi(fallback)
  }

  private static func isASCII(_ byte: UInt8) -> Bool { (0x01...0x7F).contains(byte) }
}

/// What the caller says of the text's encoding where the bytes themselves do not tell.
package struct EncodingChoice: Hashable, Sendable {
  /// The ANSI code page of unmarked 8-bit text.
  package var codePage: CodePage
  /// Whether the caller named the code page; if not, unmarked text that is valid UTF-8 is taken for UTF-8.
  package var isStated: Bool

  /// Windows-1252 unless the text turns out to be UTF-8.
  package static let automatic = EncodingChoice(codePage: .windows1252, isStated: false)

  /// The code page that the caller named.
  package static func stated(_ page: CodePage) -> EncodingChoice { EncodingChoice(codePage: page, isStated: true) }
}

extension TextEncoding {
  /// The bytes of UTF-16 text in a file of this encoding; nil where a character has no place in it. A code page's bytes
  /// are read back, because its converter may pick a similar character or put an accent apart.
  package func bytes(of units: [UInt16]) -> [UInt8]? {
    switch self {
    case .utf16LE: return UTF16Bytes.littleEndian(units)
    case .utf16BE: return UTF16Bytes.littleEndian(units.map(\.byteSwapped))
    case .utf8:
      let text = String(decoding: units, as: UTF16.self)
      return Array(text.utf16) == units ? Array(text.utf8) : nil
    case .ansi(let page):
      guard let bytes = page.encode(units), page.decode(bytes) == units else { return nil }
      return bytes
    }
  }
}
