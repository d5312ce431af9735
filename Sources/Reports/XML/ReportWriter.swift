import Planning
import LibXML
import RegistryText

/// Writes the elements of a report. Text goes into elements and never into attributes, because only an element can say
/// that its text is written in hex.
final class ReportWriter {
  /// The longest string that is written whole, in UTF-16 units: 1 Mi. A parser takes 10 MB of text by default, and in hex a
  /// unit takes four characters.
  static let stringLimit = 1 << 20

  private let writer: XMLWriter

  init(_ writer: XMLWriter) { self.writer = writer }

  /// Begins an element with attributes whose values are names and numbers of the program's own.
  func start(_ name: String, _ attributes: [(String, String)]) throws(LibXMLError) {
    try writer.startElement(name)
    for (name, value) in attributes { try writer.attribute(name, value) }
  }

  func end() throws(LibXMLError) { try writer.endElement() }

  func finish() throws(LibXMLError) { try writer.finish() }

  /// An element without content.
  func empty(_ name: String, _ attributes: [(String, String)]) throws(LibXMLError) {
    try start(name, attributes)
    try end()
  }

  /// A string, whatever is in it.
  func string(_ name: String, _ text: String, _ attributes: [(String, String)] = []) throws(LibXMLError) {
    // A carriage return would come back as a line feed, and so would one at the end of a line.
    if XMLCharacters.isRepresentable(text), !text.utf8.contains(0x0D), text.utf8.count <= Self.stringLimit {
      try start(name, attributes)
      try writer.text(text)
      return try end()
    }
    try string(name, units: Array(text.utf16), attributes)
  }

  /// A string of UTF-16 units, lone surrogates included.
  func string(_ name: String, units: [UInt16], _ attributes: [(String, String)] = []) throws(LibXMLError) {
    let kept = units.count > Self.stringLimit ? Array(units.prefix(Self.stringLimit)) : units
    var attributes = attributes
    if kept.count < units.count { attributes.append(("cutFrom", String(units.count))) }
    let text = UTF16Text.string(kept)
    let isPlain = ReportText.isWellFormed(kept) && XMLCharacters.isRepresentable(text) && !kept.contains(0x0D)
    if !isPlain { attributes.append(("encoding", "hex")) }
    try start(name, attributes)
    try writer.text(isPlain ? text : Self.hex(kept))
    try end()
  }

  /// Four hexadecimal digits for each UTF-16 unit.
  private static func hex(_ units: [UInt16]) -> String {
    ByteText.hex(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
  }
}
