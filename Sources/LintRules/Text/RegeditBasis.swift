import Findings

extension Basis {
  /// What regedit does, seen on Windows.
  static let regedit = observed("regedit on Windows, as the tests of Wine's regedit assert it")
  /// What only Wine's regedit is known to do.
  static let wine = unknown("Wine's regedit does so; it has not been verified on Windows")
  /// What readers disagree on.
  static let disputed = unknown("readers of such files disagree")
}
