/// What an event of source Win32k says about desktop heaps.
package enum HeapExhaustion: Int, Sendable {
  /// 243: an allocation from one desktop's heap failed, because that heap is full.
  case oneHeapFull = 243
  /// 244: a desktop could not be created, because there was no room for one more heap.
  case noRoomForHeap = 244
}

/// One event of a Windows log.
package struct EventRecord: Equatable, Sendable {
  /// One of an event's strings; the name is nil in logs that only number them.
  package struct Datum: Equatable, Sendable {
    /// The name that the event gives it.
    package let name: String?
    /// The string.
    package let value: String

    /// A string of an event.
    package init(name: String?, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The line where the event begins, from 1.
  package let line: Int
  /// The source, as written.
  package let provider: String
  /// The number without its severity and facility: 16 bits.
  package let eventID: Int
  /// When, as written: the formats differ, and in texts so does the language.
  package let time: String?
  /// The machine.
  package let computer: String?
  /// The log, such as `System`.
  package let channel: String?
  /// The message's text, where the log brings it.
  package let message: String?
  /// The event's strings.
  package let data: [Datum]

  /// What the event says about desktop heaps: nil for every other event, those with the same number from another
  /// source included.
  package var exhaustion: HeapExhaustion? {
    Self.isWin32k(provider) ? HeapExhaustion(rawValue: eventID) : nil
  }

  /// The session that it happened in; only newer Windows tells.
  package var sessionID: Int? { field("sessionid").flatMap(EventText.number) }

  /// The process whose call failed; only newer Windows tells.
  package var processID: Int? { field("processid").flatMap(EventText.number) }

  /// That process's name, as written.
  package var processName: String? { field("processname") }

  /// Whether a source is the window manager, under its old name or its new one. The Event Viewer prints the name twice.
  static func isWin32k(_ provider: String) -> Bool {
    switch provider.lowercased() {
    case "win32k", "microsoft-windows-win32k", "win32k (win32k)", "microsoft-windows-win32k (win32k)": true
    default: false
    }
  }

  private func field(_ name: String) -> String? {
    if let datum = data.first(where: { $0.name.map(EventText.key) == name }) { return datum.value }
    return message.flatMap { EventText.field(name, of: $0) }
  }
}

/// The words in events.
enum EventText {
  /// The labels of the message that newer Windows writes, in the order of their text.
  private static let labels = ["process id", "process name", "thread id", "session id"]

  /// A label or name without case and blanks.
  static func key(_ name: some StringProtocol) -> String {
    key(bytes: name.utf8)
  }

  /// The same of bytes of UTF-8. Labels are ASCII: asking Unicode for its blanks takes ten times as long.
  static func key(bytes: some Sequence<UInt8>) -> String {
    let key = bytes.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return String(decoding: key.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The value behind the label whose `key` is given, up to the next label or the line's end.
  static func field(_ wanted: String, of message: String) -> String? {
    let lower = message.lowercased()
    // Lower-casing may change lengths: then positions of one text are none of the other.
    guard lower.unicodeScalars.count == message.unicodeScalars.count,
      let label = labels.first(where: { key($0) == wanted }),
      let found = lower.firstRange(of: label + ":")
    else { return nil }
    var rest = lower[found.upperBound...]
    if let end = rest.firstIndex(where: \.isNewline) { rest = rest[..<end] }
    for next in labels {
      if let end = rest.firstRange(of: next + ":") { rest = rest[..<end.lowerBound] }
    }
    let skipped = lower[..<rest.startIndex].unicodeScalars.count
    let scalars = message.unicodeScalars.dropFirst(skipped).prefix(rest.unicodeScalars.count)
    var value = Substring(scalars)
    while let first = value.first, first.isWhitespace { value.removeFirst() }
    while let last = value.last, last.isWhitespace || ".,;".contains(last) { value.removeLast() }
    return value.isEmpty ? nil : String(value)
  }

  /// Date and time, where they are told apart; nil when there is neither.
  static func joined(_ date: String?, _ time: String?) -> String? {
    guard let date, let time else { return date ?? time }
    return "\(date) \(time)"
  }

  /// A number that may be written in hex. Nil above 32 bits.
  static func number(_ text: some StringProtocol) -> Int? {
    let word = key(text)
    let number = word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16) : Int(word)
    return number.flatMap { (0...Int(UInt32.max)).contains($0) ? $0 : nil }
  }

  /// An event's number: `Get-EventLog` gives severity and facility in the upper bits.
  static func eventID(_ text: some StringProtocol) -> Int? {
    number(text).map { $0 & 0xFFFF }
  }
}
