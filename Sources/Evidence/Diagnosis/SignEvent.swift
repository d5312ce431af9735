/// What an event of another source than Win32k is a sign of, by its number and its strings: an exported log often lacks the
/// message, and where it has one the language differs.
struct SignEvent {
  let sign: Sign
  /// The event in one line.
  let text: String

  /// Numbers of the service control manager: a service did not start (7000), or ended with an error (7023).
  private static let serviceEvents: Set<Int> = [7000, 7023]
  /// DCOM's event of a server that did not register itself in time.
  private static let serverTimeout = 10010

  /// The errors that go with a full heap, as the event's second string has them, `%%8`; a service that does not start for
  /// another one says why. winerror.h, ntstatus.h; 2186 is lmerr.h's "not responding to the control function".
  private static let errors: [Int64: Sign] = [
    8: .storage, 128: .exit128, 1053: .serviceNotResponding, 2186: .serviceNotResponding,
    0xC000_0142: .dllInitFailed, -1_073_741_502: .dllInitFailed,
  ]

  /// The sign in `record`; nil where it is none, and where the event's strings are not told apart: then its lines tell.
  static func of(_ record: EventRecord) -> SignEvent? {
    switch record.provider.lowercased() {
    case "service control manager", "microsoft-windows-service control manager":
      guard serviceEvents.contains(record.eventID), record.data.count > 1,
        let error = error(record.data[1].value),
        let sign = errors[error]
      else { return nil }
      return SignEvent(sign, record, "service \(record.data[0].value), error \(error)")
    case "dcom", "microsoft-windows-distributedcom":
      guard record.eventID == serverTimeout, let server = record.data.lazy.compactMap({ classID($0.value) }).first
      else { return nil }
      return SignEvent(.comServerTimeout, record, "server \(server)")
    default: return nil
    }
  }

  private init(_ sign: Sign, _ record: EventRecord, _ words: String) {
    self.sign = sign
    let time = record.time.map { " at \($0)" } ?? ""
    text = "\(record.provider) \(record.eventID)\(time), \(words)"
  }

  private static func error(_ text: String) -> Int64? {
    let word = text.hasPrefix("%%") ? text.dropFirst(2) : text[...]
    return word.lowercased().hasPrefix("0x") ? Int64(word.dropFirst(2), radix: 16) : Int64(word)
  }

  /// The first CLSID in a text: 36 characters between braces.
  static func classID(_ text: String) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[open...].dropFirst()
      let digits = rest.prefix { $0.isHexDigit || $0 == "-" }
      if digits.utf8.count == 36, rest.dropFirst(digits.count).first == "}" { return "{\(digits)}".uppercased() }
    }
    return nil
  }
}
