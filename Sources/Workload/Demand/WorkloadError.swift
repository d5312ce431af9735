/// What keeps a workload from being computed at all. What merely fails inside the simulated machine is an outcome.
package enum WorkloadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A heap or a view space whose size in KB lies outside what can be reckoned with.
  case sizeOutOfRange(name: String, expected: ClosedRange<Int>, actual: Int)
  /// A repetition or a list that is longer than one run takes.
  case tooMany(what: String, limit: Int, actual: Int)
  /// A repetition below one.
  case notPositive(what: String, actual: Int)
  /// A file that an `Include` line names and that could not be read.
  case unreadable(path: String, reason: String)

  /// The error in words.
  package var description: String {
    switch self {
    case .sizeOutOfRange(let name, let expected, let actual):
      "\(name) is \(actual) KB; expected \(expected.lowerBound) to \(expected.upperBound) KB"
    case .tooMany(let what, let limit, let actual): "\(actual) \(what); one run takes at most \(limit)"
    case .notPositive(let what, let actual): "\(actual) \(what); expected at least 1"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    }
  }
}

/// How much one run of a simulator takes, so that a repetition typed by hand cannot fill the memory.
package enum WorkloadLimit {
  /// Activations, requests or reconnects in one run.
  package static let repetitions = 100_000

  /// Adds a repetition to a total and refuses what is not positive or too much.
  /// - Throws: `WorkloadError.notPositive`, `WorkloadError.tooMany`.
  static func add(_ count: Int, to total: Int, what: String) throws(WorkloadError) -> Int {
    guard count > 0 else { throw .notPositive(what: what, actual: count) }
    let (sum, overflow) = total.addingReportingOverflow(count)
    guard !overflow, sum <= repetitions else {
      throw .tooMany(what: what, limit: repetitions, actual: overflow ? .max : sum)
    }
    return sum
  }
}
