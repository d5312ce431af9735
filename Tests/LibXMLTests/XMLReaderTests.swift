import LibXML
import Testing

/// What a reader reports of `bytes`, in one line: `<a k=v>`, `text`, `</a>`.
func trace(_ bytes: [UInt8], wrapped: Bool = false, limits: XMLLimits = XMLLimits(), block: Int? = nil)
  throws(LibXMLError) -> String
{
  var rest = bytes[...]
  let source =
    block.map { size in
      ByteSource { () throws(ByteSourceError) in
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
    } ?? .bytes(bytes)
  let reader = XMLReader(source, wrapped: wrapped, limits: limits)
  var trace = ""
  while let kind = try reader.next() {
    switch kind {
    case .startElement:
      let attributes = reader.attributes.map { " \($0.name)=\($0.value)" }.joined()
      trace += "<\(reader.localName)\(attributes)>"
    case .endElement: trace += "</\(reader.localName)>"
    case .text: trace += reader.text
    }
  }
  return trace
}

func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
  ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
    bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}

@Suite("Pull reader")
struct XMLReaderTests {
  @Test("joins text, CDATA and references to one text", arguments: [1, 2, 7, 4096])
  func joinsText(block: Int) throws {
    let text = "<a x='1 &lt; 2'>one &amp; <![CDATA[<two>]]>&#x20;three<b/><!-- no -->ü</a>"
    #expect(try trace(Array(text.utf8), block: block) == "<a x=1 < 2>one & <two> three<b></b>ü</a>")
  }

  @Test("reads each encoding, whole and in pieces", arguments: [1, 3, 4096])
  func encodings(block: Int) throws {
    let body = "<a>é€😀</a>"
    let declared = #"<?xml version="1.0" encoding="UTF-16"?>"# + body
    let inputs: [[UInt8]] = [
      Array(body.utf8), [0xEF, 0xBB, 0xBF] + Array(body.utf8), utf16(body), utf16(body, bigEndian: true),
      utf16(declared), utf16(declared, bigEndian: true), utf16(declared, mark: false), utf16(body, mark: false),
      // Declared as UTF-16, then saved anew as UTF-8 by some other tool, and the other way round.
      Array(declared.utf8), utf16(#"<?xml version="1.0" encoding="utf-8"?>"# + body),
    ]
    for input in inputs {
      #expect(try trace(input, block: block) == body, "\(input.prefix(8))")
      #expect(try trace(input, wrapped: true, block: block) == body, "wrapped \(input.prefix(8))")
    }
    let latin = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#.utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try trace(latin, wrapped: true, block: block) == "<a>é</a>")
  }

  /// Two bytes a character, of which some are no text: libxml2 stops there, and does not always say so.
  @Test("refuses bytes that are no text in the encoding, whole and in pieces", arguments: [1, 2, 3, 8, 64, 4096])
  func undecodable(block: Int) throws {
    let text = "<a>" + String(repeating: "text ", count: 400)
    for (bigEndian, half) in [(true, [0xDC, 0x00] as [UInt8]), (false, [0x00, 0xDC]), (true, [0xD8, 0x00])] {
      let broken = utf16(text, bigEndian: bigEndian) + half + utf16("</a>", bigEndian: bigEndian, mark: false)
      for wrapped in [false, true] {
        #expect(throws: LibXMLError.self) { try trace(broken, wrapped: wrapped, block: block) }
        #expect(throws: LibXMLError.self) {
          try trace(utf16("x<a/>", bigEndian: bigEndian) + broken, wrapped: true, block: block)
        }
      }
    }
  }

  @Test(
    "takes any number of roots when wrapped",
    arguments: ["", "\r\n", "<?xml version='1.0'?>", "\n <?xml version='1.0'?>"])
  func manyRoots(before: String) throws {
    let lines = "<e n='1'/>\n<e n='2'>x</e>\nrest"
    for bytes in [
      Array((before + lines).utf8), utf16(before + lines), [0xEF, 0xBB, 0xBF] + Array((before + lines).utf8),
    ] {
      let result = try trace(bytes, wrapped: true)
      #expect(result.filter { !$0.isWhitespace } == "<en=1></e><en=2>x</e>rest")
    }
    #expect(try trace([], wrapped: true) == "")
  }

  @Test("knows line, column and depth of what it stands on, far beyond 65535 lines")
  func places() throws {
    let reader = XMLReader(
      .bytes(Array((String(repeating: "\n", count: 70_000) + "<a><b>\n<c/></b></a>").utf8)), wrapped: true)
    var places: [String] = []
    while let kind = try reader.next() {
      if kind == .startElement { places.append("\(reader.localName) \(reader.line) \(reader.depth)") }
    }
    #expect(places == ["a 70001 0", "b 70001 1", "c 70002 2"])
    let first = XMLReader(.bytes(Array("<abc/>".utf8)), wrapped: true)
    _ = try first.next()
    #expect(first.isElement("abc") && !first.isElement("ab") && !first.isElement("abcd"))
    #expect(first.column <= 7)
  }

