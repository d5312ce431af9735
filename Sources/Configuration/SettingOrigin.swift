/// Where a setting comes from.
package enum SettingOrigin: Hashable, Sendable {
  /// An option of the command line: `--release`.
  case flag(String)
  /// A variable of the environment.
  case environment(String)
  /// A place in a configuration file.
  case file(path: String, line: Int, column: Int)

  /// For people: `--release`, `DESKHEAP_RELEASE`, `.deskheap.yml:3:10`.
  package var words: String {
    switch self {
    case .flag(let name), .environment(let name): name
    case .file(let path, let line, let column): "\(path):\(line):\(column)"
    }
  }
}

/// A setting and where it comes from.
package struct Sourced<Value: Sendable>: Sendable {
  /// What is set.
  package let value: Value
  /// Where.
  package let origin: SettingOrigin

  /// A setting.
  package init(_ value: Value, _ origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}
