import DesktopHeap
package import LibXML

extension Observations {
  /// Reads all of `source`, whatever its size, in little memory. `name` is what errors call it.
  package static func read(name: String, _ source: ByteSource) throws(EvidenceError) -> Observations {
    var reader = ObservationReader(path: name)
    switch try EvidenceFile.open(name: name, source) {
    case .xml(let whole, _): try reader.readXML(EventXMLReader(whole, path: name))
    case .text(let whole): try reader.readText(LineReader(whole, path: name))
    }
    return reader.observations
  }
}

/// Looks for signs in the lines or events of one file.
struct ObservationReader {
  private static let patterns = SignPattern.all
  /// Number of the first word of each group: signs, then `RecentLines`, `SecureShellTrail`, and the head of an export.
  private static let signWords = patterns.enumerated().flatMap { number, pattern in pattern.words.map { ($0, number) } }
  private static let recentStart = signWords.count
  private static let trailStart = recentStart + RecentLines.words.count
  private static let exportHead = trailStart + SecureShellTrail.words.count
  private static let matcher = BytePatterns(
    signWords.map(\.0) + RecentLines.words + SecureShellTrail.words + ["windows registry editor version"])

  private(set) var observations: Observations
  private let path: String
  private var recent = RecentLines()
  private var trail = SecureShellTrail()
  private var sessions = SessionCounter()

  init(path: String) {
    self.path = path
    observations = Observations(path: path)
  }

  mutating func readText(_ lines: LineReader) throws(EvidenceError) {
    var events = EventTextReader()
    var listing = HeapListingReader(path: path)
    while let line = try lines.next() {
      look(at: line)
      if let sign = sessions.feed(line) { note(sign, line) }
      for record in events.feed(line) { note(record) }
      try listing.feed(line)
    }
    for record in events.finish() { note(record) }
    observations.firstCutLine = lines.firstCutLine ?? events.firstCutLine
    if let found = listing.finish() { note(found) }
    observations.items.sort { ($0.line, $0.sign.rawValue) < ($1.line, $1.sign.rawValue) }
  }

  mutating func readXML(_ reader: EventXMLReader) throws(EvidenceError) {
    while let record = try reader.next() {
      note(record)
      guard record.exhaustion == nil, SignEvent.of(record) == nil else { continue }
      let texts = [record.message].compactMap { $0 } + record.data.map(\.value)
      let text = texts.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
      look(at: TextLine(number: record.line, bytes: Array(text.utf8)))
    }
  }

  /// Looks for every pattern at once; a line without any costs no memory.
  private mutating func look(at line: TextLine) {
    let words = Self.matcher.matches(in: line.bytes)
    if words.isEmpty { return }
    recent.advance(to: line.number)
    var numbers: [Int] = []
    for word in words {
      switch word {
      case ..<Self.recentStart: numbers.append(Self.signWords[word].1)
      case ..<Self.trailStart: recent.note(word - Self.recentStart, in: line)
      case ..<Self.exportHead:
        for part in trail.feed(word - Self.trailStart, line) { note(.serverExit128, part) }
      default: if line.number == 1 { observations.isExport = true }
      }
    }
    for number in Set(numbers).sorted() {
      guard let sign = Self.patterns[number].judge(line, recent) else { continue }
      return note(sign, line)
    }
  }

  private mutating func note(_ sign: Sign, _ line: TextLine) {
    let isKnown = observations.items.last { $0.sign == sign }?.line == line.number
    if !isKnown { observations.add(Observation(sign, line: line.number, text: line.text)) }
  }

  private mutating func note(_ record: EventRecord) {
    observations.events += 1
    guard let exhaustion = record.exhaustion else {
      if let event = SignEvent.of(record) {
        observations.add(Observation(event.sign, line: record.line, text: event.text))
      }
      return
    }
    let sign: Sign = exhaustion == .oneHeapFull ? .heapAllocationFailed : .desktopNotCreated
    observations.withdraw(sign, from: record.line)
    if exhaustion == .oneHeapFull, observations.fullSessions.count < 1000 {
      observations.fullSessions.insert(record.sessionID)
    }
    let session = record.sessionID.map { ", session \($0)" } ?? ""
    let process = record.processName.map { ", process \($0)" } ?? ""
    let time = record.time.map { " at \($0)" } ?? ""
    observations.add(
      Observation(sign, line: record.line, text: "\(record.provider) \(record.eventID)\(time)\(session)\(process)"))
  }

  private mutating func note(_ listing: HeapListing) {
    observations.listing = listing
    for row in listing.rows where row.usedRate > Double(HeapUse.exhaustedAbove) && row.usedRate <= 100 {
      if observations.exhausted.count < Observations.maximumPerSign { observations.exhausted.append(row) }
      observations.add(
        Observation(
          .heapExhausted, line: row.line, text: "\(row.name) \(row.kilobytes) KB, \(row.usedRate) % used"))
    }
    guard listing.isWhole else { return }
    for session in listing.sessions {
      guard let rest = session.restOfKnownView, let heap = session.rows.last(where: { !$0.isInteractive })?.kilobytes,
        rest < heap
      else { continue }
      observations.add(
        Observation(
          .viewUsedUp, line: session.line,
          text: "\(session.kilobytes) KB of heaps, \(rest) KB short of a known view space"))
    }
  }
}

extension ListedSession {
  /// What is left up to the next of the sizes that a session view space is known to have, in KB; nil above all of them.
  fileprivate var restOfKnownView: Int? {
    SessionViewSpace.knownSizes.map { Int($0.count) - kilobytes }.filter { $0 >= 0 }.min()
  }
}
