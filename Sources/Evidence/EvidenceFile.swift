package import LibXML

/// A file of evidence, and what it turned out to be.
package struct EvidenceFile: Equatable, Sendable {
  /// What is in the file.
  package enum Content: Equatable, Sendable {
    /// A listing of desktops; `HeapListing.isMeasurement` tells whether anything was measured.
    case listing(HeapListing)
    /// Events of a Windows log; possibly none about desktop heaps.
    case events(EventLog)
    /// Both in one text, as pasted into a ticket.
    case both(HeapListing, EventLog)
    /// Neither: some other text or XML.
    case unknown
  }

  /// The name that the caller gave.
  package let path: String
  /// How its bytes stand for text; of XML, as far as its first bytes tell.
  package let encoding: EvidenceEncoding
  /// What is in it.
  package let content: Content
  /// The first line of a text that was too long and of which only the beginning was read; nil where none was.
  package var firstCutLine: Int?

  /// Bytes that decide whether a file is XML.
  private static let sniffedBytes = 4096

  /// What the first bytes of a file say about the rest.
  enum Opened {
    case xml(ByteSource, EvidenceEncoding)
    case text(ByteSource)
  }

  /// Reads all of `source`, whatever its size, in little memory. `name` is what errors call it.
  package static func read(name: String, _ source: ByteSource) throws(EvidenceError) -> EvidenceFile {
    switch try open(name: name, source) {
    case .xml(let whole, let encoding): try readXML(name, whole, encoding)
    case .text(let whole): try readText(name, whole)
    }
  }

  /// Looks at the first bytes and gives all of them on.
  static func open(name: String, _ source: ByteSource) throws(EvidenceError) -> Opened {
    var head: [UInt8] = []
    while head.count < sniffedBytes {
      let block: [UInt8]
      do {
        block = try source.next()
      } catch {
        throw .unreadable(path: name, reason: error.reason)
      }
      if block.isEmpty { break }
      head += block
    }
    // The magic numbers of .evtx and of .evt before Vista.
    if head.starts(with: "ElfFile\0".utf8) || head.dropFirst(4).starts(with: "LfLe".utf8) {
      throw .binaryLog(path: name)
    }
    let whole = source.preceded(by: head)
    let start = Start(head.prefix(sniffedBytes))
    guard start.isXML else { return .text(whole) }
    return .xml(start.isUTF8 ? whole.repairingUTF8() : whole, start.encoding)
  }

  private static func readXML(_ name: String, _ source: ByteSource, _ encoding: EvidenceEncoding) throws(EvidenceError)
    -> EvidenceFile
  {
    let reader = EventXMLReader(source, path: name)
    var log = EventLog()
    while let record = try reader.next() { log.add(record) }
    return EvidenceFile(path: name, encoding: encoding, content: log.events > 0 ? .events(log) : .unknown)
  }

  private static func readText(_ name: String, _ source: ByteSource) throws(EvidenceError) -> EvidenceFile {
    let lines = LineReader(source, path: name)
    var events = EventTextReader()
    var listing = HeapListingReader(path: name)
    var log = EventLog()
    while let line = try lines.next() {
      for record in events.feed(line) { log.add(record) }
      try listing.feed(line)
    }
    for record in events.finish() { log.add(record) }
    let content: Content =
      switch (listing.finish(), log.events > 0) {
      case (let found?, true): .both(found, log)
      case (let found?, false): .listing(found)
      case (nil, true): .events(log)
      case (nil, false): .unknown
      }
    return EvidenceFile(
      path: name, encoding: lines.encoding, content: content, firstCutLine: lines.firstCutLine ?? events.firstCutLine)
  }
}

/// What the first bytes of a file tell.
private struct Start {
  let encoding: EvidenceEncoding
  let isXML: Bool
  /// Whether XML says of itself, or does not deny, that it is UTF-8.
  let isUTF8: Bool

  init(_ head: ArraySlice<UInt8>) {
    encoding = EvidenceEncoding(start: head)
    var decoder = UTF16Decoder(bigEndian: encoding == .utf16BigEndian)
    let bytes = encoding.is16Bit ? decoder.utf8(head) : Array(head)
    let text = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    isXML = text.first == "<"
    let declaration = text.hasPrefix("<?xml") ? text.prefix { $0 != ">" }.lowercased() : ""
    let isOther = declaration.contains("encoding") && !declaration.contains("utf")
    isUTF8 = !encoding.is16Bit && !isOther
  }
}
