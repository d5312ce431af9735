import Findings
import LintRules
import RegistryText

/// An example as the bytes of a file, and where its marked stretches are in it.
struct PlacedExample {
  /// The bytes, the marks left out.
  let bytes: [UInt8]
  /// The marked stretches of the bytes.
  let marked: [Range<Int>]
  /// The same with lines and columns; nil where the bytes are no text.
  let places: [SourceRange]?

  /// A text in an encoding; nil where a character has no place in it.
  init?(_ text: MarkedText, in encoding: TextEncoding) {
    guard let body = encoding.bytes(of: text.units) else { return nil }
    bytes = encoding.markBytes + body
    var ranges: [SourceRange] = []
    for range in text.marked {
      guard let before = encoding.bytes(of: Array(text.units[..<range.lowerBound])),
        let inside = encoding.bytes(of: Array(text.units[range]))
      else { return nil }
      // What is found of the file as a whole is found at its first byte, before the byte order mark.
      let isWhole = range == 0..<0
      let start = isWhole ? 0 : encoding.markLength + before.count
      ranges.append(
        SourceRange(
          bytes: start..<start + inside.count, start: Self.position(range.lowerBound, of: text.units),
          end: Self.position(range.upperBound, of: text.units)))
    }
    marked = ranges.map(\.bytes)
    places = ranges
  }

  /// A text whose characters are bytes.
  init(bytes text: String) {
    var bytes: [UInt8] = []
    var marked: [Range<Int>] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": marked.append(start..<bytes.count)
      default: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      }
    }
    self.bytes = bytes
    self.marked = marked
    places = nil
  }

  /// Whether `found` are at the marked stretches, and nowhere else.
  func isWhere(_ found: [Finding]) -> Bool {
    found.map(\.location.range.bytes) == marked && places.map { found.map(\.location.range) == $0 } ?? true
  }

  private static func position(_ unit: Int, of units: [UInt16]) -> SourcePosition {
    var position = SourcePosition(line: 1, column: 1)
    for index in 0..<unit {
      let isBeforeLineFeed = index + 1 < units.count && units[index + 1] == 0x0A
      let isLineEnd = units[index] == 0x0A || (units[index] == 0x0D && !isBeforeLineFeed)
      position =
        isLineEnd
        ? SourcePosition(line: position.line + 1, column: 1)
        : SourcePosition(line: position.line, column: position.column + 1)
    }
    return position
  }
}

extension TextEncoding {
  /// The byte order mark at the start of the file.
  fileprivate var markBytes: [UInt8] {
    switch self {
    case .utf16LE(mark: true): [0xFF, 0xFE]
    case .utf16BE(mark: true): [0xFE, 0xFF]
    case .utf8(mark: true): [0xEF, 0xBB, 0xBF]
    default: []
    }
  }
}
