/// A stretch of the file with a meaning of its own. The statements of a file cover every byte of it, in order.
package struct Statement: Equatable, Sendable {
  /// What a statement may be.
  package enum Kind: String, Equatable, Sendable {
    case header
    case blank
    case comment
    case key
    case keyDeletion
    case value
    case valueDeletion
    /// Text that regedit skips.
    case malformed
    /// What regedit does not come to: all behind a NUL, behind `[-HKEY_…]`, of a damaged file.
    case unread
  }

  /// What it is.
  package var kind: Kind
  /// The bytes of the file, line ends and byte order mark included.
  package var bytes: Range<Int>
  /// The number of its first line, from 1.
  package var line: Int
}

/// A heading that was asked for, or one that deletes.
package struct RegistryKey: Equatable, Sendable {
  /// The path as regedit uses it: a known root in capitals, doubled and trailing backslashes gone.
  package var path: String
  /// The heading's path in the file.
  package var range: SourceRange
  /// The line, for an excerpt; empty where the values are asked for without their places.
  package var excerpt: [SourceLine]
  /// Whether it deletes the key and all below it.
  package var isDeletion: Bool
  /// Whether regedit takes it: not when its root is unknown or the header imports nothing.
  package var isImported: Bool

  /// Makes a heading.
  package init(path: String, range: SourceRange, excerpt: [SourceLine], isDeletion: Bool, isImported: Bool) {
    self.path = path
    self.range = range
    self.excerpt = excerpt
    self.isDeletion = isDeletion
    self.isImported = isImported
  }
}

/// A value under a heading that was asked for.
package struct RegistryValue: Equatable, Sendable {
  /// How the data is written.
  package enum Form: Equatable, Sendable {
    /// Between quotes.
    case string
    /// `dword:` and digits.
    case dword
    /// `hex:` or `hex(T):`
    case hex
    /// The rest of the line, in a file of Windows 3.1.
    case windows31
    /// `-`
    case deletion
  }

  /// The name; empty for the default value.
  package var name: String
  /// The name between its quotes, or the `@`.
  package var nameRange: SourceRange
  /// How it is written.
  package var form: Form
  /// The number of the registry type: 1 is REG_SZ, 2 REG_EXPAND_SZ, 3 REG_BINARY, 4 REG_DWORD, 7 REG_MULTI_SZ.
  package var type: UInt32
  /// The bytes that regedit would store: text as UTF-16LE with its end NUL.
  package var data: [UInt8]
  /// The text of the data in the file.
  package var dataRange: SourceRange
  /// The whole statement: its bytes, line ends included.
  package var bytes: Range<Int>
  /// The number of its first line.
  package var line: Int
  /// For values that were asked for with their map: the text, unit by unit, and where each stands in the file.
  package var text: MappedText?
  /// For values that were asked for with their map: the lines that it takes.
  package var lines: [SourceLine]
  /// Bytes of `data` that the reader added: the end NUL of a `hex(1|2|7)` list that lacks it.
  package var addedBytes: Int
  /// Whether a list of UTF-16 text ends in half a unit, which is not in `data`.
  package var hasHalfUnit = false
  /// For a list of bytes that was asked for with its map: the statement as it stands in the file, in text units: UTF-16
  /// units, or the bytes of 8-bit text widened. Empty for other values and beyond ``ReaderLimits/writtenUnits``.
  package var written: [UInt16] = []

  /// Makes a value.
  package init(
    name: String, nameRange: SourceRange, form: Form, type: UInt32, data: [UInt8], dataRange: SourceRange,
    bytes: Range<Int>, line: Int, text: MappedText? = nil, lines: [SourceLine] = [], addedBytes: Int = 0,
    written: [UInt16] = []
  ) {
    self.name = name
    self.nameRange = nameRange
    self.form = form
    self.type = type
    self.data = data
    self.dataRange = dataRange
    self.bytes = bytes
    self.line = line
    self.text = text
    self.lines = lines
    self.addedBytes = addedBytes
    self.written = written
  }
}

extension RegistryValue {
  /// Whether it is a REG_SZ, a REG_EXPAND_SZ or a REG_MULTI_SZ.
  package var isText: Bool { Self.isText(type) }

  /// Whether values of a registry type are text.
  static func isText(_ type: UInt32) -> Bool { type == 1 || type == 2 || type == 7 }
}

/// Text of a value together with where each of its units stands in the file.
package struct MappedText: Equatable, Sendable {
  /// The UTF-16 units as the value holds them, a final NUL included where the file writes one.
  package var units: [UInt16]
  /// For each unit, its stretch of the file: a character, an escape, two bytes in hex with what stands between.
  package var places: SourcePlaces

  /// Makes a text; `places` has one stretch for each unit.
  package init(units: [UInt16], places: SourcePlaces) {
    self.units = units
    self.places = places
  }

  /// The stretch of the file from the first to the last unit of `range`; for an empty range, the place before it.
  package func place(_ range: Range<Int>) -> SourceRange? {
    guard let first = places.first, let last = places.last else { return nil }
    guard range.lowerBound < places.count else {
      return SourceRange(bytes: last.bytes.upperBound..<last.bytes.upperBound, start: last.end, end: last.end)
    }
    let from = range.lowerBound <= 0 ? first : places[range.lowerBound]
    guard !range.isEmpty else {
      return SourceRange(bytes: from.bytes.lowerBound..<from.bytes.lowerBound, start: from.start, end: from.start)
    }
    return from.joined(with: places[min(range.upperBound, places.count) - 1])
  }
}
