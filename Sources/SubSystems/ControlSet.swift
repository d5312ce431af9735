/// The control set that a key belongs to.
package enum ControlSet: Hashable, Sendable {
  /// `CurrentControlSet`, the one that runs.
  case current
  /// `ControlSet001` and so on.
  case numbered(Int)

  /// The control set in the path of a key; nil when there is none in it.
  package init?(path: String) {
    for part in path.split(separator: "\\") {
      let lowered = part.lowercased()
      if lowered == "currentcontrolset" {
        self = .current
        return
      }
      if lowered.hasPrefix("controlset"), lowered.utf8.count == 13, let number = Int(lowered.dropFirst(10)) {
        self = .numbered(number)
        return
      }
    }
    return nil
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
