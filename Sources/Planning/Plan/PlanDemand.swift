import DesktopHeap

/// How many non-interactive desktops are needed at once, with the sum.
package struct PlanDemand: Hashable, Sendable {
  /// One line of the sum.
  package struct Part: Hashable, Sendable {
    /// Whose desktops, for people.
    package let label: String
    /// How many.
    package let count: Int64
    /// From where that is known.
    package let source: PlanSource
  }

  /// The lines.
  package let parts: [Part]
  /// What was said and what was counted differ: sentences.
  package let remarks: [String]
  /// Whether a count was stated, or is named by the export or a workload file, rather than only counted in a listing.
  package let isStated: Bool
  /// Desktops beside the sum that are needed only where all that may start on demand runs at once.
  package let onDemand: Int64

  /// The sum.
  package var total: Int64 { parts.reduce(0) { $0 + $1.count } }
  /// The sum with all that may start on demand.
  package var most: Int64 { total + onDemand }

  /// Accounts of the system that have a desktop of their own: LocalSystem, from XP on NetworkService and LocalService.
  private static let systemAccounts = Source("listings in Microsoft KB949296", .documented)

  /// The demand that was stated, else what the export and the workload file name; more where `heaps`, the desktops of the
  /// session in question, show more. Nil where none of them says anything.
  init?(_ needs: PlanNeeds, heaps: [PlanEvidence.Heap], users: KnownUsers?, release: Release) {
    let listed = heaps.filter { $0.number == .nonInteractive }
    guard needs.isStated || users != nil || !listed.isEmpty else { return nil }
    let own = listed.filter(\.isOfTheSystem)
    let others = listed.filter { !$0.isUserService && !$0.isOfTheSystem }
    let services = Claim(
      label: "services under user accounts", option: "--services", stated: needs.services,
      known: users?.services ?? [], counted: listed.filter(\.isUserService))
    let programs = Claim(
      label: "other programs' desktops", option: "--desktops", stated: needs.desktops, known: users?.others ?? [],
      counted: others)
    let least = Int64(release < .xp ? 1 : 3)
    let system = Part(
      label: least == 1
        ? "the system's own services: LocalSystem"
        : "the system's own services: LocalSystem, NetworkService, LocalService",
      count: max(least, Int64(own.count), users?.systemDesktops ?? 0), source: .fact(Self.systemAccounts))
    parts = services.parts + programs.parts + [system]
    remarks = services.remarks + programs.remarks + (users?.refusals ?? [])
    isStated = needs.isStated || users != nil
    // Who states a count has the ones on demand in mind, too.
    onDemand =
      (needs.services == nil ? users?.servicesOnDemand ?? 0 : 0)
      + (needs.desktops == nil ? users?.othersOnDemand ?? 0 : 0)
  }
}

/// What is said of one kind of user, and by whom.
private struct Claim {
  let label: String
  let option: String
  let stated: Int64?
  let known: [KnownUsers.Count]
  let counted: [PlanEvidence.Heap]

  private var knownTotal: Int64 { known.reduce(0) { $0 + $1.desktops } }
  private var claimed: Int64 { stated ?? knownTotal }
  private var isLessThanListed: Bool { claimed < counted.count }

  /// What is stated goes before what files name; a listing that shows more goes before both.
  var parts: [PlanDemand.Part] {
    if isLessThanListed, let first = counted.first {
      return [.init(label: label, count: Int64(counted.count), source: first.source)]
    }
    if let stated { return [.init(label: label, count: stated, source: .stated("\(option) \(stated)"))] }
    return known.map { .init(label: "\(label), \($0.origin)", count: $0.desktops, source: $0.source) }
  }

  var remarks: [String] {
    var remarks: [String] = []
    if let stated, !known.isEmpty, stated != knownTotal {
      let origins = known.map { "\($0.desktops) \($0.origin)" }.joined(separator: ", ")
      remarks.append("\(option) \(stated) is taken in place of what the files name: \(origins).")
    }
    if isLessThanListed, stated != nil || !known.isEmpty {
      let claim = stated.map { "\(option) \($0)" } ?? "What the files name of \(label) (\(knownTotal))"
      remarks.append("\(claim) is less than the listing shows (\(counted.count)): \(counted.count) are counted.")
    }
    return remarks
  }
}

extension PlanEvidence.Heap {
  /// Whether it is the desktop of LocalSystem, NetworkService or LocalService.
  fileprivate var isOfTheSystem: Bool {
    let name = desktop.lowercased()
    return ["service-0x0-3e7$\\", "service-0x0-3e4$\\", "service-0x0-3e5$\\"].contains { name.hasPrefix($0) }
  }
}
