#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import DesktopHeap
import Evidence
import LibXML
import Reports

/// What listings of heaps give to a report.
enum EvidenceInput {
  /// The heaps of all listings, and how many non-interactive desktops the fullest session of them has.
  static func heaps(_ paths: [String]) throws(CommandFailure) -> (heaps: [MeasuredHeap], demand: ReportDemand?) {
    var heaps: [MeasuredHeap] = []
    var most: ReportDemand.Part?
    for path in paths {
      for listing in [try listing(path)].compactMap(\.self) {
        for session in listing.sessions {
          heaps += session.rows.map { measured($0, session, path) }
          let count = Int64(session.rows.count { kind(of: $0) == false })
          if count > 0, count > most?.count ?? 0 {
            most = .init(
              label: "non-interactive desktops seen" + (session.id.map { " in session \($0)" } ?? ""), count: count,
              source: "\(path), line \(session.line)")
          }
        }
      }
    }
    return (heaps, most.map { ReportDemand([$0]) })
  }

  private static func listing(_ path: String) throws(CommandFailure) -> HeapListing? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): could not open it: \(SystemReason.words(errno))")
    }
    defer { close(descriptor) }
    let file: EvidenceFile
    do throws(EvidenceError) { file = try EvidenceFile.read(name: path, .descriptor(descriptor)) } catch {
      throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(error)")
    }
    switch file.content {
    case .listing(let listing), .both(let listing, _): return listing
    case .events, .unknown: return nil
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
