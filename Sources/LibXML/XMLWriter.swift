import CLibXML2

/// Writes an XML document in UTF-8, piece by piece, to a receiver that gets blocks as they fill.
package final class XMLWriter {
  private let output: XMLOutput
  private var writer: xmlTextWriterPtr?
  private var open = 0
  private var mayHaveAttributes = false
  private var hasRoot = false

  /// - Parameters:
  ///   - indented: puts each element on a line of its own, two blanks deeper than its parent.
  ///   - receive: takes the next bytes; false when it cannot, which ends the writing with `LibXMLError.unwritable`.
  package init(indented: Bool = true, to receive: @escaping (UnsafeRawBufferPointer) -> Bool) throws(LibXMLError) {
    try XMLLibrary.prepare()
    output = XMLOutput(receive)
    // The writer owns the buffer from here on, and frees it even where it cannot be made.
    guard let buffer = output.buffer() else { throw .libraryFailure("no output buffer") }
    guard let made = xmlNewTextWriter(buffer) else {
      xmlOutputBufferClose(buffer)
      throw .libraryFailure("no writer")
    }
    writer = made
    if indented {
      xmlTextWriterSetIndent(made, 1)
      xmlTextWriterSetIndentString(made, "  ")
    }
    try check(xmlTextWriterStartDocument(made, "1.0", "UTF-8", nil))
  }

  deinit {
    xmlFreeTextWriter(writer)
  }

  /// Begins an element. A namespace is declared as an attribute `xmlns`.
  package func startElement(_ name: String) throws(LibXMLError) {
    guard XMLCharacters.isName(name) else { throw .invalidName(name) }
    guard open > 0 || !hasRoot else { throw .outOfOrder("second root \(name)") }
    try check(xmlTextWriterStartElement(writer, name))
    open += 1
    hasRoot = true
    mayHaveAttributes = true
  }

  /// Adds an attribute to the element that was just begun.
  package func attribute(_ name: String, _ value: String) throws(LibXMLError) {
    guard mayHaveAttributes else { throw .outOfOrder("attribute \(name)") }
    guard XMLCharacters.isName(name) else { throw .invalidName(name) }
    guard XMLCharacters.isRepresentable(value) else { throw .notRepresentable(place: name) }
    try check(xmlTextWriterWriteAttribute(writer, name, value))
  }

  /// Adds text to the element.
  package func text(_ text: String) throws(LibXMLError) {
    guard open > 0 else { throw .outOfOrder("text outside of the root") }
    guard XMLCharacters.isRepresentable(text) else { throw .notRepresentable(place: "text") }
    mayHaveAttributes = false
    try check(xmlTextWriterWriteString(writer, text))
  }

  /// Ends the innermost element; an empty one is written as `<name/>`.
  package func endElement() throws(LibXMLError) {
    guard open > 0 else { throw .outOfOrder("end without a start") }
    try check(xmlTextWriterEndElement(writer))
    open -= 1
    mayHaveAttributes = false
  }

  /// An element with only text.
  package func element(_ name: String, _ text: String) throws(LibXMLError) {
    try startElement(name)
    try self.text(text)
    try endElement()
  }

  /// Ends the document and hands out what is left. Every element must have been ended.
  package func finish() throws(LibXMLError) {
    guard hasRoot && open == 0 else { throw .outOfOrder("end of the document inside an element") }
    try check(xmlTextWriterEndDocument(writer))
    try check(xmlTextWriterFlush(writer))
  }

  private func check(_ result: CInt) throws(LibXMLError) {
    guard !output.refused else { throw .unwritable }
    guard result >= 0 else { throw .libraryFailure("the writer failed") }
  }
}
