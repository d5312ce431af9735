import CLibXML2
import CLoadOnUse

/// What libxml2 keeps per process and per thread, put into a safe state before its first use.
enum XMLLibrary {
  /// Runs once: the library is loaded, tables are built, and nothing is ever loaded from a file or the network on a
  /// document's behalf (a DTD, an entity, the `xsi:schemaLocation` of a document under validation). All input comes from
  /// the caller.
  private static let start: LibXMLError? = {
    if let reason = deskheap_load_libxml2() { return .libraryFailure(String(cString: reason)) }
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return nil
  }()

  /// Call before libxml2 is used. Fails where it is not installed.
  static func prepare() throws(LibXMLError) {
    if let start { throw start }
    silence()
  }

  /// The handler for errors that belong to no parser is kept per thread, and without one libxml2 prints to standard
  /// error; every failure is seen by its return value instead.
  static func silence() {
    xmlSetStructuredErrorFunc(nil) { _, _ in }
  }

  /// libxml2's own words for an error, without the line end that it adds.
  static func reason(_ message: UnsafePointer<CChar>?) -> String {
    guard let message else { return "unknown reason" }
    var text = String(cString: message)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
