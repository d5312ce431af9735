/// Why XML could not be read, written or checked. Lines and columns count from 1; columns are bytes of the text as UTF-8.
package enum LibXMLError: Error, Equatable, Sendable {
  /// The bytes could not be fetched.
  case unreadable(ByteSourceError)
  /// The text is not well-formed XML; `reason` is libxml2's own.
  case malformed(line: Int, column: Int, reason: String)
  /// A document type declaration, which untrusted XML must not have: it could define entities or name files.
  case documentType(line: Int)
  /// A bound of `XMLLimits` was crossed.
  case limit(XMLLimit, maximum: Int, line: Int)
  /// A string for `place` that XML 1.0 cannot hold; see `XMLCharacters.isRepresentable`.
  case notRepresentable(place: String)
  /// A string that cannot be the name of an element or attribute.
  case invalidName(String)
  /// An element that libxml2 would write wrongly as HTML.
  case unsupportedElement(String)
  /// Calls of a writer in an order that makes no document, such as an attribute after text.
  case outOfOrder(String)
  /// The receiver of the output refused it.
  case unwritable
  /// The schema itself is wrong.
  case schema(line: Int, reason: String)
  /// libxml2 could not allocate or failed within.
  case libraryFailure(String)
}

/// The bounds that a reader holds its input to.
package enum XMLLimit: String, Sendable {
  case depth = "levels of elements"
  case textBytes = "bytes in one text"
  case attributeBytes = "bytes in one attribute"
  case attributes = "attributes of one element"
  case elements = "elements"
  case names = "different names of elements and attributes"
  case markupBytes = "bytes in one tag or comment"
}

/// How much a reader takes from untrusted XML before it gives up.
package struct XMLLimits: Equatable, Sendable {
  /// Levels of elements, the synthetic root not counted. libxml2 itself stops at 256.
  package var depth = 64
  /// Bytes (UTF-8) of one run of text.
  package var textBytes = 1 << 20
  /// Bytes (UTF-8) of one attribute's value.
  package var attributeBytes = 64 << 10
  /// Attributes of one element.
  package var attributes = 256
  /// Different names: libxml2 keeps each, and finds one among many slowly.
  package var names = 10_000
  /// Bytes (UTF-8) of one tag, comment or processing instruction: libxml2 keeps it until it ends, and compares each of
  /// a tag's attributes with every other.
  package var markupBytes = 256 << 10
  /// Elements in all; the default bounds time, not memory.
  package var elements = 1_000_000_000

  /// The default bounds.
  package init() {}
}
