import CLibXML2

/// libxml2's parser, fed block by block; what it reports goes into a queue. Its SAX interface is used and not its text
/// reader: that one is half as fast, and its lines end at 65535 where an event log has millions.
final class XMLPushParser {
  var queue = XMLEventQueue()
  private(set) var failure: LibXMLError?

  private let limits: XMLLimits
  private let rootLevels: Int
  private let firstLineShift: Int
  private var context: xmlParserCtxtPtr?
  private var depth = 0
  private var elements = 0

  /// - Parameters:
  ///   - rootLevels: 1 when the outermost element is synthetic and is not reported.
  ///   - firstLineShift: bytes put into the first line before the input's own.
  init(head: [UInt8], limits: XMLLimits, rootLevels: Int, firstLineShift: Int, ignoresDeclaredEncoding: Bool)
    throws(LibXMLError)
  {
    self.limits = limits
    self.rootLevels = rootLevels
    self.firstLineShift = firstLineShift
    XMLLibrary.prepare()
    var handlers = Self.handlers
    let receiver = Unmanaged.passUnretained(self).toOpaque()
    // libxml2 recognises the encoding by the first four bytes that it is created with.
    let first = Array(head.prefix(4))
    context = first.withUnsafeBytes { bytes in
      xmlCreatePushParserCtxt(
        &handlers, receiver, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), nil)
    }
    guard let context else { throw .libraryFailure("no parser") }
    var options = XML_PARSE_NONET.rawValue
    if ignoresDeclaredEncoding { options |= XML_PARSE_IGNORE_ENC.rawValue }
    xmlCtxtUseOptions(context, CInt(options))
    feed(head.dropFirst(4))
  }

  deinit {
    xmlFreeParserCtxt(context)
  }

  /// Parses the next bytes.
  func feed(_ bytes: ArraySlice<UInt8>) {
    guard failure == nil, !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      _ = xmlParseChunk(context, start, CInt(clamping: bytes.count), 0)
    }
  }

  /// Tells the parser that there is no more but `tail`, the end of a synthetic root.
  func finish(tail: [UInt8]) {
    // Otherwise libxml2 would complain of a tag that the reader's user has never seen.
    if rootLevels > 0 && depth > rootLevels {
      stop(.malformed(line: line, column: column, reason: "the text ends inside an element"))
    }
    feed(tail[...])
    guard failure == nil else { return }
    _ = xmlParseChunk(context, nil, 0, 1)
  }

  private var line: Int { Int(xmlSAX2GetLineNumber(context)) }

  private var column: Int { shifted(Int(xmlSAX2GetColumnNumber(context)), line: line) }

  private func shifted(_ column: Int, line: Int) -> Int {
    line == 1 ? max(column - firstLineShift, 1) : max(column, 1)
  }

  private func stop(_ reason: LibXMLError) {
    guard failure == nil else { return }
    failure = reason
    xmlStopParser(context)
  }
}

// What libxml2 calls while it parses.
extension XMLPushParser {
  /// One attribute takes five places: name, prefix, namespace, start and end of the value.
  private static let placesPerAttribute = 5

  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = XML_SAX2_MAGIC
    handlers.internalSubset = { receiver, _, _, _ in XMLPushParser.from(receiver)?.documentType() }
    handlers.startElementNs = { receiver, name, _, namespace, _, _, count, _, places in
      guard let parser = XMLPushParser.from(receiver) else { return }
      parser.start(name, namespace, Int(count), places)
    }
    handlers.endElementNs = { receiver, name, _, namespace in XMLPushParser.from(receiver)?.end(name, namespace) }
    handlers.characters = { receiver, text, length in XMLPushParser.from(receiver)?.text(text, length) }
    handlers.ignorableWhitespace = { receiver, text, length in XMLPushParser.from(receiver)?.text(text, length) }
    handlers.cdataBlock = { receiver, text, length in XMLPushParser.from(receiver)?.text(text, length) }
    handlers.serror = { receiver, error in
      guard let error = error?.pointee else { return }
      XMLPushParser.from(receiver)?.report(error)
    }
    return handlers
  }

  private static func from(_ receiver: UnsafeMutableRawPointer?) -> XMLPushParser? {
    receiver.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func documentType() {
    stop(.documentType(line: line))
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ places: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    defer { depth += 1 }
    guard failure == nil, depth >= rootLevels else { return }
    elements += 1
    guard elements <= limits.elements else { return exceeded(.elements, limits.elements) }
    guard depth - rootLevels < limits.depth else { return exceeded(.depth, limits.depth) }
    guard count <= limits.attributes else { return exceeded(.attributes, limits.attributes) }
    let first = queue.attributes.count
    for index in 0..<count {
      let place = index * Self.placesPerAttribute
      guard let places, let name = places[place], let start = places[place + 3], let end = places[place + 4] else {
        continue
      }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      guard value.count <= limits.attributeBytes else { return exceeded(.attributeBytes, limits.attributeBytes) }
      queue.append(name, namespace: places[place + 2], value: value)
    }
    append(.startElement, name, namespace, first..<queue.attributes.count, depth: depth - rootLevels)
  }

  private func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
    depth -= 1
    guard failure == nil, depth >= rootLevels else { return }
    append(.endElement, name, namespace, 0..<0, depth: depth - rootLevels)
  }

  private func append(
    _ kind: XMLNodeKind, _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ range: Range<Int>,
    depth: Int
  ) {
    queue.append(
      XMLEventQueue.Event(
        kind: kind, name: name, namespace: namespace, line: line, column: column, depth: depth, range: range))
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ length: CInt) {
    guard failure == nil else { return }
    let bytes = UnsafeBufferPointer(start: text, count: Int(length))
    let size = queue.appendText(bytes, line: line, column: column, depth: max(depth - rootLevels, 0))
    if size > limits.textBytes { exceeded(.textBytes, limits.textBytes) }
  }

  private func exceeded(_ limit: XMLLimit, _ maximum: Int) {
    stop(.limit(limit, maximum: maximum, line: line))
  }

  private func report(_ error: xmlError) {
    guard failure == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    if rootLevels > 0 && isAtDocumentType() { return stop(.documentType(line: line)) }
    let line = max(Int(error.line), 1)
    let column = shifted(Int(error.int2), line: line)
    stop(.malformed(line: line, column: column, reason: XMLLibrary.reason(error.message)))
  }

  /// Inside a synthetic root, libxml2 takes a document type for an element without a name.
  private func isAtDocumentType() -> Bool {
    guard let input = context?.pointee.input?.pointee, let start = input.base, var current = input.cur,
      let end = input.end
    else { return false }
    if current > start, current[-1] == UInt8(ascii: "<") { current -= 1 }
    return UnsafeBufferPointer(start: current, count: max(end - current, 0)).starts(with: "<!DOCTYPE".utf8)
  }
}
