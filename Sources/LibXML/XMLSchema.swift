import CLibXML2

/// What a schema finds wrong with a document.
package struct XMLViolation: Equatable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// libxml2's words.
  package let reason: String
}

/// A schema of XML Schema 1.0, to hold documents to.
package final class XMLSchema {
  private let schema: xmlSchemaPtr

  /// Reads a schema that stands alone: nothing that it imports or includes is fetched.
  package init(_ text: String) throws(LibXMLError) {
    try XMLLibrary.prepare()
    var text = text
    let findings = XMLFindings(maximum: 1)
    let parsed: xmlSchemaPtr? = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        guard let context = xmlSchemaNewMemParserCtxt(bytes.baseAddress, CInt(clamping: bytes.count)) else {
          return nil
        }
        defer { xmlSchemaFreeParserCtxt(context) }
        let receiver = Unmanaged.passUnretained(findings).toOpaque()
        xmlSchemaSetParserStructuredErrors(context, XMLFindings.handler, receiver)
        // The schema's own text is parsed by a parser that knows no handler but the thread's.
        xmlSetStructuredErrorFunc(receiver, XMLFindings.handler)
        defer { XMLLibrary.silence() }
        return xmlSchemaParse(context)
      }
    }
    guard let parsed else {
      let first = findings.violations.first
      throw .schema(line: first?.line ?? 1, reason: first?.reason ?? "the schema could not be read")
    }
    schema = parsed
  }

  deinit {
    xmlSchemaFree(schema)
  }

  /// Holds a document to the schema and returns at most `maximum` violations, in order of lines; empty when it is valid.
  /// `open` gives its bytes from their beginning; it is read twice, in memory that does not grow with it.
  /// Throws when the document is not well-formed or exceeds `limits`, or its bytes cannot be fetched.
  package func violations(
    in open: () -> ByteSource, maximum: Int = 100, limits: XMLLimits = XMLLimits()
  ) throws(LibXMLError) -> [XMLViolation] {
    // The validator's own parser would take a document type and any depth; this pass lets neither through.
    let reader = XMLReader(open(), limits: limits)
    while try reader.next() != nil {}
    guard let context = xmlSchemaNewValidCtxt(schema) else { throw .libraryFailure("no validator") }
    defer { xmlSchemaFreeValidCtxt(context) }
    let findings = XMLFindings(maximum: max(maximum, 1))
    let receiver = Unmanaged.passUnretained(findings).toOpaque()
    xmlSchemaSetValidStructuredErrors(context, XMLFindings.handler, receiver)
    let input = XMLInput(open())
    guard let buffer = input.buffer() else { throw .libraryFailure("no input buffer") }
    // The buffer is the validator's from here on. With handlers it reads as a stream, without building a tree.
    let result = withExtendedLifetime(input) {
      xmlSchemaValidateStream(context, buffer, XML_CHAR_ENCODING_NONE, nil, nil)
    }
    if let failure = input.failure { throw .unreadable(failure) }
    guard result >= 0, result == 0 || !findings.violations.isEmpty else {
      throw .libraryFailure("the validator failed")
    }
    return findings.violations
  }
}

/// Collects libxml2's errors.
private final class XMLFindings {
  private let maximum: Int
  private(set) var violations: [XMLViolation] = []

  init(maximum: Int) {
    self.maximum = maximum
  }

  static let handler: xmlStructuredErrorFunc = { receiver, error in
    guard let receiver, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let findings = Unmanaged<XMLFindings>.fromOpaque(receiver).takeUnretainedValue()
    guard findings.violations.count < findings.maximum else { return }
    findings.violations.append(
      XMLViolation(line: max(Int(error.line), 1), reason: XMLLibrary.reason(error.message)))
  }
}
