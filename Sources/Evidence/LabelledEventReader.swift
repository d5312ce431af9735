/// Reads events written as labelled lines: `wevtutil … /f:text`, copies from the Event Viewer, old and new, and
/// PowerShell's `Format-List` of `Get-WinEvent` or `Get-EventLog`.
struct LabelledEventReader {
  /// Bytes of a message that are kept; the rest is left out. A classic event's string has 31,839 characters at most.
  static let maximumMessageBytes = 64 << 10

  /// How the events of a text begin and end.
  private enum Style {
    /// With `Event[n]`, so that nothing else in a description can begin another.
    case headed
    /// With the label that the first one began with.
    case labelled
    /// As a list: what comes again begins another.
    case list
  }

  private struct Draft {
    let line: Int
    var style: Style
    var first: String?
    var labels: [String: EventLabel.Field] = [:]
    var provider: String?
    var eventID: Int?
    var time: String?
    var computer: String?
    var channel: String?
    var message: String?
    var inMessage = false
    var isOver = false

    /// Whether what the label tells was told before. Only the number has two labels within one event.
    func knows(_ label: EventLabel) -> Bool {
      let numbers = ["eventid", "instanceid"]
      return labels.contains { key, field in
        key == label.key || (field == label.field && !(numbers.contains(key) && numbers.contains(label.key)))
      }
    }

    mutating func take(_ label: EventLabel) {
      guard !isOver else { return }
      inMessage = false
      guard let field = label.field else { return }
      labels[label.key] = field
      let value: String? = label.value.isEmpty ? nil : label.value
      switch field {
      case .provider: provider = value
      // "InstanceId" and "EventID" of one event agree in the bits that count.
      case .eventID: eventID = value.flatMap(EventText.eventID) ?? eventID
      case .date: time = time ?? value
      case .time: time = EventText.joined(time, value)
      case .computer: computer = value
      case .channel: channel = value
      case .message:
        message = value ?? ""
        inMessage = true
      case .kind: break
      case .xml: isOver = true
      }
    }

    var record: EventRecord? {
      guard let provider, let eventID else { return nil }
      let text = message.map { $0.trimmingSuffix(while: \.isWhitespace) }
      return EventRecord(
        line: line, provider: provider, eventID: eventID, time: time, computer: computer, channel: channel,
        message: text.flatMap { $0.isEmpty ? nil : $0 }, data: [])
    }
  }

  private var draft: Draft?

  /// Whether the next lines may be those of an event whose source and number were read.
  var isInEvent: Bool {
    guard let draft else { return false }
    return draft.style == .headed || (draft.provider != nil && draft.eventID != nil && !draft.isOver)
  }

  /// Takes the next line; returns the event that it ended.
  mutating func feed(_ line: TextLine) -> EventRecord? {
    if EventLabel.isHead(line) {
      let ended = finish()
      draft = Draft(line: line.number, style: .headed)
      return ended
    }
    guard let label = EventLabel(line) else {
      appendToMessage(line, isFlush: line.bytes.first.map { $0 != 0x20 && $0 != 0x09 } ?? false)
      return nil
    }
    var ended: EventRecord?
    if beginsAnother(label) {
      guard label.field != nil else { return nil }
      ended = finish()
      draft = Draft(line: line.number, style: label.isPadded && label.isFlush ? .list : .labelled, first: label.key)
    }
    if isPartOfMessage(label) {
      appendToMessage(line, isFlush: false)
    } else {
      draft?.take(label)
    }
    return ended
  }

  /// Ends the last event.
  mutating func finish() -> EventRecord? {
    draft.take()?.record
  }

  private func beginsAnother(_ label: EventLabel) -> Bool {
    guard let draft else { return true }
    switch draft.style {
    case .headed: return false
    case .labelled:
      return label.key == draft.first || (!draft.inMessage && !draft.isOver && draft.knows(label))
    case .list:
      return label.isFlush && label.field != nil && (draft.knows(label) || !label.isPadded)
    }
  }

  private func isPartOfMessage(_ label: EventLabel) -> Bool {
    guard let draft, draft.inMessage else { return false }
    if draft.style == .list { return !(label.isFlush && label.isPadded) }
    return label.field != .xml
  }

  private mutating func appendToMessage(_ line: TextLine, isFlush: Bool) {
    guard draft?.inMessage == true, let size = draft?.message?.utf8.count else { return }
    // In a list, what goes on is indented below the value.
    if draft?.style == .list && isFlush {
      draft?.inMessage = false
      return
    }
    guard size + line.bytes.count < Self.maximumMessageBytes else { return }
    if size > 0 { draft?.message?.append("\n") }
    let isList = draft?.style == .list
    draft?.message?.append(isList ? String(line.text.drop(while: \.isWhitespace)) : line.text)
  }
}

extension String {
  /// The text without the characters at its end that `isLeftOut` names.
  func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isLeftOut(last) { text.removeLast() }
    return String(text)
  }
}
