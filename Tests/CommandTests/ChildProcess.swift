import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process of its own group that is given a deadline, so that no test waits for ever.
struct ChildProcess {
  /// Far more than any run takes, on a machine that does other things besides too.
  static let deadline = Duration.seconds(240)

  /// A run that was killed because it did not end.
  struct Overdue: Error, CustomStringConvertible {
    let description: String
  }

  private let id: pid_t
  private let line: String

  /// Starts `program` in `folder` with the open files `streams` as its standard input, output and error.
  init(program: String, arguments: [String], folder: String, environment: [String: String], streams: [Int32]) throws {
    line = ([program] + arguments).joined(separator: " ")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that tests run on block signals; a process begins with what a shell would give it.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = (["env", "-C", folder, program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var id = pid_t()
    try #require(posix_spawn(&id, "/usr/bin/env", &actions, &attributes, words, variables) == 0, "cannot start \(line)")
    self.id = id
  }

  /// Waits for the end and tells the exit status, or the number of the signal that ended it.
  func finish() throws -> Int32 {
    let start = ContinuousClock.now
    var status = Int32()
    var pause: useconds_t = 500
    while waitpid(id, &status, WNOHANG) == 0 {
      guard start.duration(to: .now) < Self.deadline else {
        kill(-id, SIGKILL)
        waitpid(id, &status, 0)
        throw Overdue(description: "killed after \(Self.deadline): \(line)")
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : signal
  }
}
