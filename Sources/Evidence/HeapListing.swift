/// What a tool printed about the desktops of a system and how full their heaps are.
package struct HeapListing: Equatable, Sendable {
  /// Who printed it.
  package enum Tool: Equatable, Sendable {
    /// Desktop Heap Monitor, with the version that its banner names.
    case monitor(version: String?)
    /// The debugger's `!dskheap`.
    case debugger
    /// Rows without a heading that tells.
    case unknown
  }

  /// Who printed it.
  package let tool: Tool
  /// The sessions in the order of the listing.
  package let sessions: [ListedSession]
  /// What is wrong with it, in order of lines.
  package let problems: [ListingProblem]
  /// The first line of the listing.
  package let line: Int

  /// All desktops of all sessions.
  package var rows: [ListedDesktop] { sessions.flatMap(\.rows) }

  /// Whether anything was measured. A tool that failed or printed no row says nothing about how full the heaps are.
  package var isMeasurement: Bool { sessions.contains { !$0.rows.isEmpty } }

  /// Whether every row is there: none unreadable, and the totals agree with the rows.
  package var isWhole: Bool { isMeasurement && problems.isEmpty }
}

/// The desktops of one session.
package struct ListedSession: Equatable, Sendable {
  /// The session's number; nil where the listing does not tell.
  package let id: Int?
  /// The line of the totals, or of the session's number, or of the first row.
  package let line: Int
  /// The sum that the tool printed, in KB.
  package let declaredKilobytes: Int?
  /// The number of desktops that the tool printed.
  package let declaredDesktops: Int?
  /// The rows in their order.
  package let rows: [ListedDesktop]

  /// The sum of the rows in KB.
  package var kilobytes: Int { rows.reduce(0) { $0 + $1.kilobytes } }
}

/// One row: a desktop and its heap.
package struct ListedDesktop: Equatable, Sendable {
  /// Such as `WinSta0` or `Service-0x0-3e7$`; a blank before the `$`, which `!dskheap` prints, is left out.
  package let windowStation: String
  /// Such as `Default`.
  package let desktop: String
  /// The size of the heap in KB.
  package let kilobytes: Int
  /// How much of it is used, in per cent.
  package let usedRate: Double
  /// The row's line.
  package let line: Int

  /// Window station and desktop as the tools print them.
  package var name: String { "\(windowStation)\\\(desktop)" }

  /// Whether the desktop is one of the interactive window station's.
  package var isInteractive: Bool { windowStation.lowercased() == "winsta0" }
}

/// What is wrong with a listing. Lines count from 1.
package enum ListingProblem: Equatable, Sendable {
  /// The tool failed; `text` is what it printed. Nothing was measured.
  case failed(line: Int, text: String)
  /// A heading without a row. Nothing was measured.
  case noRows(line: Int)
  /// A row of the table that does not end with a size and a rate.
  case unreadableRow(line: Int, text: String)
  /// A rate above 100 per cent.
  case rateOutOfRange(line: Int, rate: Double)
  /// The same desktop twice in one session.
  case repeatedDesktop(line: Int, name: String, firstLine: Int)
  /// The total counts other desktops than are listed: the listing was cut, or put together.
  case desktopCount(line: Int, declared: Int, counted: Int)
  /// The total is not the sum of the rows, in KB.
  case totalSize(line: Int, declared: Int, summed: Int)
  /// Rows without the line of totals, so that nobody can tell whether all are there.
  case noTotal(line: Int)

  /// The line.
  package var line: Int {
    switch self {
    case .failed(let line, _), .noRows(let line), .unreadableRow(let line, _), .rateOutOfRange(let line, _),
      .repeatedDesktop(let line, _, _), .desktopCount(let line, _, _), .totalSize(let line, _, _), .noTotal(let line):
      line
    }
  }
}
