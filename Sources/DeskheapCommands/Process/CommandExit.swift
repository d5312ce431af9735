extension CommandFailure {
  /// Ends a command that has said everything with this status.
  static func exit(with status: ExitStatus) throws(CommandFailure) {
    if status != .success { throw CommandFailure(status) }
  }
}
