import DesktopHeap

/// How many non-interactive desktops are needed at once, with the sum.
package struct DesktopDemand: Hashable, Sendable {
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
  /// Whether a count was stated, rather than only counted in a listing.
  package let isStated: Bool

  /// The sum.
  package var total: Int64 { parts.reduce(0) { $0 + $1.count } }

  /// Accounts of the system that have a desktop of their own: LocalSystem, from XP on NetworkService and LocalService.
  private static let systemAccounts = Source("listings in Microsoft KB949296", .documented)

  /// The demand that was stated and that `heaps`, the desktops of the session in question, show; the larger of the two
  /// counts. Nil where neither says anything.
  init?(_ needs: PlanNeeds, heaps: [PlanEvidence.Heap], release: Release) {
    let listed = heaps.filter { $0.number == .nonInteractive }
    guard needs.services != nil || needs.desktops != nil || !listed.isEmpty else { return nil }
    let users = listed.filter(\.isUserService)
    let own = listed.filter(\.isOfTheSystem)
    let others = listed.filter { !$0.isUserService && !$0.isOfTheSystem }
    var remarks: [String] = []
    func part(_ label: String, _ stated: Int64?, _ option: String, _ counted: [PlanEvidence.Heap]) -> Part? {
      let count = Int64(counted.count)
      if let stated, stated >= count {
        return Part(label: label, count: stated, source: .stated("\(option) \(stated)"))
      }
      guard let first = counted.first else { return nil }
      if let stated {
        remarks.append("\(option) \(stated) is less than the listing shows (\(count)): \(count) are counted.")
      }
      return Part(label: label, count: count, source: first.source)
    }
    let ownCount = Int64(release < .xp ? 1 : 3)
    var parts = [
      part("services under user accounts", needs.services, "--services", users),
      part("other programs' desktops", needs.desktops, "--desktops", others),
    ].compactMap(\.self)
    parts.append(
      Part(
        label: ownCount == 1
          ? "the system's own services: LocalSystem"
          : "the system's own services: LocalSystem, NetworkService, LocalService",
        count: max(ownCount, Int64(own.count)), source: .fact(Self.systemAccounts)))
    self.parts = parts
    self.remarks = remarks
    isStated = needs.services != nil || needs.desktops != nil
  }
}

extension PlanEvidence.Heap {
  /// Whether it is the desktop of LocalSystem, NetworkService or LocalService.
  fileprivate var isOfTheSystem: Bool {
    let name = desktop.lowercased()
    return ["service-0x0-3e7$\\", "service-0x0-3e4$\\", "service-0x0-3e5$\\"].contains { name.hasPrefix($0) }
  }
}
