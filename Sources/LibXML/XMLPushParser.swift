import CLibXML2

/// libxml2's parser, fed block by block; what it reports goes into a queue. Its SAX interface is used and not its text
/// reader: that one is half as fast, and its lines end at 65535 where an event log has millions.
final class XMLPushParser {
  /// At a fixed address that libxml2 hands back with each event. A class in its place would be counted and checked
  /// at each of them, which takes as long as the parsing.
  private let state: UnsafeMutablePointer<XMLParseState>
  private let context: xmlParserCtxtPtr

  /// - Parameters:
  ///   - rootLevels: 1 when the outermost element is synthetic and is not reported.
  ///   - firstLineShift: bytes put into the first line before the input's own.
  init(head: [UInt8], limits: XMLLimits, rootLevels: Int, firstLineShift: Int, ignoresDeclaredEncoding: Bool)
    throws(LibXMLError)
  {
    try XMLLibrary.prepare()
    let state = UnsafeMutablePointer<XMLParseState>.allocate(capacity: 1)
    state.initialize(to: XMLParseState(limits: limits, rootLevels: rootLevels, firstLineShift: firstLineShift))
    var handlers = Self.handlers
    // libxml2 recognises the encoding by the first four bytes that it is created with.
    let first = Array(head.prefix(4))
    let made = first.withUnsafeBytes { bytes in
      xmlCreatePushParserCtxt(
        &handlers, state, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), nil)
    }
    guard let made else {
      state.deinitialize(count: 1)
      state.deallocate()
      throw .libraryFailure("no parser")
    }
    self.state = state
    context = made
    state.pointee.context = made
    var options = XML_PARSE_NONET.rawValue
    if ignoresDeclaredEncoding { options |= XML_PARSE_IGNORE_ENC.rawValue }
    xmlCtxtUseOptions(context, CInt(options))
    feed(head.dropFirst(4))
  }

  deinit {
    xmlFreeParserCtxt(context)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Why the parser stopped; nil while it goes on.
  var failure: LibXMLError? { state.pointee.failure }

  /// What was found and not yet taken.
  var queue: XMLEventQueue {
    _read { yield state.pointee.queue }
    _modify { yield &state.pointee.queue }
  }

  /// Parses the next bytes.
  func feed(_ bytes: ArraySlice<UInt8>) {
    guard failure == nil, !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      _ = xmlParseChunk(context, start, CInt(clamping: bytes.count), 0)
    }
    state.pointee.checkHalt()
    state.pointee.checkRest()
  }

  /// Tells the parser that there is no more but `tail`, the end of a synthetic root.
  func finish(tail: [UInt8]) {
    state.pointee.expectEnd()
    feed(tail[...])
    guard failure == nil else { return }
    _ = xmlParseChunk(context, nil, 0, 1)
    state.pointee.checkHalt()
  }

  /// What libxml2 calls while it parses.
  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = XML_SAX2_MAGIC
    handlers.internalSubset = { receiver, _, _, _ in XMLPushParser.state(receiver)?.pointee.documentType() }
    handlers.startElementNs = { receiver, name, _, namespace, _, _, count, _, places in
      XMLPushParser.state(receiver)?.pointee.start(name, namespace, Int(count), places)
    }
    handlers.endElementNs = { receiver, name, _, namespace in
      XMLPushParser.state(receiver)?.pointee.end(name, namespace)
    }
    handlers.characters = { receiver, text, length in XMLPushParser.state(receiver)?.pointee.text(text, length) }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    handlers.serror = { receiver, error in
      guard let error = error?.pointee else { return }
      XMLPushParser.state(receiver)?.pointee.report(error)
    }
    return handlers
  }

  private static func state(_ receiver: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLParseState>? {
    receiver?.assumingMemoryBound(to: XMLParseState.self)
  }
}
