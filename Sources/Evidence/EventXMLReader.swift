package import LibXML

/// Reads events from XML: what `wevtutil qe … /f:xml` or `/f:RenderedXml` prints, with a root or without, and what the
/// Event Viewer saves. Whatever is around the `Event` elements is passed over.
package final class EventXMLReader {
  /// Strings of one event that are kept; Windows allows 256 of a classic event.
  package static let maximumData = 256

  private let reader: XMLReader
  private let path: String
  private var draft: Draft?

  /// Events of `source`; `path` is what errors name.
  package init(_ source: ByteSource, path: String) {
    reader = XMLReader(source, wrapped: true)
    self.path = path
  }

  /// The next event; nil at the end. Events without source or number are passed over.
  package func next() throws(EvidenceError) -> EventRecord? {
    while let kind = try step() {
      switch kind {
      case .startElement: start()
      case .text:
        let isWanted = draft?.wanted != nil
        if isWanted { draft?.text = reader.text }
      case .endElement:
        guard let depth = draft?.depth else { continue }
        if reader.depth > depth {
          end()
        } else if let record = draft.take()?.record {
          return record
        }
      }
    }
    return nil
  }

  private func start() {
    guard let depth = draft?.depth else {
      if reader.isElement("Event") { draft = Draft(line: reader.line, depth: reader.depth) }
      return
    }
    if reader.depth == depth + 1 {
      draft?.section = reader.localName
      return
    }
    guard let section = draft?.section else { return }
    draft?.text = ""
    draft?.wanted = wanted(in: section)
    if draft?.wanted == .datum {
      draft?.dataName = section == "UserData" ? reader.localName : reader.attribute("Name")
    } else if section == "System", reader.isElement("TimeCreated") {
      draft?.time = reader.attribute("SystemTime")
    } else if section == "System", reader.isElement("Provider") {
      // A manifest may carry an older source's name beside its own.
      draft?.provider = reader.attribute("Name") ?? reader.attribute("EventSourceName")
    }
  }

  /// What the text of the element that was just begun is to us.
  private func wanted(in section: String) -> Draft.Text? {
    switch section {
    case "System":
      if reader.isElement("EventID") { return .eventID }
      if reader.isElement("Computer") { return .computer }
      return reader.isElement("Channel") ? .channel : nil
    case "RenderingInfo": return reader.isElement("Message") ? .message : nil
    case "EventData": return reader.isElement("Data") ? .datum : nil
    case "UserData": return .datum
    default: return nil
    }
  }

  private func end() {
    guard let wanted = draft?.wanted, let text = draft?.text else { return }
    draft?.wanted = nil
    switch wanted {
    case .eventID: draft?.eventID = EventText.eventID(text)
    case .computer: draft?.computer = text
    case .channel: draft?.channel = text
    case .message: draft?.message = text
    case .datum:
      guard let count = draft?.data.count, count < Self.maximumData else { return }
      let name = draft?.dataName
      draft?.data.append(EventRecord.Datum(name: name, value: text))
    }
  }

  private func step() throws(EvidenceError) -> XMLNodeKind? {
    do {
      return try reader.next()
    } catch {
      throw EvidenceError(error, path: path)
    }
  }
}

/// An event while its elements come in.
private struct Draft {
  /// The texts that are kept.
  enum Text {
    case eventID, computer, channel, message, datum
  }

  let line: Int
  let depth: Int
  var section = ""
  var dataName: String?
  var wanted: Text?
  var text = ""
  var provider: String?
  var eventID: Int?
  var time: String?
  var computer: String?
  var channel: String?
  var message: String?
  var data: [EventRecord.Datum] = []

  init(line: Int, depth: Int) {
    self.line = line
    self.depth = depth
  }

  var record: EventRecord? {
    guard let provider, let eventID else { return nil }
    return EventRecord(
      line: line, provider: provider, eventID: eventID, time: time, computer: computer, channel: channel,
      message: message, data: data)
  }
}

extension EvidenceError {
  /// What went wrong in the XML of `path`.
  init(_ error: LibXMLError, path: String) {
    switch error {
    case .unreadable(let error): self = .unreadable(path: path, reason: error.reason)
    case .malformed(let line, let column, let reason):
      self = .malformedXML(path: path, line: line, column: column, reason: reason)
    case .documentType(let line): self = .documentType(path: path, line: line)
    case .limit(let limit, let maximum, let line):
      self = .tooMuch(path: path, line: line, what: limit.rawValue, maximum: maximum)
    case .notRepresentable(let words), .invalidName(let words), .unsupportedElement(let words), .outOfOrder(let words),
      .schema(_, let words), .libraryFailure(let words):
      self = .unreadable(path: path, reason: words)
    case .unwritable: self = .unreadable(path: path, reason: "unwritable")
    }
  }
}
