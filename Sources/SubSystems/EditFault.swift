/// Why a stretch of a `Windows` value cannot be replaced in its file.
package enum EditFault: Error, Hashable, Sendable {
  /// Where its units stand is not known: a bare value, a type that is no text, a value beyond the reader's limits.
  case placesUnknown
  /// `range` leaves the value, which has `count` units.
  case outsideValue(range: Range<Int>, count: Int)
  /// The text holds a NUL, which would end the value.
  case nul
  /// The new text, or a character beside it, cannot be written in the file's encoding (`encoding` is its name).
  case notInEncoding(encoding: String)
  /// The new text is not ASCII, and the file is UTF-8 without a byte order mark, which Windows reads in its ANSI code page.
  case readAsANSI
}
