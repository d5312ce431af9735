#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How every system call of the room is made: repeated when a signal cut it short, its failure told with path and step.
enum SystemCall {
  /// The error numbers by which a file system says that it has no such feature.
  static let unsupported: Set<Int32> = [ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL]

  /// Runs `call` and returns what it returned. With `stoppable`, a signal that is held back ends the wait.
  @discardableResult
  static func run<Number: SignedInteger>(
    _ step: Step, _ path: String, stoppable: Bool = false, _ call: () -> Number
  ) throws(SafeFileError) -> Number {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      guard code == EINTR else { throw .system(path: path, step: step, code: code) }
      if stoppable { try SignalGuard.check(path) }
    }
  }
}
