/// The control set that a key belongs to.
package enum ControlSet: Hashable, Sendable {
  /// `CurrentControlSet`, the one that runs.
  case current
  /// `ControlSet001` and so on.
  case numbered(Int)

  /// The control set in the path of a key; nil when there is none in it.
  package init?(path: String) {
    var rest = path.utf8[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\\")) ?? rest.endIndex
      if let found = Self(part: Substring(rest[..<end])) {
        self = found
        return
      }
      rest = rest[end...].dropFirst()
    }
    return nil
  }

  /// The control set that one part of a path names. Most parts are told apart by their length.
  private init?(part: Substring) {
    switch part.utf8.count {
    case 17 where part.lowercased() == "currentcontrolset": self = .current
    case 13 where part.lowercased().hasPrefix("controlset"):
      guard let number = Int(part.dropFirst(10)) else { return nil }
      self = .numbered(number)
    default: return nil
    }
  }

  /// As a path has it: `ControlSet001`.
  package var name: String {
    switch self {
    case .current: "CurrentControlSet"
    case .numbered(let number):
      "ControlSet" + String(repeating: "0", count: max(0, 3 - String(number).utf8.count)) + String(number)
    }
  }
}
