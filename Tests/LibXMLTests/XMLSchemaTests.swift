import LibXML
import Testing

@Suite("Schema")
struct XMLSchemaTests {
  private static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
      elementFormDefault="qualified">
      <xs:element name="list">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="rule" maxOccurs="unbounded">
              <xs:complexType><xs:attribute name="id" type="xs:NMTOKEN" use="required"/></xs:complexType>
            </xs:element>
            <xs:element name="use" minOccurs="0" maxOccurs="unbounded">
              <xs:complexType><xs:attribute name="of" type="xs:NMTOKEN"/></xs:complexType>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:key name="rules"><xs:selector xpath="*[false()]|rule"/><xs:field xpath="@id"/></xs:key>
      </xs:element>
    </xs:schema>
    """.replacing("*[false()]|rule", with: "t:rule").replacing(
      "xmlns=\"urn:t\"", with: "xmlns=\"urn:t\" xmlns:t=\"urn:t\"")

  private func violations(_ body: String, maximum: Int = 100) throws -> [XMLViolation] {
    try XMLSchema(Self.schema).violations(
      in: { .bytes(Array("<list xmlns=\"urn:t\">\n\(body)</list>".utf8)) }, maximum: maximum)
  }

  @Test("finds nothing in a valid document")
  func valid() throws {
    #expect(try violations("<rule id='a'/><use of='a'/>") == [])
  }

  @Test(
    "tells each violation with its line",
    arguments: [
      ("<rule id='a'/>\n<rule/>", 3, "required"), ("<rule id='a'/>\n\n<other/>", 4, "not expected"),
      ("<rule id='a b'/>", 2, "NMTOKEN"), ("<rule id='a'/>\n<rule id='a'/>", 3, "key"),
    ])
  func invalid(body: String, line: Int, words: String) throws {
    let found = try violations(body)
    #expect(found.first?.line == line)
    #expect(found.first?.reason.contains(words) == true, "\(found)")
  }

  @Test("reads a document in pieces of any size", arguments: [1, 2, 7, 64])
  func pieces(step: Int) throws {
    let document = Array(
      "<list xmlns=\"urn:t\">\n\(String(repeating: "<rule id='é'/>\n", count: 2))<rule/></list>".utf8)
    let found = try XMLSchema(Self.schema).violations(in: {
      var rest = document[...]
      return ByteSource { () throws(ByteSourceError) in
        defer { rest = rest.dropFirst(step) }
        return Array(rest.prefix(step))
      }
    })
    #expect(found == (try XMLSchema(Self.schema).violations(in: { .bytes(document) })))
    #expect(found.map(\.line) == [3, 4, 4])
  }

  @Test("tells why the bytes cannot be fetched", arguments: [0, 1])
  func unreadable(goodReadings: Int) throws {
    let fault = ByteSourceError(reason: "the disk is gone")
    var readings = 0
    #expect(throws: LibXMLError.unreadable(fault)) {
      try XMLSchema(Self.schema).violations(in: {
        readings += 1
        if readings <= goodReadings { return .bytes(Array("<list xmlns=\"urn:t\"/>".utf8)) }
        return ByteSource { () throws(ByteSourceError) in throw fault }
      })
    }
  }

  @Test("stops collecting at the maximum")
  func maximum() throws {
    #expect(try violations(String(repeating: "<rule/>", count: 50), maximum: 3).count == 3)
  }

  @Test("refuses a document that is not well-formed or has a document type")
  func malformed() throws {
    let schema = try XMLSchema(Self.schema)
    #expect(throws: LibXMLError.self) { try schema.violations(in: { .bytes(Array("<list>".utf8)) }) }
    #expect(throws: LibXMLError.documentType(line: 1)) {
      try schema.violations(in: { .bytes(Array("<!DOCTYPE list><list/>".utf8)) })
    }
  }

  @Test("says what is wrong with a schema", arguments: ["<xs:schema", "<a/>", ""])
  func badSchema(text: String) {
    do throws(LibXMLError) {
      _ = try XMLSchema(text)
      Issue.record("accepted")
    } catch {
      guard case .schema(_, let reason) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("can be used again and on several documents at once")
  func concurrent() async throws {
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask {
          let found = try? violations(index.isMultiple(of: 2) ? "<rule id='a'/>" : "<rule/>")
          return found?.isEmpty == index.isMultiple(of: 2)
        }
      }
      for await right in group { #expect(right) }
    }
  }
}
