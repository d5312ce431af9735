/// `MaxStartups start:rate:full`: how OpenSSH's server drops connections that have not authenticated (sshd.c).
package struct MaxStartups: Hashable, Sendable, CustomStringConvertible {
  /// Up to below this many unauthenticated connections none is dropped.
  package let start: Int
  /// The share of new connections, in percent, that is dropped from `start` on; it rises linearly to 100 at `full`.
  package let rate: Int
  /// From this many on every new connection is dropped.
  package let full: Int

  /// The default, 10:30:100 (servconf.h).
  package static let standard = MaxStartups(start: 10, rate: 30, full: 100)

  private init(start: Int, rate: Int, full: Int) {
    self.start = start
    self.rate = rate
    self.full = full
  }

  /// A value as sshd_config writes it, `start:rate:full` or one number; nil when the server would refuse it.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int32($0) }.map(Int.init)
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 1:
      guard numbers[0] > 0 else { return nil }
      self.init(start: numbers[0], rate: 100, full: numbers[0])
    case 3:
      guard numbers[0] > 0, numbers[0] <= numbers[2], (1...100).contains(numbers[1]) else { return nil }
      self.init(start: numbers[0], rate: numbers[1], full: numbers[2])
    default: return nil
    }
  }

  /// The value as sshd_config writes it.
  package var description: String { "\(start):\(rate):\(full)" }

  /// The probability in percent that one more connection is dropped.
  /// - Parameter unauthenticated: connections that have not authenticated; those that have don't count.
  package func dropPercentage(unauthenticated: Int) -> Int {
    if unauthenticated < start { return 0 }
    if unauthenticated >= full || rate == 100 { return 100 }
    return rate + (100 - rate) * (unauthenticated - start) / (full - start)
  }
}
