import DesktopHeap
import Planning
import RegistryText
import Reports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A plan as `deskheap plan --format json` wrote it, as far as a report needs it.
struct PlanFile: Decodable {
  /// The most bytes that a plan has: 16 MiB.
  private static let byteLimit = 16 << 20

  struct Numbers: Decodable {
    var text: String
    var shared: Int64
    var interactive: Int64
    var nonInteractive: Int64?
  }

  struct Reason: Decodable {
    var text: String
    var source: String
  }

  struct Move: Decodable {
    var change: String
    var why: String
    var source: String
  }

  struct Demand: Decodable {
    struct User: Decodable {
      var label: String
      var desktops: Int64
      var source: String
    }

    var users: [User]
  }

  struct Heap: Decodable {
    var desktop: String
    var beforeKB: Int64
    var usedKB: Int64?
  }

  var headline: String
  var before: Numbers?
  var after: Numbers?
  var reasons: [Reason]
  var demand: Demand?
  var heaps: [Heap]
  var rejected: [Move]
  var acceptedRisks: [String]

  /// Reads the plan in the file `path`.
  static func read(_ path: String) throws(CommandFailure) -> PlanFile {
    var bytes: [UInt8] = []
    do throws(ReadError) {
      _ = try FileBytes(path: path).copy(
        to: { (block) throws(ReadError) in
          if bytes.count + block.count > byteLimit { throw .endless(limit: byteLimit) }
          bytes += block
        }, failure: { $0 })
    } catch { throw CommandFailure(.inputOutput, "\(VisibleText.of(path)): \(InputReader.words(error))") }
    guard let plan = PlanFile(bytes) else {
      throw CommandFailure(
        .inputOutput, "\(VisibleText.of(path)): this is no plan of one file as deskheap plan --format json writes it")
    }
    return plan
  }

  /// The plan that the JSON document in `bytes` tells; nil if it is another document.
  init?(_ bytes: [UInt8]) {
    guard let plan = try? JSONDecoder().decode(PlanFile.self, from: Data(bytes)) else { return nil }
    self = plan
  }

  /// The change that it proposes. Refused where it proposes none, or is about other numbers than `current`.
  func request(for current: SharedSectionTriple?, path: String) throws(CommandFailure) -> TripleRequest {
    guard let after else {
      throw CommandFailure(.findings, "\(VisibleText.of(path)): the plan changes nothing: \(VisibleText.of(headline))")
    }
    let now = current?.description ?? "nothing that can be read"
    guard before?.text == now else {
      let planned = VisibleText.of(before?.text ?? "none")
      throw CommandFailure(
        .findings,
        "\(VisibleText.of(path)): the plan is for a file with \(planned), and this one has \(now): plan again")
    }
    return TripleRequest(
      shared: Kilobytes(after.shared), interactive: Kilobytes(after.interactive),
      nonInteractive: after.nonInteractive.map { Kilobytes($0) })
  }

  /// Its reasons for the report.
  var reportPlan: ReportPlan {
    ReportPlan(
      headline: headline, reasons: reasons.map { .init(text: $0.text, source: $0.source) },
      rejected: rejected.map { .init(change: $0.change, why: $0.why, source: $0.source) })
  }

  /// Its demand for the report.
  var reportDemand: ReportDemand? {
    demand.map { ReportDemand($0.users.map { .init(label: $0.label, count: max(0, $0.desktops), source: $0.source) }) }
  }

  /// Its heaps whose use was measured.
  var measuredHeaps: [MeasuredHeap] {
    heaps.compactMap { heap in
      guard let used = heap.usedKB, heap.beforeKB > 0, let cut = heap.desktop.firstIndex(of: "\\") else { return nil }
      let station = String(heap.desktop[..<cut])
      let known = WellKnownDesktop.named(
        windowStation: station, desktop: String(heap.desktop[heap.desktop.index(after: cut)...]))
      let isInteractive: Bool? =
        known?.heap == .fixed ? nil : known.map { $0.heap == .interactive } ?? (station.lowercased() == "winsta0")
      return MeasuredHeap(
        desktop: heap.desktop, isInteractive: isInteractive, size: Kilobytes(heap.beforeKB),
        usedRate: Double(used) * 100 / Double(heap.beforeKB), source: "the plan")
    }
  }
}
