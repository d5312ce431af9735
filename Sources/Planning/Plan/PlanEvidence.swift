package import DesktopHeap
package import Evidence

/// What files of evidence say that a plan can use.
package struct PlanEvidence: Sendable {
  /// One desktop of a listing.
  package struct Heap: Hashable, Sendable {
    /// Window station and desktop, as listed.
    package let desktop: String
    /// What sets its size; nil for a fixed heap.
    package let number: HeapNumber?
    /// Its size.
    package let size: Kilobytes
    /// How much of it is used, in per cent.
    package let usedRate: Double
    /// The session; nil where the listing does not tell.
    package let session: Int?
    /// Whether it is the desktop of a logon session of a user account.
    package let isUserService: Bool
    /// Where it stands.
    package let source: PlanSource

    /// How much is used, rounded up.
    package var used: Kilobytes { HeapShare.part(usedRate, of: size) }
    /// Whether it counts as exhausted (KB949296).
    package var isExhausted: Bool { usedRate > Double(HeapUse.exhaustedAbove) }
  }

  /// One event 243 or 244.
  package struct Event: Hashable, Sendable {
    /// Which of the two.
    package let exhaustion: HeapExhaustion
    /// The session that it names.
    package let session: Int?
    /// The process that it names.
    package let process: String?
    /// Where it stands.
    package let source: PlanSource
  }

  /// A sign in a log, or one that was stated: it fits a full heap and proves none.
  package struct Hint: Hashable, Sendable {
    /// What was seen: `exit code 128`.
    package let words: String
    /// Where.
    package let source: PlanSource
  }

  /// Signs of logs that go with a full heap once something else names it.
  private static let hinting: Set<Sign> = [.exit128, .serverExit128, .dllInitFailed, .kernel32InitFailed, .storage]

  /// The desktops of all listings.
  package private(set) var heaps: [Heap] = []
  /// The events 243 and 244 of all logs.
  package private(set) var events: [Event] = []
  /// What fits a full heap and proves none, each once.
  package private(set) var hints: [Hint] = []
  /// What does not add up, and what could not be used: sentences.
  package private(set) var remarks: [String] = []
  /// How many files hold a listing with rows.
  package private(set) var listings = 0
  /// How many files hold events, whatever they are about.
  package private(set) var logs = 0

  /// What `files` say, and the signs that logs hold or that were stated.
  package init(_ files: [EvidenceFile] = [], logs: [Observations] = [], stated: [ExitSign] = []) {
    hints = stated.map { Hint(words: $0.words, source: .stated("--exit-code \($0.code)")) }
    for log in logs { add(log) }
    for file in files {
      if let line = file.firstCutLine {
        remarks.append(
          "\(file.path), line \(line), is longer than \(LineReader.maximumLineBytes) bytes: only the beginning of such "
            + "lines is looked at.")
      }
      switch file.content {
      case .listing(let listing): add(listing, file.path)
      case .events(let log): add(log, file.path)
      case .both(let listing, let log):
        add(listing, file.path)
        add(log, file.path)
      case .unknown where logs.contains { $0.path == file.path && !$0.items.isEmpty }: break
      case .unknown:
        remarks.append("\(file.path) holds neither a heap listing nor events: it is not used.")
      }
    }
    if remarks.count > Self.maximumRemarks {
      let untold = remarks.count - Self.maximumRemarks
      remarks = Array(remarks.prefix(Self.maximumRemarks)) + ["\(untold) more such remarks are left out."]
    }
  }

  /// Remarks that are kept; a file that is all wrong says so soon enough.
  private static let maximumRemarks = 20

  private mutating func add(_ listing: HeapListing, _ path: String) {
    if listing.isMeasurement { listings += 1 }
    remarks += listing.problems.map { "\(path), line \($0.line): \($0.words)" }
    for session in listing.sessions {
      heaps += session.rows.map { row in
        let known = WellKnownDesktop.named(windowStation: row.windowStation, desktop: row.desktop)
        let fallback: HeapNumber = row.isInteractive ? .interactive : .nonInteractive
        return Heap(
          desktop: row.name, number: known.map { HeapNumber($0.heap) } ?? fallback,
          size: Kilobytes(Int64(row.kilobytes)), usedRate: row.usedRate, session: session.id,
          isUserService: known == WellKnownDesktop.all.last, source: .evidence(path: path, line: row.line))
      }
    }
  }

  private mutating func add(_ log: EventLog, _ path: String) {
    logs += 1
    for record in log.records {
      guard let exhaustion = record.exhaustion else { continue }
      events.append(
        Event(
          exhaustion: exhaustion, session: record.sessionID, process: record.processName,
          source: .evidence(path: path, line: record.line)))
    }
    if log.records.count < log.exhaustions {
      remarks.append(
        "\(path): of \(log.exhaustions) events about heaps only the first \(log.records.count) are looked at.")
    }
    if log.exhaustions == 0 {
      remarks.append(
        "\(path): none of its \(log.events) events is about desktop heaps. That is no proof that no heap was full: the "
          + "events can be switched off (DesktopHeapLogging).")
    }
  }

  private mutating func add(_ log: Observations) {
    for item in log.items {
      let source = PlanSource.evidence(path: log.path, line: item.line)
      if Self.hinting.contains(item.sign) {
        let hint = Hint(words: item.sign.rawValue, source: source)
        if !hints.contains(where: { $0.words == hint.words }) { hints.append(hint) }
      } else if item.sign.names == .notDesktopHeap {
        remarks.append("\(log.path), line \(item.line): \(item.sign.rawValue). That is not desktop heap.")
      }
    }
  }

  /// The first event of a kind.
  package func first(_ exhaustion: HeapExhaustion) -> Event? { events.first { $0.exhaustion == exhaustion } }

  /// The heaps that `number` sizes, the fullest first.
  package func heaps(of number: HeapNumber) -> [Heap] {
    heaps.filter { $0.number == number }.sorted { ($1.usedRate, $0.desktop) < ($0.usedRate, $1.desktop) }
  }

  /// Whether anything was given that can be used.
  package var isEmpty: Bool { heaps.isEmpty && events.isEmpty }
}

