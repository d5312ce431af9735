/// A text as an editor has it. It is held as UTF-8 with a byte order mark of its own in front, which tells the reader of
/// exports how it is written; the mark is no part of the text.
package struct TextDocument: Hashable, Sendable {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The mark and the text.
  package private(set) var bytes: [UInt8]
  private var lines: LineStarts

  /// A document that holds `text`.
  package init(_ text: String) {
    bytes = Self.mark
    bytes.reserveCapacity(text.utf8.count + Self.mark.count)
    bytes.append(contentsOf: text.utf8)
    lines = LineStarts(bytes, from: Self.mark.count)
  }

  /// The text.
  package var text: String { String(decoding: bytes[Self.mark.count...], as: UTF8.self) }

  /// How many lines there are; at least one.
  package var lineCount: Int { lines.count }

  /// Puts `text` in the place of `span`. A span that lies outside of the text, or backwards, is taken for the nearest one
  /// that does not.
  package mutating func replace(_ span: TextSpan, with text: String, in encoding: PositionEncoding) {
    let (a, b) = (offset(of: span.start, in: encoding), offset(of: span.end, in: encoding))
    let old = min(a, b)..<max(a, b)
    let count = bytes.count
    bytes.replaceSubrange(old, with: text.utf8)
    lines.replace(old, with: bytes.count - count + old.count, in: bytes)
  }

  /// The byte at a position: the end of the line for one behind it, the end of the text for a line behind the last. Inside
  /// of a character its start.
  package func offset(of position: TextPosition, in encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return lines.offsets[0] }
    guard position.line < lines.count else { return bytes.count }
    let end = textEnd(ofLine: position.line)
    var offset = lines.offsets[position.line]
    guard position.character > 0 else { return offset }
    if encoding == .utf8 {
      return characterStart(offset + min(position.character, end - offset))
    }
    var units = 0
    while offset < end {
      units += encoding.units(lead: bytes[offset])
      if units > position.character { break }
      offset += 1
    }
    return characterStart(offset)
  }

  /// The position of a byte; of one in the mark, the start.
  package func position(of offset: Int, in encoding: PositionEncoding) -> TextPosition {
    let offset = min(max(offset, lines.offsets[0]), bytes.count)
    let line = lines.line(at: offset)
    let start = lines.offsets[line]
    if encoding == .utf8 { return TextPosition(line: line, character: offset - start) }
    var units = 0
    for index in start..<offset { units += encoding.units(lead: bytes[index]) }
    return TextPosition(line: line, character: units)
  }

  /// The positions of a stretch of bytes.
  package func span(of range: Range<Int>, in encoding: PositionEncoding) -> TextSpan {
    TextSpan(
      start: position(of: range.lowerBound, in: encoding), end: position(of: range.upperBound, in: encoding))
  }

  /// The bytes of a line, its end left out; none for a line that is not there.
  func line(_ number: Int) -> Range<Int> {
    guard (0..<lines.count).contains(number) else { return bytes.count..<bytes.count }
    return lines.offsets[number]..<textEnd(ofLine: number)
  }

  /// The line that a byte belongs to, from 0.
  func lineNumber(of offset: Int) -> Int { lines.line(at: offset) }

  /// `range` widened to whole characters.
  func wholeCharacters(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < bytes.count, end > range.lowerBound, Self.goesOn(bytes[end]) { end += 1 }
    return characterStart(range.lowerBound)..<end
  }

  private func characterStart(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, Self.goesOn(bytes[offset]) { offset -= 1 }
    return offset
  }

  private static func goesOn(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private func textEnd(ofLine line: Int) -> Int {
    guard line + 1 < lines.count else { return bytes.count }
    var end = lines.offsets[line + 1]
    let start = lines.offsets[line]
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
