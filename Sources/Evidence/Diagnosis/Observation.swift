/// A line that speaks for something.
package struct Observation: Hashable, Sendable {
  /// Characters of a line that are kept.
  private static let longest = 300

  /// What it is a sign of.
  package let sign: Sign
  /// The line, from 1.
  package let line: Int
  /// The line's text, cut where it is long.
  package let text: String

  init(_ sign: Sign, line: Int, text: some StringProtocol) {
    self.sign = sign
    self.line = line
    var words = Substring(text.prefix(Self.longest + 1))
    while let first = words.first, first.isWhitespace { words.removeFirst() }
    while let last = words.last, last.isWhitespace { words.removeLast() }
    self.text = words.count > Self.longest ? words.prefix(Self.longest) + "…" : String(words)
  }
}

/// What one file holds that a diagnosis can rest on.
package struct Observations: Sendable {
  /// Observations of one sign that are kept; the rest is counted.
  package static let maximumPerSign = 50

  /// The name that the caller gave.
  package let path: String
  /// What was seen, in the order of lines.
  package internal(set) var items: [Observation] = []
  /// How often each sign was seen, those left out included.
  package internal(set) var counts: [Sign: Int] = [:]
  /// The desktops whose heaps are used up.
  package internal(set) var exhausted: [ListedDesktop] = []
  /// The sessions that events 243 name; nil for an event that names none.
  package internal(set) var fullSessions: Set<Int?> = []
  /// The listing, if there is one.
  package internal(set) var listing: HeapListing?
  /// How many events were read.
  package internal(set) var events = 0
  /// The first line that was too long and of which only the beginning was looked at; nil where none was.
  package internal(set) var firstCutLine: Int?
  /// Whether the file is an export of the registry.
  package internal(set) var isExport = false

  init(path: String) { self.path = path }

  mutating func add(_ observation: Observation) {
    let count = counts[observation.sign, default: 0]
    counts[observation.sign] = count + 1
    if count < Self.maximumPerSign { items.append(observation) }
  }

  /// Takes back what was seen of a sign from a line on: an event that was read as a whole tells it better.
  mutating func withdraw(_ sign: Sign, from line: Int) {
    let before = items.count
    items.removeAll { $0.sign == sign && $0.line >= line }
    let count = counts[sign, default: 0]
    // Past the bound an item was counted and not kept.
    let withdrawn = count > Self.maximumPerSign ? 1 : before - items.count
    counts[sign] = count > withdrawn ? count - withdrawn : nil
  }
}
