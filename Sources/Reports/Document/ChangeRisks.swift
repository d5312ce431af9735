import DesktopHeap
import LintRules
import SubSystems

/// What can go wrong with a change, what then, and how to get back; each with what it is known from. Nobody has counted
/// how often, so no likelihood is told.
struct ReportRisk: Hashable, Sendable {
  /// What can go wrong.
  let title: String
  /// When, and what Windows does then.
  let consequence: String
  /// How to get back.
  let wayBack: String
  /// From where it is known.
  let source: Source
}

extension ChangeReport {
  private static let noBootPath =
    "The no-boot path: the offline rollback, step by step under Way back."
  private static let onlinePath = "Import the rollback and restart."

  /// The risks of this change, the gravest first.
  var risks: [ReportRisk] {
    [noStart, reservation, fewerDesktops, smallerHeap, otherMachine, uncertainSystem].compactMap(\.self)
  }

  private var noStart: ReportRisk {
    let now = valueAfter.csrss.failure.map { "With the new value csrss fails: \($0.fault.words). " } ?? ""
    return ReportRisk(
      title: "Windows does not start",
      consequence: now
        + "csrss reads the whole string at every start, and a string that it cannot read stops the machine: "
        + "STOP 0xC000021A or 0xEF right after the restart. That is why only the digits may change.",
      wayBack: Self.noBootPath, source: Source("how csrss reads the string", .observed))
  }

  private var reservation: ReportRisk? {
    let system = valueAfter.system
    guard let capacity = valueAfter.capacity else { return nil }
    if capacity.isDynamic {
      return ReportRisk(
        title: "The numbers are too large for the system",
        consequence: "On \(system.grading.displayName) \(BootRisk.noFixedSpace.words), so no sum says when.",
        wayBack: Self.onlinePath, source: capacity.view.source)
    }
    let triple = SharedSectionTriple(
      shared: 0, interactive: capacity.interactive, nonInteractive: capacity.nonInteractive)
    let sum = ReservationSum(of: triple, on: system.gradingArchitecture)
    let fits = sum.fits(capacity.view)
    let verdict = fits.map { $0 ? "It fits." : "It does not fit." } ?? "The view's size is not known."
    return ReportRisk(
      title: "The numbers are too large for the session view space",
      consequence:
        "Windows reserves heaps for the expected desktops: \(sum.total) of \(capacity.view.words). \(verdict) "
        + "Where it does not, \(BootRisk.mayFallBackOrNotBoot.words).",
      wayBack: Self.noBootPath, source: ReservationSum.source)
  }

  private var fewerDesktops: ReportRisk? {
    guard let old = valueBefore.capacity, let new = valueAfter.capacity, let before = old.net, let after = new.net,
      after < before
    else { return nil }
    return ReportRisk(
      title: "Fewer desktops fit",
      consequence:
        "\(after) non-interactive desktops instead of \(before). One more cannot be created: event 244, and the "
        + "service or session that asked for it fails. The view space is shared, so the entire session suffers.",
      wayBack: Self.onlinePath, source: .kb949296)
  }

  private var smallerHeap: ReportRisk? {
    guard let old = valueBefore.capacity, let new = valueAfter.capacity else { return nil }
    let names = [
      new.interactive < old.interactive ? "interactive" : nil,
      new.nonInteractive < old.nonInteractive ? "non-interactive" : nil,
    ].compactMap(\.self)
    guard !names.isEmpty else { return nil }
    return ReportRisk(
      title: "A smaller heap is too small",
      consequence:
        "The heap of each \(names.joined(separator: " and each ")) desktop shrinks. Where what runs there needs "
        + "more, event 243 is logged once and the processes on that desktop fail; others do not suffer.",
      wayBack: Self.onlinePath, source: .kb949296)
  }

  private var otherMachine: ReportRisk {
    ReportRisk(
      title: "The value reaches a machine that it is not for",
      consequence:
        "apply.reg, Group Policy Preferences and DSC write the whole string. It also names the server DLLs, which "
        + "differ between releases: on another release the machine may not start.",
      wayBack: Self.noBootPath, source: Source("strings captured on machines", .observed))
  }

  private var uncertainSystem: ReportRisk? {
    let remarks = valueAfter.system.remarks
    guard valueAfter.system.release == nil || !remarks.isEmpty else { return nil }
    let notes = remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
    return ReportRisk(
      title: "The release is not what this report assumes",
      consequence: "The file leaves open which release it is from\(notes). Figures are those of "
        + "\(valueAfter.system.grading.displayName) on \(valueAfter.system.gradingArchitecture.rawValue).",
      wayBack: "Name the release (--release, --arch) and make the report again.",
      source: Source(valueAfter.system.originWords, .unknown))
  }
}
