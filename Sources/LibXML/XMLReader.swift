/// What a reader stands on.
package enum XMLNodeKind: Sendable {
  case startElement
  case endElement
  /// Character data, whole: CDATA sections and character references are joined to it.
  case text
}

/// Reads untrusted XML step by step, in memory that does not grow with the input.
///
/// UTF-8, UTF-16 and what an XML declaration names. A document type declaration is refused, nothing is fetched, no
/// entity but the predefined ones and character references is known. Comments and processing instructions are skipped.
package final class XMLReader {
  /// The name of the element that `init(_:wrapped:limits:)` puts around its input.
  private static let syntheticRoot = "stream"

  private let source: ByteSource
  private let limits: XMLLimits
  private let wrapped: Bool
  private var parser: XMLPushParser?
  private var tail: [UInt8] = []
  private var pending: ArraySlice<UInt8> = []
  private var ended = false
  private var current: XMLEventQueue.Event?

  /// - Parameters:
  ///   - source: the bytes.
  ///   - wrapped: true where the text may have many roots or none, as `wevtutil qe … /f:xml` prints it: the reader
  ///     puts a root around it, which it does not report, and allows text outside of elements.
  ///   - limits: the bounds.
  package init(_ source: ByteSource, wrapped: Bool = false, limits: XMLLimits = XMLLimits()) {
    self.source = source
    self.wrapped = wrapped
    self.limits = limits
  }

  /// Steps to the next node; nil at the end. After an error the reader is at its end.
  package func next() throws(LibXMLError) -> XMLNodeKind? {
    let parser = try startedParser()
    while true {
      let finished = ended || parser.failure != nil
      if let event = parser.queue.take(mayGoOn: !finished) {
        current = event
        return event.kind
      }
      current = nil
      if let failure = parser.failure { throw failure }
      if ended { return nil }
      parser.queue.forgetTaken()
      try feed(parser)
    }
  }

  /// The line where the node stands: of a start tag, the line where it ends.
  package var line: Int { current?.line ?? 1 }

  /// The column behind a tag, or where a text was found, in bytes of UTF-8.
  package var column: Int { current?.column ?? 1 }

  /// Elements around the node; 0 for a root.
  package var depth: Int { current?.depth ?? 0 }

  /// The element's name without a prefix; empty on a text.
  package var localName: String { current?.name.map { String(cString: $0) } ?? "" }

  /// The element's namespace; nil when it has none.
  package var namespace: String? { current?.namespace.map { String(cString: $0) } }

  /// Whether the node is a start or end of an element of that local name, in any namespace.
  package func isElement(_ name: StaticString) -> Bool {
    current?.name.map { Self.equal($0, name) } ?? false
  }

  /// The names and values of the start tag's attributes, in their order; names without prefixes.
  package var attributes: [(name: String, value: String)] {
    guard let parser, let current, current.kind == .startElement else { return [] }
    return parser.queue.attributes[current.range].map { attribute in
      (String(cString: attribute.name), String(decoding: parser.queue.bytes[attribute.value], as: UTF8.self))
    }
  }

  /// The value of the attribute that has this name and no namespace; nil when there is none.
  package func attribute(_ name: StaticString) -> String? {
    guard let parser, let current, current.kind == .startElement else { return nil }
    for index in current.range {
      let attribute = parser.queue.attributes[index]
      if attribute.namespace == nil && Self.equal(attribute.name, name) {
        return String(decoding: parser.queue.bytes[attribute.value], as: UTF8.self)
      }
    }
    return nil
  }

  /// The text; empty on an element.
  package var text: String {
    guard let parser, let current, current.kind == .text else { return "" }
    return String(decoding: parser.queue.bytes[current.range], as: UTF8.self)
  }

  /// Whether the node is a text of blanks and line ends only, or an element.
  package var isBlank: Bool {
    guard let parser, let current, current.kind == .text else { return true }
    return parser.queue.bytes[current.range].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private func startedParser() throws(LibXMLError) -> XMLPushParser {
    if let parser { return parser }
    var start: [UInt8] = []
    while start.count < XMLPrologue.searchedBytes {
      let block = try nextBlock()
      if block.isEmpty { break }
      start += block
    }
    let looked = min(start.count, XMLPrologue.searchedBytes)
    let prologue = XMLPrologue(start: Array(start[..<looked]), root: wrapped ? Self.syntheticRoot : nil)
    tail = prologue.tail
    pending = start[looked...]
    let parser = try XMLPushParser(
      head: prologue.head, limits: limits, rootLevels: wrapped ? 1 : 0, firstLineShift: prologue.columnShift,
      ignoresDeclaredEncoding: prologue.ignoresDeclaredEncoding)
    self.parser = parser
    return parser
  }

  private func feed(_ parser: XMLPushParser) throws(LibXMLError) {
    if pending.isEmpty { pending = ArraySlice(try nextBlock()) }
    if pending.isEmpty {
      ended = true
      parser.finish(tail: tail)
    } else {
      // A source may give blocks of any size; the queue holds what one block yields.
      let block = pending.prefix(ByteSource.blockSize)
      pending = pending.dropFirst(block.count)
      parser.feed(block)
    }
  }

  private func nextBlock() throws(LibXMLError) -> [UInt8] {
    do {
      return try source.next()
    } catch {
      throw .unreadable(error)
    }
  }

  private static func equal(_ name: XMLEventQueue.Name, _ other: StaticString) -> Bool {
    let count = other.utf8CodeUnitCount
    for index in 0..<count where name[index] != other.utf8Start[index] { return false }
    return name[count] == 0
  }
}