/// Shares of heaps.
package enum HeapShare {
  /// Rates beyond this are no rates.
  private static let largestRate = 1000.0

  /// `rate` per cent of `size`, rounded up.
  static func part(_ rate: Double, of size: Kilobytes) -> Kilobytes {
    guard rate.isFinite, rate > 0 else { return 0 }
    let part = min(rate, largestRate) / 100 * Double(size.count)
    return part < 9e15 ? Kilobytes(Int64(part.rounded(.up))) : size
  }

  /// How much of `size` `used` is, in per cent.
  package static func rate(_ used: Kilobytes, of size: Kilobytes) -> Double {
    size.count > 0 ? Double(used.count) * 100 / Double(size.count) : 0
  }

  /// With one decimal: `98.6 %`.
  package static func words(_ rate: Double) -> String {
    guard rate.isFinite, abs(rate) < 1e9 else { return "?" }
    let tenths = Int64((rate * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10)) %"
  }
}

extension ListingProblem {
  /// What is wrong, as a sentence.
  var words: String {
    switch self {
    case .failed(_, let text): "the tool failed (\(text)), so nothing was measured."
    case .noRows: "a heading without rows, so nothing was measured."
    case .unreadableRow(_, let text): "this row cannot be read and is left out: \(text)"
    case .rateOutOfRange(_, let rate): "a use of \(HeapShare.words(rate)) cannot be."
    case .repeatedDesktop(_, let name, let first): "\(name) is listed twice, first in line \(first)."
    case .desktopCount(_, let declared, let counted):
      "the total speaks of \(declared) desktops and \(counted) are listed: counts from it are no more than a lower bound."
    case .totalSize(_, let declared, let summed):
      "the total says \(Kilobytes(Int64(declared))) and the rows add up to \(Kilobytes(Int64(summed)))."
    case .noTotal: "there is no total, so nobody can tell whether every desktop is listed."
    }
  }
}
