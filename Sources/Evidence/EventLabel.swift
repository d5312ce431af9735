/// A line `Label: value` of an event written as text.
struct EventLabel: Equatable {
  /// What the label's value is to us.
  enum Field: Equatable {
    case provider, eventID, date, time, computer, channel, message
    /// `Event Type:`, with which a copy from Windows XP or Server 2003 begins.
    case kind
    /// `Event Xml:`: the same event a second time.
    case xml
  }

  /// Longer labels are none of ours.
  private static let maximumLabelBytes = 40

  private static let fields: [String: Field] = [
    "source": .provider, "eventsource": .provider, "providername": .provider, "provider": .provider,
    "sourcename": .provider, "eventid": .eventID, "id": .eventID, "instanceid": .eventID, "date": .date,
    "dateandtime": .date, "timecreated": .date, "timegenerated": .date, "time": .time, "computer": .computer,
    "computername": .computer, "machinename": .computer, "logname": .channel, "log": .channel, "message": .message,
    "description": .message, "eventtype": .kind, "eventxml": .xml,
  ]

  /// The label in lower case without blanks.
  let key: String
  /// Nil for a label that is not used.
  let field: Field?
  /// The rest of the line without blanks around it.
  let value: String
  /// PowerShell's lists pad the label with blanks, so that all colons stand in one column.
  let isPadded: Bool
  /// Whether the label stands at the line's beginning.
  let isFlush: Bool

  /// The field that a column or label of that name is.
  static func field(named name: some StringProtocol) -> Field? {
    fields[EventText.key(name)]
  }

  /// The label of `line`; nil when it has none.
  init?(_ line: TextLine) {
    let bytes = line.bytes
    guard let colon = bytes.prefix(Self.maximumLabelBytes).firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
      return nil
    }
    let label = bytes[..<colon]
    guard label.allSatisfy({ Self.isLetter($0) || Self.isBlank($0) }), label.contains(where: Self.isLetter) else {
      return nil
    }
    let after = bytes[(colon + 1)...]
    guard after.first.map(Self.isBlank) ?? true else { return nil }
    key = EventText.key(bytes: label)
    field = Self.fields[key]
    isPadded = Self.isBlank(label[colon - 1])
    isFlush = !Self.isBlank(label[0])
    let start = after.firstIndex { !Self.isBlank($0) } ?? after.endIndex
    let end = after.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? start
    value = String(decoding: after[start..<end], as: UTF8.self)
  }

  /// Whether `line` is `Event[3]:` or `Event[3]`, with which `wevtutil` heads each event.
  static func isHead(_ line: TextLine) -> Bool {
    guard line.bytes.count < maximumLabelBytes, line.bytes.starts(with: "Event[".utf8) else { return false }
    var rest = line.bytes.dropFirst(6)
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(digits)
    guard digits > 0, rest.popFirst() == UInt8(ascii: "]") else { return false }
    return rest.allSatisfy { $0 == UInt8(ascii: ":") || isBlank($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
}
