import CLibXML2

/// An HTML5 page as a tree, written by libxml2's HTML serializer.
///
/// HTML elements stand in no namespace, because libxml2 knows them only so; an `svg` element and all below it stand in
/// SVG's. Written as HTML and not as XML, which would escape `>` in a style sheet and break its hash.
package final class HTMLPage {
  private static let svgNamespace = "http://www.w3.org/2000/svg"
  /// Elements that HTML5 leaves without an end and libxml2 2.9 would write with one.
  private static let unknownVoidElements: Set<String> = ["source", "track", "wbr"]
  /// Elements whose text HTML reads as it stands.
  private static let rawTextElements: Set<String> = ["script", "style"]

  private let document: xmlDocPtr

  /// Builds the page. `root` is the `html` element.
  package init(_ root: HTMLNode) throws(LibXMLError) {
    try XMLLibrary.prepare()
    guard let document = htmlNewDocNoDtD(nil, nil) else { throw .libraryFailure("no page") }
    self.document = document
    guard xmlCreateIntSubset(document, "html", nil, nil) != nil else { throw .libraryFailure("no document type") }
    try append(root, to: nil, namespace: nil)
  }

  deinit {
    xmlFreeDoc(document)
  }

  /// The page in UTF-8, with its document type. The character set must be declared by the page's own `meta charset`.
  package func serialized() throws(LibXMLError) -> [UInt8] {
    var bytes: [UInt8] = []
    let output = XMLOutput {
      bytes.append(contentsOf: $0)
      return true
    }
    guard let buffer = output.buffer() else { throw .libraryFailure("no output buffer") }
    htmlDocContentDumpFormatOutput(buffer, document, "UTF-8", 0)
    guard xmlOutputBufferClose(buffer) >= 0 else { throw .libraryFailure("the page could not be written") }
    return bytes
  }

  private func append(_ node: HTMLNode, to parent: xmlNodePtr?, namespace: xmlNsPtr?) throws(LibXMLError) {
    switch node {
    case .text(let text):
      guard XMLCharacters.isRepresentable(text) else { throw .notRepresentable(place: "text") }
      guard let node = xmlNewDocText(document, text) else { throw .libraryFailure("no text") }
      try add(node, to: parent)
    case .element(let name, let attributes, let children):
      guard XMLCharacters.isName(name) else { throw .invalidName(name) }
      guard !Self.unknownVoidElements.contains(name) else { throw .unsupportedElement(name) }
      guard let element = xmlNewDocNode(document, nil, name, nil) else { throw .libraryFailure("no element") }
      try add(element, to: parent)
      let namespace = name == "svg" ? xmlNewNs(element, Self.svgNamespace, nil) : namespace
      xmlSetNs(element, namespace)
      for attribute in attributes {
        try set(attribute, of: element)
      }
      if namespace == nil && Self.rawTextElements.contains(name) {
        try checkRawText(children, of: name)
      }
      for child in children {
        try append(child, to: element, namespace: namespace)
      }
    }
  }

  private func add(_ node: xmlNodePtr, to parent: xmlNodePtr?) throws(LibXMLError) {
    let added = if let parent { xmlAddChild(parent, node) } else { xmlAddChild(documentNode, node) }
    guard added != nil else {
      xmlFreeNode(node)
      throw .libraryFailure("no room in the tree")
    }
  }

  /// A document begins like a node, and libxml2 takes it for one.
  private var documentNode: xmlNodePtr {
    UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
  }

  /// libxml2 leaves `<!-- … -->` and `&{ … }` in an attribute unescaped, for servers that fill them in: a text of
  /// its own for each part hides them.
  private func set(_ attribute: (name: String, value: String), of element: xmlNodePtr) throws(LibXMLError) {
    let (name, value) = attribute
    guard XMLCharacters.isName(name) else { throw .invalidName(name) }
    guard XMLCharacters.isRepresentable(value) else { throw .notRepresentable(place: name) }
    guard let made = xmlNewProp(element, name, nil) else { throw .libraryFailure("no attribute") }
    var last: xmlNodePtr?
    for part in Self.parts(of: value) {
      guard let text = xmlNewDocText(document, part) else { throw .libraryFailure("no text") }
      text.pointee.parent = UnsafeMutableRawPointer(made).assumingMemoryBound(to: xmlNode.self)
      text.pointee.prev = last
      if let last { last.pointee.next = text } else { made.pointee.children = text }
      last = text
    }
    made.pointee.last = last
  }

  private static func parts(of value: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for scalar in value.unicodeScalars {
      if part.unicodeScalars.last == "<" && scalar == "!" || part.unicodeScalars.last == "&" && scalar == "{" {
        parts.append(part)
        part = ""
      }
      part.unicodeScalars.append(scalar)
    }
    return parts + [part]
  }

  /// Text that is not escaped must not end its element.
  private func checkRawText(_ children: [HTMLNode], of name: String) throws(LibXMLError) {
    for child in children {
      guard case .text(let text) = child else { throw .outOfOrder("an element in \(name)") }
      guard !text.contains("</") && !text.contains("<!--") else { throw .notRepresentable(place: name) }
    }
  }
}
