/// What beside release and architecture decides the size of the session view space before Vista.
package struct MemoryOptions: Hashable, Sendable {
  /// What is known of the value `SessionViewSize`, a DWORD in MB.
  package enum ViewSizeValue: Hashable, Sendable {
    /// The input does not show the key: Setup's own value is assumed.
    case notKnown
    /// The key is shown and the value is not there.
    case absent
    /// The value, in MB.
    case megabytes(Int64)
  }

  /// Whether Terminal Services are installed (in application mode).
  package var terminalServices: Bool
  /// Whether the system was started with /3GB.
  package var threeGigabytes: Bool
  /// What is known of `SessionViewSize`.
  package var sessionViewSize: ViewSizeValue

  /// The options; by default none is set and nothing is known of `SessionViewSize`.
  package init(
    terminalServices: Bool = false, threeGigabytes: Bool = false, sessionViewSize: ViewSizeValue = .notKnown
  ) {
    self.terminalServices = terminalServices
    self.threeGigabytes = threeGigabytes
    self.sessionViewSize = sessionViewSize
  }
}
