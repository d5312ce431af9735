/// Which of the three numbers of `SharedSection`.
package enum NumberPlace: Int, Sendable, CaseIterable {
  /// The heap common to all desktops.
  case shared
  /// The heap of each interactive desktop.
  case interactive
  /// The heap of each non-interactive desktop.
  case nonInteractive

  /// As a sentence begins with it: `The second number`.
  var title: String { "The \(ordinal) number" }

  /// `first`, `second`, `third`.
  package var ordinal: String {
    switch self {
    case .shared: "first"
    case .interactive: "second"
    case .nonInteractive: "third"
    }
  }

  /// What it sets, within a sentence.
  package var meaning: String {
    switch self {
    case .shared: "the heap that all desktops share"
    case .interactive: "the heap of each interactive desktop"
    case .nonInteractive: "the heap of each non-interactive desktop"
    }
  }
}
