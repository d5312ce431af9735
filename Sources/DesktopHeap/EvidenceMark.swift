/// How well a fact about Windows is founded. A message claims no more than the mark of its fact.
package enum EvidenceMark: String, Sendable, CaseIterable {
  /// Printed by Microsoft or another vendor.
  case documented
  /// Seen in the behaviour of Windows or in published source of a reimplementation, in no document.
  case observed
  /// Recalled or inferred: told as not known.
  case unknown
}