  @Test("tells namespaces and attributes apart")
  func namespaces() throws {
    let reader = XMLReader(.bytes(Array("<p:a xmlns:p='urn:x' p:k='1' k='2'/>".utf8)))
    #expect(try reader.next() == .startElement)
    #expect(reader.localName == "a")
    #expect(reader.namespace == "urn:x")
    #expect(reader.attribute("k") == "2")
    #expect(reader.attribute("none") == nil)
  }

  @Test(
    "refuses a document type, wrapped or not",
    arguments: [
      "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
      "<?xml version='1.0'?><!DOCTYPE a><a/>",
    ])
  func documentType(text: String) {
    for wrapped in [false, true] {
      #expect(throws: LibXMLError.documentType(line: 1)) { try trace(Array(text.utf8), wrapped: wrapped) }
    }
  }

  @Test("tells the line of what is malformed, after handing out what came before")
  func malformed() throws {
    let reader = XMLReader(.bytes(Array("<a>\n<b/>\n</c>".utf8)))
    #expect(try reader.next() == .startElement)
    var caught: LibXMLError?
    do {
      while try reader.next() != nil {}
    } catch { caught = error }
    guard case .malformed(let line, _, let reason) = caught else {
      Issue.record("\(String(describing: caught))")
      return
    }
    #expect(line == 3)
    #expect(reason.contains("mismatch"))
    #expect(throws: LibXMLError.self) { try reader.next() }
  }

  @Test(
    "never accepts what is not XML",
    arguments: ["<a>&unknown;</a>", "<a", "<a>", "<a/><b", "<a b='1' b='2'/>", "<a>\u{1}</a>", "<p:a/>", "</stream>"])
  func refuses(text: String) {
    #expect(throws: LibXMLError.self) { try trace(Array(text.utf8), wrapped: true) }
  }

  @Test("says that a wrapped text ends inside an element, without naming its own root")
  func cut() {
    do throws(LibXMLError) {
      _ = try trace(Array("<Event>\n<System>".utf8), wrapped: true)
      Issue.record("accepted")
    } catch {
      guard case .malformed(2, _, "the text ends inside an element") = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("stops at each limit and names it")
  func limits() {
    func check(_ text: String, _ limit: XMLLimit, _ maximum: Int, _ set: (inout XMLLimits) -> Void) {
      var limits = XMLLimits()
      set(&limits)
      for wrapped in [true, false] {
        #expect(throws: LibXMLError.limit(limit, maximum: maximum, line: 1)) {
          try trace(Array(text.utf8), wrapped: wrapped, limits: limits)
        }
      }
    }
    check("<a><b><c/></b></a>", .depth, 2) { $0.depth = 2 }
    check("<a>12345</a>", .textBytes, 4) { $0.textBytes = 4 }
    check("<a>12<![CDATA[345]]></a>", .textBytes, 4) { $0.textBytes = 4 }
    check("<a b='12345'/>", .attributeBytes, 4) { $0.attributeBytes = 4 }
    check("<a b='' c=''/>", .attributes, 1) { $0.attributes = 1 }
    check("<a><b/><b/></a>", .elements, 2) { $0.elements = 2 }
    check("<a>" + (0..<100).map { "<n\($0)/>" }.joined() + "</a>", .names, 50) { $0.names = 50 }
    check("<a><!--" + String(repeating: " ", count: 200_000), .markupBytes, 1000) { $0.markupBytes = 1000 }
    var exact = XMLLimits()
    (exact.depth, exact.textBytes, exact.elements) = (2, 4, 2)
    #expect(throws: Never.self) { try trace(Array("<a><b>1234</b></a>".utf8), limits: exact) }
  }

  @Test("gives up on very deep and very long input")
  func hostile() {
    let deep = String(repeating: "<a>", count: 200_000)
    #expect(throws: LibXMLError.limit(.depth, maximum: 64, line: 1)) { try trace(Array(deep.utf8)) }
    let long = "<a b='" + String(repeating: "x", count: 12 << 20)
    #expect(throws: LibXMLError.limit(.markupBytes, maximum: 256 << 10, line: 1)) { try trace(Array(long.utf8)) }
    let wide = "<a " + (0..<2_000_000).map { "b\($0)='' " }.joined() + "/>"
    #expect(throws: LibXMLError.limit(.markupBytes, maximum: 256 << 10, line: 1)) { try trace(Array(wide.utf8)) }
  }

  @Test("passes on why the bytes cannot be read")
  func unreadable() {
    let failure = ByteSourceError(reason: "gone")
    let reader = XMLReader(ByteSource { () throws(ByteSourceError) in throw failure })
    #expect(throws: LibXMLError.unreadable(failure)) { try reader.next() }
    let closed = XMLReader(.descriptor(-1))
    #expect(throws: LibXMLError.self) { try closed.next() }
  }
}
