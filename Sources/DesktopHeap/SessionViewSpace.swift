/// The address space that all desktop heaps of a session share: "the system-wide buffer" of the old articles.
package enum SessionViewSpace: Hashable, Sendable {
  /// Whom one such space serves.
  package enum Scope: String, Sendable {
    /// One for all sessions: NT 4, and 2000 without Terminal Services.
    case systemWide
    /// One for each session: remote users' desktops do not count against session 0.
    case perSession
  }

  /// A fixed size, whom it serves, and where it is printed.
  case fixed(Kilobytes, Scope, Source)
  /// Grown on demand: there is no fixed total.
  case dynamic(Source)
  /// No source at hand gives a size.
  case unknown(Source)

  /// The size; nil where it is dynamic or unknown.
  package var size: Kilobytes? {
    if case .fixed(let size, _, _) = self { size } else { nil }
  }

  /// Whether there is no fixed total.
  package var isDynamic: Bool {
    if case .dynamic = self { true } else { false }
  }

  /// Whom it serves; nil where it has no fixed size.
  package var scope: Scope? {
    if case .fixed(_, let scope, _) = self { scope } else { nil }
  }

  /// Where the figure comes from.
  package var source: Source {
    switch self {
    case .fixed(_, _, let source), .dynamic(let source), .unknown(let source): source
    }
  }
}
