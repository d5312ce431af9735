/// The control set that a key belongs to.
package enum ControlSet: Hashable, Sendable {
  /// `CurrentControlSet`, the one that runs.
  case current
  /// `ControlSet001` and so on.
  case numbered(Int)

  /// The control set in the path of a key; nil when there is none in it.
  package init?(path: String) {
    var rest = Array(path.utf8)[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\\")) ?? rest.endIndex
      if let found = Self(part: rest[..<end]) {
        self = found
        return
      }
      rest = rest[end...].dropFirst()
    }
    return nil
  }

  /// The control set that one part of a path names. Most parts are told apart by their length.
  private init?(part: ArraySlice<UInt8>) {
    let digits = part.suffix(3)
    switch part.count {
    case 17 where Self.spells(part, "currentcontrolset"): self = .current
    case 13 where Self.spells(part.dropLast(3), "controlset") && digits.allSatisfy { $0 &- 0x30 <= 9 }:
      self = .numbered(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    default: return nil
    }
  }

  /// Whether a part is `name`, which is in small letters, in any case.
  private static func spells(_ part: ArraySlice<UInt8>, _ name: String) -> Bool {
    part.elementsEqual(name.utf8) { ASCII.lowercased(UInt16($0)) == UInt16($1) }
  }

  /// As a path has it: `ControlSet001`.
  package var name: String {
    switch self {
    case .current: return "CurrentControlSet"
    case .numbered(let number):
      let digits = String(number)
      return "ControlSet" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }
  }
}
