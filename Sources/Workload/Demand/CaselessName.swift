/// A name that Windows compares without regard to case: an account, a window station, a desktop, a class.
package struct CaselessName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The name as it was written first.
  package let text: String
  private let key: String

  /// A name as its author wrote it.
  package init(_ text: String) {
    self.text = text
    key = text.lowercased()
  }

  /// A name written in the source.
  package init(stringLiteral text: String) { self.init(text) }

  /// The name as it was written.
  package var description: String { text }

  /// Equal when only the case of letters differs.
  package static func == (left: CaselessName, right: CaselessName) -> Bool { left.key == right.key }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
