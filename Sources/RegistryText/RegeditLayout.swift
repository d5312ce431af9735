/// How regedit lays out what it exports.
package enum RegeditLayout {
  /// A list of bytes is cut behind the comma with which its line has this many characters or more (asserted by Wine's
  /// tests, which run against Windows).
  package static let cutColumn = 77
  /// The blanks with which the next line of a list begins.
  package static let indentation: [UInt16] = [ASCII.blank, ASCII.blank]
  /// The line end.
  package static let lineEnd: [UInt16] = [LineScan.carriageReturn, LineScan.lineFeed]

  /// The statement of a value with this data, its line end included: REG_SZ between quotes where that can be read again,
  /// a REG_DWORD of four bytes as `dword:`, all else as a list of bytes.
  package static func value(_ name: String, type: UInt32, data: [UInt8]) -> [UInt16] {
    let head = (name.isEmpty ? [ASCII.at] : quoted(Array(name.utf16))) + [ASCII.equals]
    return head + self.data(type, data, column: head.count) + lineEnd
  }

  private static func data(_ type: UInt32, _ data: [UInt8], column: Int) -> [UInt16] {
    if type == 1, let text = plainText(data) { return quoted(text) }
    if type == 4, data.count == 4 { return Array("dword:".utf16) + data.reversed().flatMap(digits) }
    let keyword = type == 3 ? "hex:" : "hex(\(String(type, radix: 16))):"
    return Array(keyword.utf16) + list(data, column: column + keyword.utf16.count)
  }

  /// The bytes in hex, the first line having `column` characters already.
  package static func list(
    _ data: [UInt8], column: Int, lineEnd: [UInt16] = Self.lineEnd
  ) -> [UInt16] {
    var text: [UInt16] = []
    var column = column
    for (index, byte) in data.enumerated() {
      text += digits(byte)
      guard index + 1 < data.count else { break }
      text.append(ASCII.comma)
      column += 3
      guard column >= cutColumn else { continue }
      text += [ASCII.backslash] + lineEnd + indentation
      column = indentation.count
    }
    return text
  }

  private static func digits(_ byte: UInt8) -> [UInt16] {
    [byte >> 4, byte & 0xF].map { UInt16($0) + ($0 < 10 ? 0x30 : 0x57) }
  }

  /// The text of a REG_SZ that has one NUL, at its end, and no line break: regedit writes those raw, and other readers
  /// drop them.
  private static func plainText(_ data: [UInt8]) -> [UInt16]? {
    let units = UTF16Bytes.units(data)
    guard data.count.isMultiple(of: 2), units.last == 0 else { return nil }
    let text = Array(units.dropLast())
    return text.contains { $0 == 0 || $0 == LineScan.lineFeed || $0 == LineScan.carriageReturn } ? nil : text
  }

  private static func quoted(_ text: [UInt16]) -> [UInt16] {
    [ASCII.quote] + text.flatMap { $0 == ASCII.quote || $0 == ASCII.backslash ? [ASCII.backslash, $0] : [$0] }
      + [ASCII.quote]
  }
}
