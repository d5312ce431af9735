import Findings

extension Basis {
  /// What the session manager does with the key SubSystems.
  static let sessionManager = unknown("concluded from what the session manager starts, as ReactOS has it")
  /// Where the setting lives.
  static let place = documented("Microsoft KB184802")
}
