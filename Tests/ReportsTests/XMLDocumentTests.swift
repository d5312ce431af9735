import LibXML
import Reports
import Testing

struct XMLDocumentTests {
  @Test(arguments: PageStructureTests.names)
  func holdsToItsSchema(name: String) throws {
    let text = try PageFixture.xml(PageStructureTests.document(name))
    #expect(try XMLSchema(ReportSchema.text).violations(in: { .bytes(Array(text.utf8)) }).isEmpty)
  }

  /// What the schema is there to refuse.
  @Test(arguments: [
    ("severity=\"error\"", "severity=\"fatal\""), ("rule=\"DH404\"", "rule=\"DH999\""), ("sha256=\"", "sha256=\"xy"),
    ("urn:deskheap:report:1", "urn:deskheap:report:2"), ("<verdict state=\"unsound\">", "<verdict state=\"fine\">"),
  ])
  func theSchemaRefuses(text: String, wrong: String) throws {
    let xml = try PageFixture.xml(PageFixture.machine(PageFixture.file(PageFixture.broken)))
    #expect(xml.contains(text))
    #expect(
      try !XMLSchema(ReportSchema.text).violations(in: { .bytes(Array(xml.replacing(text, with: wrong).utf8)) }).isEmpty
    )
  }

  /// Strings that XML cannot hold, or that look like its own signs.
  @Test(arguments: [
    "]]>", "</style><script>alert(1)</script>", "<!--", "&amp;&lt;", "\u{1}\u{1B}[31m", "a\tb", "\u{FFFE}\u{FFFF}",
    "\u{202E}x",
    "\u{7F}\u{85}", "a\rb", "😀",
  ])
  func hostileTextComesBackAsItWas(text: String) throws {
    let value = PageFixture.good.replacing("Windows=On", with: "\(text)Windows=On")
    var document = try PageFixture.machine(PageFixture.file(value), path: "\(text).reg")
    document.origin.title = text
    document.origin.ticket = text
    let xml = try PageFixture.xml(document)
    #expect(try Self.texts("title", in: xml) == [Array(text.utf16)])
    #expect(try Self.texts("path", in: xml) == [Array("\(text).reg".utf16)])
    #expect(try Self.texts("text", in: xml).contains(Array(value.utf16)))
    let page = try PageFixture.page(document)
    #expect(!page.contains("<script") && !page.contains("\u{1B}") && !page.contains("\u{202E}"))
    #expect(page.split(separator: "</style>", omittingEmptySubsequences: false).count == 2)
  }

  @Test func loneSurrogatesComeBack() throws {
    let units = Array(PageFixture.good.utf16) + [0x20, 0xD800, 0x41, 0xDC00]
    let document = try PageFixture.machine(PageFixture.file(units))
    #expect(try Self.texts("text", in: PageFixture.xml(document)).contains(units))
    #expect(try PageFixture.page(document).contains("\\u{D800}A\\u{DC00}"))
  }

  @Test func aMegabyteIsWritten() throws {
    for letter in ["x", "\u{1}"] {
      let value = PageFixture.good + " " + String(repeating: letter, count: 1 << 19)
      let document = try PageFixture.machine(PageFixture.file(value))
      #expect(try Self.texts("text", in: PageFixture.xml(document)).contains(Array(value.utf16)))
      #expect(try PageFixture.page(document).utf8.count < 200_000)
    }
  }

  /// The texts of all elements of a name, out of hex where they are in it.
  private static func texts(_ name: String, in xml: String) throws -> [[UInt16]] {
    var limits = XMLLimits()
    limits.textBytes = 8 << 20
    let reader = XMLReader(.bytes(Array(xml.utf8)), limits: limits)
    var texts: [[UInt16]] = []
    var isInside = false
    var isHex = false
    var text = ""
    while let kind = try reader.next() {
      switch kind {
      case .startElement:
        isInside = reader.localName == name
        isHex = reader.attribute("encoding") == "hex"
        text = ""
      case .text: if isInside { text += reader.text }
      case .endElement:
        guard isInside, reader.localName == name else { continue }
        texts.append(isHex ? units(text) : Array(text.utf16))
        isInside = false
      }
    }
    return texts
  }

  private static func units(_ hex: String) -> [UInt16] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 4).compactMap { UInt16(String(digits[$0..<$0 + 4]), radix: 16) }
  }
}
