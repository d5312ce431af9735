/// Finds a Desktop Heap Monitor's or `!dskheap`'s listing among the lines of a text. Feed it every line, then `finish`.
package struct HeapListingReader {
  /// Rows that are taken; a session has some dozens of desktops.
  package static let maximumRows = 50_000
  /// Problems that are kept.
  package static let maximumProblems = 1_000

  private let path: String
  private var tool = HeapListing.Tool.unknown
  private var firstLine: Int?
  private var tableLine: Int?
  private var inTable = false
  private var afterBlank = false
  private var totalsFollow = false
  private var current = SessionDraft()
  private var rowCount = 0
  private var sessions: [ListedSession] = []
  private var problems: [ListingProblem] = []

  /// A reader of a file that errors call `path`.
  package init(path: String) {
    self.path = path
  }

  /// Looks at the next line.
  package mutating func feed(_ line: TextLine) throws(EvidenceError) {
    guard line.bytes.count <= Self.maximumLineBytes, inTable || Self.mayMatter(line) else { return }
    let text = line.text
    let lower = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if lower.contains("desktop heap information monitor") {
      banner(text, line.number)
    } else if lower.contains("failed getting grpwinstalist") {
      // Printed from Server 2016 and Windows 10 1903 on, where the debugger's extension no longer finds the list.
      note(line.number)
      report(.failed(line: line.number, text: text))
    } else if lower.contains("winstation\\desktop") {
      tableHead(text, line.number)
    } else if lower.contains("session id") || lower.contains("total desktop") {
      sessionHead(lower, line.number)
    } else {
      try row(text, line.number)
    }
  }

  /// What was found; nil when no line was a listing's.
  package mutating func finish() -> HeapListing? {
    closeSession()
    guard let firstLine else { return nil }
    if sessions.isEmpty && !problems.contains(where: Self.isFailure) {
      guard let line = tableLine ?? bannerLine else { return nil }
      report(.noRows(line: line))
    }
    problems.sort { $0.line < $1.line }
    return HeapListing(tool: tool, sessions: sessions, problems: problems, line: firstLine)
  }

  /// Longer lines are no listing's.
  private static let maximumLineBytes = 4096

  private var bannerLine: Int?

  private static func isFailure(_ problem: ListingProblem) -> Bool {
    if case .failed = problem { true } else { false }
  }

  /// A cheap look, because a log has millions of lines that are none of ours.
  private static func mayMatter(_ line: TextLine) -> Bool {
    if line.contains("desktop") || line.contains("session") || line.contains("winsta") { return true }
    return line.bytes.contains(UInt8(ascii: "\\")) && ListingRow.namesKnownStation(line.text)
  }

  private mutating func note(_ line: Int) {
    if firstLine == nil { firstLine = line }
  }

  private mutating func report(_ problem: ListingProblem) {
    if problems.count < Self.maximumProblems { problems.append(problem) }
  }

  private mutating func banner(_ text: String, _ line: Int) {
    note(line)
    bannerLine = line
    // As the Monitor prints it: (Version 8.1.2925.0)
    let version = text.split(separator: "(").last.map { $0.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." } }
    tool = .monitor(version: version.flatMap { $0.isEmpty ? nil : String($0) })
  }

  /// `!dskheap` writes the heading's first word in its own way, and its totals stand after the rows.
  private mutating func tableHead(_ text: String, _ line: Int) {
    note(line)
    tableLine = line
    if text.contains("Winstation\\") {
      if !current.rows.isEmpty { closeSession() }
      tool = .debugger
      totalsFollow = true
    } else if tool == .unknown {
      tool = .monitor(version: nil)
    }
    inTable = true
    afterBlank = false
  }

  private mutating func sessionHead(_ lower: String, _ line: Int) {
    let orphans = sessions.isEmpty && !current.rows.isEmpty && !current.hasHead
    if orphans && tool == .unknown { totalsFollow = true }
    if !current.rows.isEmpty && !totalsFollow { closeSession() }
    inTable = false
    if let range = lower.firstRange(of: "total desktop") {
      let numbers = ListingRow.numbers(lower[range.upperBound...])
      if numbers.count >= 2, let size = numbers[0], let count = numbers[1], lower.contains("kb") {
        if current.total != nil { closeSession() }
        note(line)
        current.total = (size, count)
        current.totalLine = line
      }
    }
    if let range = lower.firstRange(of: "session id") {
      let rest = lower[range.upperBound...].drop { $0 == ":" || $0.isWhitespace }
      guard let id = ListingRow.numbers(rest.prefix { $0.isNumber }).first ?? nil else { return }
      if current.id != nil { closeSession() }
      current.id = id
      current.idLine = line
    }
  }

  private mutating func row(_ text: String, _ line: Int) throws(EvidenceError) {
    if ListingRow.isRule(text) {
      if !current.rows.isEmpty { inTable = false }
      return
    }
    if text.allSatisfy(\.isWhitespace) { afterBlank = true }
    let isKnown = ListingRow.namesKnownStation(text)
    guard text.contains("\\"), inTable || isKnown else { return }
    guard let row = ListingRow.parse(text, line: line) else {
      // Behind a blank line the table may be over: what follows there and is no row may be prose.
      if isKnown || !afterBlank { report(.unreadableRow(line: line, text: String(text.prefix(200)))) }
      return
    }
    if totalsFollow && current.hasHead { closeSession() }
    rowCount += 1
    guard rowCount <= Self.maximumRows else {
      throw .tooMuch(path: path, line: line, what: "desktops in a listing", maximum: Self.maximumRows)
    }
    note(line)
    if row.usedRate > 100 { report(.rateOutOfRange(line: line, rate: row.usedRate)) }
    if let first = current.lines[row.name] {
      report(.repeatedDesktop(line: line, name: row.name, firstLine: first))
    } else {
      current.lines[row.name] = line
    }
    current.rows.append(row)
  }

  private mutating func closeSession() {
    defer { current = SessionDraft() }
    // "Session ID: 1" also stands in the text of events: without rows or totals it is no listing's.
    guard !current.rows.isEmpty || current.total != nil else { return }
    let counted = current.rows.count
    let session = ListedSession(
      id: current.id, line: current.totalLine ?? current.idLine ?? current.rows.first?.line ?? 1,
      declaredKilobytes: current.total?.kilobytes, declaredDesktops: current.total?.desktops, rows: current.rows)
    sessions.append(session)
    guard let total = current.total else { return report(.noTotal(line: session.line)) }
    if total.desktops != counted {
      report(.desktopCount(line: session.line, declared: total.desktops, counted: counted))
    }
    if total.kilobytes != session.kilobytes {
      report(.totalSize(line: session.line, declared: total.kilobytes, summed: session.kilobytes))
    }
  }
}

/// A session while its lines come in.
private struct SessionDraft {
  var id: Int?
  var idLine: Int?
  var total: (kilobytes: Int, desktops: Int)?
  var totalLine: Int?
  var rows: [ListedDesktop] = []
  var lines: [String: Int] = [:]

  var hasHead: Bool { id != nil || total != nil }
}
