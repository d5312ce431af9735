/// Why a command stops, with the status to exit with. The message goes to standard error.
package struct CommandFailure: Error, Equatable, Sendable {
  /// The exit status.
  package var status: ExitStatus
  /// What to tell; nil when everything has been said.
  package var message: String?

  /// A failure.
  package init(_ status: ExitStatus, _ message: String? = nil) {
    self.status = status
    self.message = message
  }

  /// Wrong usage.
  package static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }
}
