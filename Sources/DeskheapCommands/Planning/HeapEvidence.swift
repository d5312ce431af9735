import DesktopHeap
import Evidence
import Reports

/// What listings of heaps give to a report.
enum HeapEvidence {
  /// The heaps of all listings, and how many non-interactive desktops the session with the most of them has.
  static func read(_ paths: [String]) throws(CommandFailure) -> (heaps: [MeasuredHeap], demand: ReportDemand?) {
    var heaps: [MeasuredHeap] = []
    var most: ReportDemand.Part?
    for path in paths {
      for session in try listing(path).sessions {
        heaps += session.rows.map { measured($0, session, path) }
        let count = Int64(session.rows.count { kind(of: $0) == false })
        guard count > most?.count ?? 0 else { continue }
        most = .init(
          label: "non-interactive desktops seen" + (session.id.map { " in session \($0)" } ?? ""), count: count,
          source: "\(path), line \(session.line)")
      }
    }
    return (heaps, most.map { ReportDemand([$0]) })
  }

  private static func listing(_ path: String) throws(CommandFailure) -> HeapListing {
    switch try EvidenceInput.read(path).content {
    case .listing(let listing), .both(let listing, _): return listing
    case .events, .unknown:
      throw CommandFailure(
        .inputOutput, "\(VisibleText.of(path)): no listing of heaps is in it; deskheap diagnose reads logs")
    }
  }

  private static func measured(_ row: ListedDesktop, _ session: ListedSession, _ path: String) -> MeasuredHeap {
    MeasuredHeap(
      desktop: row.name, isInteractive: kind(of: row), size: Kilobytes(Int64(row.kilobytes)), usedRate: row.usedRate,
      source: "\(path), line \(row.line)" + (session.id.map { ", session \($0)" } ?? ""))
  }

  /// Whether the second number sizes it; nil for a fixed heap.
  private static func kind(of row: ListedDesktop) -> Bool? {
    switch WellKnownDesktop.named(windowStation: row.windowStation, desktop: row.desktop)?.heap {
    case .fixed: nil
    case .interactive: true
    case .nonInteractive: false
    case nil: row.isInteractive
    }
  }
}
