import DesktopHeap
import LintRules
package import Planning
import RegistryText
import SubSystems

/// A plan as the JSON contract has it. Members without a value are written as null.
package struct PlanDocument: Encodable {
  struct Triple: Encodable {
    var text: String
    var shared: Int64
    var interactive: Int64
    @Nulled var nonInteractive: Int64?

    init(_ triple: SharedSectionTriple) {
      text = triple.description
      shared = triple.shared.count
      interactive = triple.interactive.count
      nonInteractive = triple.nonInteractive?.count
    }
  }

  struct Reason: Encodable {
    var text: String
    var source: String
  }

  struct Move: Encodable {
    var change: String
    var why: String
    var source: String
  }

  struct CapacityDocument: Encodable {
    @Nulled var viewKB: Int64?
    var fixedKB: Int64
    var interactiveDesktops: Int64
    @Nulled var upper: Int64?
    @Nulled var net: Int64?
    var dynamic: Bool

    init(_ capacity: Capacity) {
      viewKB = capacity.view.size?.count
      fixedKB = capacity.fixedHeaps.total.count
      interactiveDesktops = capacity.interactiveDesktops
      upper = capacity.upper
      net = capacity.net
      dynamic = capacity.isDynamic
    }
  }

  struct User: Encodable {
    var label: String
    var desktops: Int64
    var source: String
  }

  struct Demand: Encodable {
    var desktops: Int64
    var users: [User]
  }

  struct Heap: Encodable {
    var desktop: String
    var beforeKB: Int64
    var afterKB: Int64
    @Nulled var usedKB: Int64?
  }

  struct Confidence: Encodable {
    var level: String
    var from: [String]
  }

  let version: String
  let path: String
  let line: Int
  let key: String
  let release: ShowDocument.ReleaseDocument
  let verdict: String
  let headline: String
  @Nulled private(set) var before: Triple?
  @Nulled private(set) var after: Triple?
  let reasons: [Reason]
  @Nulled private(set) var demand: Demand?
  @Nulled private(set) var capacityBefore: CapacityDocument?
  @Nulled private(set) var capacityAfter: CapacityDocument?
  let heaps: [Heap]
  let rejected: [Move]
  let alternatives: [Move]
  let remarks: [String]
  let unknown: [String]
  let confidence: Confidence
  let next: [String]
  let acceptedRisks: [String]
  let restart: Bool

  /// The document of `plan`, made by the program of this version.
  package init(_ plan: Plan, version: String) {
    self.version = version
    path = plan.path
    line = plan.assessment.windows.value.line
    key = plan.assessment.windows.key.path
    release = ShowDocument.ReleaseDocument(plan.assessment.system)
    verdict = plan.verdict.rawValue
    headline = plan.headline
    before = plan.before.map(Triple.init)
    after = plan.after.map(Triple.init)
    reasons = plan.reasons.map { Reason(text: $0.text, source: $0.source.words) }
    demand = plan.demand.map { demand in
      Demand(
        desktops: demand.total,
        users: demand.parts.map { User(label: $0.label, desktops: $0.count, source: $0.source.words) })
    }
    capacityBefore = plan.capacityBefore.map(CapacityDocument.init)
    capacityAfter = plan.capacityAfter.map(CapacityDocument.init)
    heaps = plan.heaps.map {
      Heap(desktop: $0.desktop, beforeKB: $0.before.count, afterKB: $0.after.count, usedKB: $0.used?.count)
    }
    func moves(_ moves: [Plan.Move]) -> [Move] {
      moves.map { Move(change: $0.change, why: $0.why, source: $0.source.words) }
    }
    rejected = moves(plan.rejected)
    alternatives = moves(plan.alternatives)
    remarks = plan.remarks
    unknown = plan.unknown
    confidence = Confidence(level: plan.confidence.rawValue, from: plan.restsOn)
    next = plan.next
    acceptedRisks = plan.acceptedRisks
    restart = plan.needsRestart
  }
}
