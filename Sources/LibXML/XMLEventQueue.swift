/// What the parser found in one block of input, kept flat: names are libxml2's own (they live as long as its
/// parser), texts and attribute values stand one after the other in one array.
struct XMLEventQueue {
  /// A name as libxml2 interns it.
  typealias Name = UnsafePointer<UInt8>

  struct Event {
    let kind: XMLNodeKind
    let name: Name?
    let namespace: Name?
    let line: Int
    let column: Int
    let depth: Int
    /// Of a text: its bytes. Of a start: its attributes, as indices of `attributes`.
    var range: Range<Int>
  }

  struct Attribute {
    let name: Name
    let namespace: Name?
    let value: Range<Int>
  }

  private(set) var events: [Event] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []
  private var taken = 0

  /// The next event; nil when there is none, or when it is a text that may go on (`mayGoOn`).
  mutating func take(mayGoOn: Bool) -> Event? {
    guard taken < events.count else { return nil }
    if mayGoOn && taken == events.count - 1 && events[taken].kind == .text { return nil }
    defer { taken += 1 }
    return events[taken]
  }

  /// Forgets what was taken. A last text that may go on stays.
  mutating func forgetTaken() {
    attributes.removeAll(keepingCapacity: true)
    guard taken < events.count, events[taken].kind == .text else {
      events.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      taken = 0
      return
    }
    var text = events[taken]
    bytes.removeSubrange(..<text.range.lowerBound)
    text.range = 0..<bytes.count
    events.removeAll(keepingCapacity: true)
    events.append(text)
    taken = 0
  }

  mutating func append(_ event: Event) {
    events.append(event)
  }

  mutating func append(_ name: Name, namespace: Name?, value: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    if value.contains(UInt8(ascii: "&")) {
      appendUnescaped(value)
    } else {
      bytes.append(contentsOf: value)
    }
    attributes.append(Attribute(name: name, namespace: namespace, value: start..<bytes.count))
  }

  /// With entities left alone, libxml2 gives each ampersand of a value as `&#38;`, and no other reference.
  private mutating func appendUnescaped(_ value: UnsafeBufferPointer<UInt8>) {
    let reference = "#38;".utf8
    var rest = value[...]
    while let byte = rest.popFirst() {
      bytes.append(byte)
      if byte == UInt8(ascii: "&") && rest.starts(with: reference) { rest = rest.dropFirst(reference.count) }
    }
  }

  /// Joins `text` to a text that came just before. Returns the length in bytes of the whole text.
  mutating func appendText(_ text: UnsafeBufferPointer<UInt8>, line: Int, column: Int, depth: Int) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: text)
    if let last = events.indices.last, last >= taken, events[last].kind == .text {
      events[last].range = events[last].range.lowerBound..<bytes.count
      return events[last].range.count
    }
    events.append(
      Event(
        kind: .text, name: nil, namespace: nil, line: line, column: column, depth: depth, range: start..<bytes.count))
    return text.count
  }
}
