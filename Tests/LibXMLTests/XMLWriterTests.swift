import LibXML
import Testing

@Suite("Writer")
struct XMLWriterTests {
  private func written(_ write: (XMLWriter) throws -> Void) throws -> String {
    var bytes: [UInt8] = []
    let writer = try XMLWriter(indented: false) {
      bytes.append(contentsOf: $0)
      return true
    }
    try write(writer)
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "escapes so that a reader gets the same text back",
    arguments: ["a<b>&\"'", "\t\r\n x ", "é€😀", "]]>", "\u{85}\u{2028}"])
  func roundTrip(text: String) throws {
    let document = try written { writer in
      try writer.startElement("r")
      try writer.attribute("k", text)
      try writer.text(text)
      try writer.endElement()
    }
    let reader = XMLReader(.bytes(Array(document.utf8)))
    _ = try reader.next()
    #expect(reader.attribute("k")?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    _ = try reader.next()
    #expect(reader.text.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test("declares UTF-8 and writes empty elements short")
  func shape() throws {
    let document = try written { writer in
      try writer.startElement("report")
      try writer.attribute("xmlns", "urn:x")
      try writer.element("a", "1")
      try writer.startElement("b")
      try writer.endElement()
      try writer.endElement()
    }
    #expect(document == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:x\"><a>1</a><b/></report>\n")
  }

  @Test("knows what XML 1.0 cannot hold", arguments: ["\u{0}", "a\u{1B}b", "\u{FFFE}", "\u{FFFF}", "\u{B}"])
  func notRepresentable(text: String) throws {
    #expect(!XMLCharacters.isRepresentable(text))
    let writer = try XMLWriter { _ in true }
    try writer.startElement("a")
    #expect(throws: LibXMLError.notRepresentable(place: "k")) { try writer.attribute("k", text) }
    #expect(throws: LibXMLError.notRepresentable(place: "text")) { try writer.text(text) }
  }

  @Test("takes all that XML 1.0 can hold", arguments: ["", "\t\n\r", "\u{7F}\u{85}", "\u{FFFD}\u{E000}", "\u{10FFFF}"])
  func representable(text: String) {
    #expect(XMLCharacters.isRepresentable(text))
  }

  @Test("refuses names and orders that make no document")
  func order() throws {
    let writer = try XMLWriter { _ in true }
    for name in ["", "1a", "a b", "a:b:c", ":a", "a\"", "é"] {
      #expect(throws: LibXMLError.invalidName(name)) { try writer.startElement(name) }
    }
    #expect(throws: LibXMLError.self) { try writer.text("outside") }
    #expect(throws: LibXMLError.self) { try writer.endElement() }
    #expect(throws: LibXMLError.self) { try writer.finish() }
    try writer.startElement("a")
    try writer.text("x")
    #expect(throws: LibXMLError.self) { try writer.attribute("late", "1") }
    #expect(throws: LibXMLError.self) { try writer.finish() }
    try writer.endElement()
    #expect(throws: LibXMLError.self) { try writer.startElement("second") }
  }

  @Test("hands out a large document in blocks, and stops when they are refused")
  func blocks() throws {
    var largest = 0
    var total = 0
    let writer = try XMLWriter {
      largest = max(largest, $0.count)
      total += $0.count
      return true
    }
    try writer.startElement("a")
    for _ in 0..<20_000 { try writer.element("b", "0123456789") }
    #expect(total > 200_000)
    #expect(largest < 100_000)
    let refused = try XMLWriter { _ in false }
    #expect(throws: LibXMLError.unwritable) {
      try refused.startElement("a")
      for _ in 0..<20_000 { try refused.element("b", "0123456789") }
      try refused.endElement()
      try refused.finish()
    }
  }
}
