/// Where a report comes from: who asked for it, with what, and when.
package struct ReportOrigin: Sendable {
  /// The title that was asked for; nil for the one that the content suggests.
  package var title: String?
  /// The ticket that it belongs to.
  package var ticket: String?
  /// The version of the program.
  package var version: String
  /// The command line, word by word, the program's name first.
  package var commandLine: [String]
  /// When it was made: the moment.
  package var time: ReportTime
  /// Whether the moment is SOURCE_DATE_EPOCH's, so that the report can be made again to the byte.
  package var isReproducible: Bool

  /// Describes a run.
  package init(
    title: String? = nil, ticket: String? = nil, version: String, commandLine: [String], time: ReportTime,
    isReproducible: Bool
  ) {
    self.title = title
    self.ticket = ticket
    self.version = version
    self.commandLine = commandLine
    self.time = time
    self.isReproducible = isReproducible
  }

  /// The command line as a shell takes it: words with other than plain characters between quotes.
  var shellLine: String {
    commandLine.map { word in
      let isPlain = !word.isEmpty && word.utf8.allSatisfy { Self.plain.contains($0) }
      return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
    }.joined(separator: " ")
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./=:,+@%".utf8)
}

/// A moment in UTC.
package struct ReportTime: Hashable, Sendable {
  /// The last second of the year 9999.
  package static let latest: Int64 = 253_402_300_799
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private let year: Int64
  private let month: Int64
  private let day: Int64
  private let second: Int64

  /// `seconds` since 1970-01-01 00:00 UTC; outside of the years 1970 to 9999 the nearest moment within.
  package init(seconds: Int64) {
    let seconds = min(max(seconds, 0), Self.latest)
    second = seconds % 86400
    // The civil calendar, counted in eras of 400 years of 146,097 days that begin with March.
    let days = seconds / 86400 + 719_468
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = days / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-21T12:35:48Z`
  package var iso: String {
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = "\(year)-\(two(month))-\(two(day))"
    return "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// `21 November 2026, 12:35 UTC`
  package var words: String {
    "\(day) \(Self.months[Int(month - 1)]) \(year), \(iso.dropFirst(11).prefix(5)) UTC"
  }
}
