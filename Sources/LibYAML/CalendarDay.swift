/// A day of the Gregorian calendar.
package struct CalendarDay: Hashable, Sendable, Comparable {
  private let year: Int
  private let month: Int
  private let day: Int

  /// From `2026-12-31`; nil where that is no day.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { digit in digit &- 0x30 <= 9 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0,
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day, in UTC, of a time in seconds since 1970; from 0 to the end of 9999.
  package init(secondsSince1970 seconds: Int64) {
    var days = Int(clamping: max(0, seconds) / 86_400)
    var year = 1970
    while year < 9999, days >= Self.days(of: year) {
      days -= Self.days(of: year)
      year += 1
    }
    var month = 1
    while month < 12, days >= Self.days(in: month, of: year) {
      days -= Self.days(in: month, of: year)
      month += 1
    }
    (self.year, self.month, day) = (year, month, min(days, 30) + 1)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func days(of year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}
