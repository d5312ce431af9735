import Evidence
import Testing

@Suite("Heap listing")
struct HeapListingTests {
  private func listing(_ text: String) throws -> HeapListing? {
    var reader = HeapListingReader(path: "heap.txt")
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try reader.feed(TextLine(number: index + 1, bytes: Array(line.utf8)))
    }
    return reader.finish()
  }

  private static let monitor = """
    Desktop Heap Information Monitor Tool (Version 8.1.2925.0)
    Copyright (c) Microsoft Corporation. All rights reserved.
    -------------------------------------------------------------
      Session ID:    0 Total Desktop: (  4288 KB -    5 desktops)

      WinStation\\Desktop            Heap Size(KB)    Used Rate(%)
    -------------------------------------------------------------
      WinSta0\\Default                   3072              7.5
      WinSta0\\Disconnect                  64              4.0
      WinSta0\\Winlogon                   128             11.25
      Service-0x0-3e7$\\Default           512             99.1
      SAWinSta\\SADesktop                 512              0.3
    -------------------------------------------------------------
    """

  @Test("of the Monitor is read row by row, and its totals agree")
  func monitor() throws {
    let listing = try #require(try listing(Self.monitor))
    #expect(listing.tool == .monitor(version: "8.1.2925.0"))
    #expect(listing.problems == [])
    #expect(listing.isMeasurement && listing.isWhole)
    let session = try #require(listing.sessions.first)
    #expect(session.id == 0)
    #expect(session.line == 4)
    #expect(session.declaredDesktops == 5)
    #expect(session.declaredKilobytes == 4288)
    #expect(session.kilobytes == 4288)
    let row = session.rows[3]
    #expect(row.windowStation == "Service-0x0-3e7$" && row.desktop == "Default" && row.line == 11)
    #expect(row.kilobytes == 512 && row.usedRate == 99.1 && !row.isInteractive)
    #expect(session.rows[0].isInteractive)
  }

  @Test(
    "is the same with the head on two lines, blanks collapsed, tabs, or other signs around the numbers",
    arguments: [
      { $0.replacing(":    0 Total", with: ": 0\n  Total") },
      { $0.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n") },
      { $0.split(separator: "\n").map { $0.split(separator: " ").joined(separator: "\t") }.joined(separator: "\n") },
      { $0.replacing("3072              7.5", with: "3,072 KB 7,5 %").replacing("3,072", with: "3072") },
      { $0.replacing("4288", with: "4,288") },
      { $0.replacing("11.25", with: "11.25%") },
    ] as [@Sendable (String) -> String])
  func variants(change: @Sendable (String) -> String) throws {
    let plain = try #require(try listing(Self.monitor))
    let changed = try #require(try listing(change(Self.monitor)))
    #expect(changed.problems == [])
    #expect(changed.sessions.map(\.id) == [0])
    #expect(changed.rows.map(\.name) == plain.rows.map(\.name))
    #expect(changed.rows.map(\.kilobytes) == plain.rows.map(\.kilobytes))
    #expect(changed.rows.map(\.usedRate) == plain.rows.map(\.usedRate))
    #expect(changed.sessions.first?.declaredDesktops == 5)
  }

  @Test("of several sessions keeps them apart")
  func sessions() throws {
    let second = """
        Session ID:    2 Total Desktop: (  3136 KB -    2 desktops)

        WinStation\\Desktop            Heap Size(KB)    Used Rate(%)
      -------------------------------------------------------------
        WinSta0\\Default                   3072             50.0
        WinSta0\\Disconnect                  64              4.0
      -------------------------------------------------------------
      """
    let listing = try #require(try listing(Self.monitor + "\n" + second))
    #expect(listing.sessions.map(\.id) == [0, 2])
    #expect(listing.sessions.map(\.rows.count) == [5, 2])
    #expect(listing.problems == [])
  }

  @Test("of the debugger has its totals and session after the rows, in either order")
  func debugger() throws {
    func table(_ session: Int, _ head: [String]) -> String {
      """
      Winstation\\Desktop            Heap Size(KB)    Used Rate(%)
      ------------------------------------------------------------
      WinSta0\\Default               20480            \(session)%
      # Service-0x0-3e5 $\\Default     768            12%
      ------------------------------------------------------------
      \(head.joined(separator: "\n"))
      ============================================================

      """
    }
    let first = table(0, ["  Total Desktop: (21248 KB - 2 desktops)", "  Session ID:  0"])
    let second = table(1, ["Session ID: 1", "Total Desktop: (21248 KB - 2 desktops)"])
    let listing = try #require(try listing(first + second))
    #expect(listing.tool == .debugger)
    #expect(listing.problems == [])
    #expect(listing.sessions.map(\.id) == [0, 1])
    #expect(listing.rows.map(\.name).suffix(1) == ["Service-0x0-3e5$\\Default"])
    #expect(listing.rows.map(\.usedRate) == [0, 12, 1, 12])
  }

  @Test("that failed is no measurement, and is not taken for a good one")
  func failed() throws {
    let listing = try #require(try listing("0: kd> !dskheap\nFailed getting grpWinStaList\n"))
    #expect(!listing.isMeasurement && !listing.isWhole)
    #expect(listing.problems == [.failed(line: 2, text: "Failed getting grpWinStaList")])
    let headOnly = Self.monitor.split(separator: "\n", omittingEmptySubsequences: false).prefix(3).joined(
      separator: "\n")
    let empty = try #require(try self.listing(headOnly))
    #expect(empty.problems == [.noRows(line: 1)])
    #expect(!empty.isMeasurement)
  }

  @Test(
    "that was cut or damaged says where",
    arguments: [
      ("   5 desktops", "  12 desktops", [ListingProblem.desktopCount(line: 4, declared: 12, counted: 5)]),
      ("4288 KB", "7872 KB", [.totalSize(line: 4, declared: 7872, summed: 4288)]),
      ("99.1", "101.5", [.rateOutOfRange(line: 11, rate: 101.5)]),
      (
        "SAWinSta\\SADesktop  ", "WinSta0\\Default  ",
        [.repeatedDesktop(line: 12, name: "WinSta0\\Default", firstLine: 8)]
      ),
      ("512              0.3", "512", nil), ("512              0.3", "99999999999999999999 0.3", nil),
      ("512              0.3", "512 x.3", nil),
    ] as [(String, String, [ListingProblem]?)])
  func problems(old: String, new: String, expected: [ListingProblem]?) throws {
    let listing = try #require(try listing(Self.monitor.replacing(old, with: new)))
    #expect(!listing.isWhole)
    if let expected {
      #expect(listing.problems == expected)
    } else {
      #expect(
        listing.problems.contains {
          if case .unreadableRow(12, _) = $0 { true } else { false }
        })
      #expect(listing.problems.contains(.desktopCount(line: 4, declared: 5, counted: 4)))
    }
  }

  @Test("without totals says that nobody can tell whether it is whole")
  func noTotal() throws {
    let listing = try #require(try listing("see:\nWinSta0\\Default 3072 24.2\nService-0x0-a1b$\\Default 512 98.6\nbye"))
    #expect(listing.tool == .unknown)
    #expect(listing.rows.count == 2)
    #expect(listing.problems == [.noTotal(line: 2)])
  }

  @Test(
    "is not seen where there is none",
    arguments: [
      "", "C:\\Windows\\x 12 3", "Process ID: 1 Session ID: 3", "Session ID: 3", "\\ 512 1", "the desktop heap is full",
      "WinSta0\\Default is the desktop",
    ])
  func none(text: String) throws {
    let found = try listing(text)
    #expect(found?.isMeasurement != true)
    #expect(found?.sessions.isEmpty != false)
  }

  @Test("may not have endless rows")
  func hostile() {
    let rows = (0...HeapListingReader.maximumRows).map { "WinSta0\\d\($0) 1 1\n" }.joined()
    #expect(
      throws: EvidenceError.tooMuch(
        path: "heap.txt", line: HeapListingReader.maximumRows + 1, what: "desktops in a listing",
        maximum: HeapListingReader.maximumRows)
    ) { try listing(rows) }
  }
}
