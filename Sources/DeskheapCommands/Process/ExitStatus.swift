/// What the program's exit status says.
package enum ExitStatus: Int32, Sendable {
  /// Done, and nothing stood against it.
  case success = 0
  /// Findings, differences, or a change that was refused.
  case findings = 1
  /// Wrong usage or configuration.
  case usage = 2
  /// An input could not be read, or an output not be written.
  case inputOutput = 3
  /// A fault of the program itself.
  case internalError = 70
  /// Stopped by SIGINT.
  case interrupted = 130
  /// The reader of the output has gone.
  case brokenPipe = 141
  /// Stopped by SIGTERM.
  case terminated = 143

  /// The graver of two: trouble with files beats findings.
  package func combined(with other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }
}
