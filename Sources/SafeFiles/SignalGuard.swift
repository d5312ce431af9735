import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A signal that asks the program to stop.
package enum StopSignal: Sendable {
  /// SIGINT, the terminal's Ctrl-C.
  case interrupt
  /// SIGTERM.
  case terminate

  /// Its number.
  package var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    }
  }

  /// Its name.
  package var name: String {
    switch self {
    case .interrupt: "SIGINT"
    case .terminate: "SIGTERM"
    }
  }

  /// What a program stopped by it exits with, 130 or 143: the shell's convention of 128 plus the number.
  package var exitStatus: Int32 { 128 + number }
}

/// Holds SIGINT and SIGTERM back while files are changed: the current file is finished or undone, the next is not begun.
package enum SignalGuard {
  /// The number of the last signal, 0 for none. A handler may do no more than store it.
  fileprivate static let caught = Atomic<Int32>(0)

  /// The signal that has come in since `protecting` began, if any.
  package static var received: StopSignal? {
    switch caught.load(ordering: .relaxed) {
    case SIGINT: .interrupt
    case SIGTERM: .terminate
    default: nil
    }
  }

  /// Runs `body` with both signals held back, then puts back the handlers that were there. A signal that was ignored
  /// before stays ignored. Whoever calls looks at `received` afterwards and exits with its `exitStatus`.
  ///
  /// Not for work that waits for input: that would no longer stop at Ctrl-C. Not to be nested.
  package static func protecting<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    caught.store(0, ordering: .relaxed)
    let previous = [SIGINT, SIGTERM].map { (number: $0, action: install(for: $0)) }
    defer {
      for (number, action) in previous {
        var action = action
        sigaction(number, &action, nil)
      }
    }
    return try body()
  }

  /// Throws if a signal has come in: the place to stop at is before the next file is touched.
  static func check(_ path: String) throws(SafeFileError) {
    if let signal = received { throw .interrupted(path: path, signal: signal) }
  }

  private static func install(for number: Int32) -> sigaction {
    var before = sigaction()
    sigaction(number, nil, &before)
    guard !ignores(before) else { return before }
    var action = sigaction()
    // No SA_RESTART: a write that waits for a pipe's reader must be able to stop.
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = { SignalGuard.caught.store($0, ordering: .relaxed) }
    #else
      action.__sigaction_u.__sa_handler = { SignalGuard.caught.store($0, ordering: .relaxed) }
    #endif
    sigaction(number, &action, nil)
    return before
  }

  private static func ignores(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
