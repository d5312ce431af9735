import DesktopHeap
import Workload

/// Who needs desktops beside the system's own, as the export and a workload file name them. Only the desktops that share
/// the view space of services count.
struct KnownUsers: Hashable, Sendable {
  /// Desktops of one kind that one of the two names.
  struct Count: Hashable, Sendable {
    let desktops: Int64
    /// `in the export`, for people.
    let origin: String
    let source: PlanSource
  }

  /// Desktops of services that start with Windows, and of all services of the workload file; counts above 0.
  let services: [Count]
  /// Desktops of other programs that the workload file names; counts above 0.
  let others: [Count]
  /// Desktops of services on demand that the export names.
  let servicesOnDemand: Int64
  /// Desktops of COM servers that the export names.
  let othersOnDemand: Int64
  /// The desktops of the system's own accounts.
  let systemDesktops: Int64
  /// Interactive desktops, at least one.
  let interactiveDesktops: Int64
  /// What the workload asks for and does not get for other reasons than heap: sentences.
  let refusals: [String]

  /// Refusals that are told.
  private static let toldRefusals = 5

  /// The users in `demand`; nil where neither file names one.
  init?(_ demand: MachineDemand?, in scope: SessionViewSpace.Scope?, workloadName: String?) {
    guard let demand else { return nil }
    func count(_ part: DesktopDemand?, _ isService: Bool) -> Int64 {
      Int64(
        (part?.desktops ?? []).count {
          $0.kind == .nonInteractive && $0.isOfService == isService && ($0.session == 0 || scope == .systemWide)
        })
    }
    let line = demand.userServices.first { $0.start == .automatic }?.line ?? demand.userServices.first?.line ?? 1
    func counts(_ isService: Bool) -> [Count] {
      let ofFile = count(demand.ofFile, isService)
      let ofExport = count(demand.sure, isService) - ofFile
      return [
        Count(desktops: ofExport, origin: "in the export", source: .export(line: line)),
        Count(desktops: ofFile, origin: "in the workload file", source: .workload(path: workloadName ?? "given")),
      ].filter { $0.desktops > 0 }
    }
    services = counts(true)
    others = counts(false)
    othersOnDemand = count(demand.whole, false) - count(demand.sure, false)
    servicesOnDemand = count(demand.whole, true) - count(demand.sure, true)
    systemDesktops = Int64(demand.systemDesktops)
    interactiveDesktops = Int64(demand.interactiveDesktops(in: scope))
    refusals = Self.told(demand.whole.refusals)
    let isNamed = !services.isEmpty || !others.isEmpty || servicesOnDemand + othersOnDemand > 0
    guard isNamed || interactiveDesktops > 1 || !refusals.isEmpty else { return nil }
  }

  private static func told(_ refusals: [WorkloadRefusal]) -> [String] {
    var counts: [(words: String, count: Int)] = []
    var places: [String: Int] = [:]
    for words in refusals.map(\.words) {
      if let place = places[words] {
        counts[place].count += 1
      } else {
        places[words] = counts.count
        counts.append((words, 1))
      }
    }
    let told = counts.prefix(toldRefusals).map { words, count in
      "Another limit than the heap stops a part of the workload: \(words)" + (count > 1 ? " (\(count) times)." : ".")
    }
    let rest = counts.count - told.count
    return told + (rest > 0 ? ["\(rest) more such limits are left out."] : [])
  }
}
