import CLibXML2

/// What is known while libxml2 parses: where it is, what it found, and whether a limit was crossed.
struct XMLParseState {
  var queue = XMLEventQueue()
  var context: xmlParserCtxtPtr?
  private(set) var failure: LibXMLError?

  private let limits: XMLLimits
  private let rootLevels: Int
  private let firstLineShift: Int
  private var depth = 0
  private var elements = 0

  init(limits: XMLLimits, rootLevels: Int, firstLineShift: Int) {
    self.limits = limits
    self.rootLevels = rootLevels
    self.firstLineShift = firstLineShift
  }

  /// At most so many names does libxml2 keep for itself.
  private static let ownNames = 16
  /// One attribute takes five places: name, prefix, namespace, start and end of the value.
  private static let placesPerAttribute = 5

  mutating func documentType() {
    stop(.documentType(line: line))
    xmlStopParser(context)
  }

  mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ places: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    defer { depth += 1 }
    guard failure == nil, depth >= rootLevels else { return }
    elements += 1
    guard elements <= limits.elements else { return exceeded(.elements, limits.elements) }
    guard depth - rootLevels < limits.depth else { return exceeded(.depth, limits.depth) }
    if let names = context?.pointee.dict, Int(xmlDictSize(names)) > limits.names + Self.ownNames {
      return exceeded(.names, limits.names)
    }
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
    append(.startElement, name, namespace, first..<queue.attributes.count)
  }

  mutating func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
    depth -= 1
    guard failure == nil, depth >= rootLevels else { return }
    append(.endElement, name, namespace, 0..<0)
  }

  mutating func text(_ text: UnsafePointer<xmlChar>?, _ length: CInt) {
    guard failure == nil else { return }
    let bytes = UnsafeBufferPointer(start: text, count: Int(length))
    let size = queue.appendText(bytes, line: line, column: column, depth: max(depth - rootLevels, 0))
    if size > limits.textBytes { exceeded(.textBytes, limits.textBytes) }
  }

  mutating func report(_ error: xmlError) {
    guard failure == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    if rootLevels > 0 && isAtDocumentType() { return stop(.documentType(line: line)) }
    let line = max(Int(error.line), 1)
    let column = shifted(Int(error.int2), line: line)
    stop(.malformed(line: line, column: column, reason: XMLLibrary.reason(error.message)))
  }

  /// Inside a synthetic root libxml2 would complain of a tag that the reader's user has never seen.
  mutating func expectEnd() {
    guard rootLevels > 0 && depth > rootLevels else { return }
    stop(.malformed(line: line, column: column, reason: "the text ends inside an element"))
  }

  /// Called after each block: at bytes that are no text in the encoding libxml2 may stop without an error.
  mutating func checkHalt() {
    guard failure == nil, let halted = context?.pointee.disableSAX, halted != 0 else { return }
    stop(.malformed(line: line, column: column, reason: "the bytes are no text in the encoding of the document"))
  }

  /// Called after each block: what the parser has not taken by then is the beginning of a tag or comment.
  mutating func checkRest() {
    guard failure == nil, let input = context?.pointee.input?.pointee, let current = input.cur, let end = input.end,
      end - current > limits.markupBytes
    else { return }
    exceeded(.markupBytes, limits.markupBytes)
  }

  private var line: Int { Int(xmlSAX2GetLineNumber(context)) }

  private var column: Int { shifted(Int(xmlSAX2GetColumnNumber(context)), line: line) }

  private func shifted(_ column: Int, line: Int) -> Int {
    line == 1 ? max(column - firstLineShift, 1) : max(column, 1)
  }

  private mutating func append(
    _ kind: XMLNodeKind, _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ range: Range<Int>
  ) {
    queue.append(
      XMLEventQueue.Event(
        kind: kind, name: name, namespace: namespace, line: line, column: column, depth: depth - rootLevels,
        range: range))
  }

  private mutating func exceeded(_ limit: XMLLimit, _ maximum: Int) {
    stop(.limit(limit, maximum: maximum, line: line))
    xmlStopParser(context)
  }

  private mutating func stop(_ reason: LibXMLError) {
    guard failure == nil else { return }
    failure = reason
  }

  /// libxml2 takes a document type inside a synthetic root for an element without a name.
  private func isAtDocumentType() -> Bool {
    guard let input = context?.pointee.input?.pointee, let start = input.base, var current = input.cur,
      let end = input.end
    else { return false }
    if current > start, current[-1] == UInt8(ascii: "<") { current -= 1 }
    return UnsafeBufferPointer(start: current, count: max(end - current, 0)).starts(with: "<!DOCTYPE".utf8)
  }
}
