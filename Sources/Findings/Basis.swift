/// What a statement about Windows rests on. A message claims no more than this.
package enum Basis: Hashable, Sendable {
  /// Printed by Microsoft or another vendor; the document.
  case documented(String)
  /// Seen in the behaviour of Windows, in no document; what was observed.
  case observed(String)
  /// Concluded, recalled or open; why.
  case unknown(String)

  /// The mark: `documented`, `observed` or `unknown`.
  package var mark: String {
    switch self {
    case .documented: "documented"
    case .observed: "observed"
    case .unknown: "unknown"
    }
  }

  /// The document or the reason.
  package var source: String {
    switch self {
    case .documented(let text), .observed(let text), .unknown(let text): text
    }
  }

  /// As it ends a message: `(documented: Microsoft KB184802)`.
  package var words: String {
    switch self {
    case .documented(let text): "documented: \(text)"
    case .observed(let text): "undocumented; observed: \(text)"
    case .unknown(let text): "not certain: \(text)"
    }
  }
}
