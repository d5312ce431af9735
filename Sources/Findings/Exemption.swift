/// Why a finding is told but does not count.
package struct Exemption: Hashable, Sendable {
  /// Who has spoken for it.
  package enum Kind: String, Sendable {
    /// A comment in the file.
    case comment
    /// The configuration, for a reason and until a day.
    case acceptedRisk = "accepted-risk"
    /// The list of findings that were there before.
    case known
  }

  /// Who has spoken for it.
  package let kind: Kind
  /// The reason that was given.
  package let reason: String?
  /// Where it is said, for people: `line 4`, `.deskheap.yml:12:5`.
  package let place: String
  /// The last day on which it counts, as `2026-12-31`.
  package let expires: String?

  /// An exemption.
  package init(_ kind: Kind, reason: String?, place: String, expires: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.place = place
    self.expires = expires
  }
}

/// How a finding stands to the list of known ones.
package enum BaselineState: String, Sendable {
  /// It is not in the list.
  case new
  /// It is in the list.
  case unchanged
}
