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
        let collects = draft?.collects ?? false
        if collects { draft?.text = reader.text }
      case .endElement:
        guard let depth = draft?.depth else { continue }
        if reader.depth > depth {
          end(reader.depth - depth)
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
    draft?.text = ""
    draft?.collects = true
    draft?.dataName = nil
    if reader.isElement("Data") {
      draft?.dataName = reader.attribute("Name")
    } else if reader.isElement("TimeCreated") {
      draft?.time = reader.attribute("SystemTime")
    } else if reader.isElement("Provider"), draft?.section == "System" {
      // A manifest may carry an older source's name beside its own.
      draft?.provider = reader.attribute("Name") ?? reader.attribute("EventSourceName")
    }
  }

  private func end(_ level: Int) {
    guard level > 1, draft?.collects == true, let section = draft?.section, let text = draft?.text else { return }
    draft?.collects = false
    switch section {
    case "System":
      if reader.isElement("EventID") {
        draft?.eventID = EventText.eventID(text)
      } else if reader.isElement("Computer") {
        draft?.computer = text
      } else if reader.isElement("Channel") {
        draft?.channel = text
      }
    case "RenderingInfo":
      if reader.isElement("Message") { draft?.message = text }
    case "EventData" where reader.isElement("Data"):
      add(EventRecord.Datum(name: draft?.dataName, value: text))
    case "UserData":
      add(EventRecord.Datum(name: reader.localName, value: text))
    default:
      break
    }
  }

  private func add(_ datum: EventRecord.Datum) {
    guard let count = draft?.data.count, count < Self.maximumData else { return }
    draft?.data.append(datum)
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
  let line: Int
  let depth: Int
  var section = ""
  var dataName: String?
  var collects = false
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
