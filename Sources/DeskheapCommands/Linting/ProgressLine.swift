#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// How far a long run has come, on the last line of a terminal: only where standard error is one, and only when it takes
/// more than a second.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var nextAt: Int64
    var isShown = false
  }

  /// How long nothing is shown, and how long what is shown stays, in milliseconds.
  private static let patience: Int64 = 1000
  private static let interval: Int64 = 200

  private let total: Int
  private let state: Mutex<State>

  /// The line of a run over so many inputs; nil where nobody would see it.
  init?(total: Int) {
    guard total > 1, isatty(STDERR_FILENO) != 0, SystemFiles.variable("TERM") != "dumb" else { return nil }
    self.total = total
    state = Mutex(State(nextAt: Self.now() + Self.patience))
  }

  /// One more input is done.
  func step() {
    state.withLock { state in
      state.done += 1
      let now = Self.now()
      guard now >= state.nextAt else { return }
      state.nextAt = now + Self.interval
      state.isShown = true
      Self.write("\r\u{1B}[K\(state.done) of \(total) files")
    }
  }

  /// Takes the line away, before something else is written.
  func clear() {
    state.withLock { state in
      if state.isShown { Self.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static func write(_ text: String) {
    let stream = OutputStream(descriptor: STDERR_FILENO, name: "standard error")
    // A line that cannot be shown is no reason to stop.
    try? stream.write(text)
    try? stream.flush()
  }
}
