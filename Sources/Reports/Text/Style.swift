/// Colours of a terminal, or none.
package struct Style: Sendable {
  /// What a piece of text is.
  package enum Role: Sendable {
    case error
    case warning
    case info
    case emphasis
    case faint
    case good
  }

  /// Whether colours are used.
  package let isColoured: Bool

  /// Colours, or none.
  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// `text` in the colour of `role`.
  package func paint(_ text: String, _ role: Role) -> String {
    guard isColoured else { return text }
    let code =
      switch role {
      case .error: "1;31"
      case .warning: "1;33"
      case .info: "1;36"
      case .emphasis: "1"
      case .faint: "2"
      case .good: "32"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
