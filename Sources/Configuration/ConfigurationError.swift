/// Why a configuration cannot be used.
package enum ConfigurationError: Error, Hashable, Sendable {
  /// A file could not be read; the system's reason.
  case unreadable(path: String, reason: String)
  /// A file says what it must not; the place is path, line and column.
  case wrong(place: String, message: String)
  /// A folder holds both names that a configuration may have.
  case twoFiles(String, String)
  /// A variable of the environment says what it must not.
  case wrongVariable(name: String, value: String, message: String)
  /// A list of known findings cannot be read as one.
  case wrongKnownFindings(path: String, message: String)

  /// What is wrong, for people; whatever comes from outside is as it came.
  package var message: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .wrong(let place, let message): "\(place): \(message)"
    case .twoFiles(let one, let other): "there are both \(one) and \(other): keep one of them"
    case .wrongVariable(let name, let value, let message): "\(name) is \(value): \(message)"
    case .wrongKnownFindings(let path, let message): "\(path): \(message)"
    }
  }

  /// Whether it is a matter of files rather than of what they say.
  package var isUnreadable: Bool { if case .unreadable = self { true } else { false } }
}
