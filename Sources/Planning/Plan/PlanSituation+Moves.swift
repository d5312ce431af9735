import DesktopHeap
import Evidence
import LintRules

extension PlanSituation {
  /// Moves that would be wrong here, and why.
  func rejected(_ decision: PlanDecision) -> [Plan.Move] {
    let after = decision.after ?? written
    let full = HeapNumber.allCases.filter { if case .needed = growth($0) { true } else { false } }
    let isService = after.effectiveNonInteractive != written.effectiveNonInteractive || full.contains(.nonInteractive)
    let isInteractive = after.interactive != written.interactive || full.contains(.interactive)
    var moves: [Plan.Move] = []
    let isLowered = after.effectiveNonInteractive < written.effectiveNonInteractive
    if evidence.first(.noRoomForHeap) != nil || (isLowered && written.nonInteractive != nil) {
      moves.append(largerHeaps())
    }
    if isService, !isInteractive { moves.append(otherNumber(.interactive)) }
    if isInteractive, !isService { moves.append(otherNumber(.nonInteractive)) }
    moves += HeapNumber.allCases.compactMap { number in
      number.size(in: after) > size(number) ? severalSteps(number, number.size(in: after)) : nil
    }
    if isService, after.effectiveNonInteractive > written.effectiveNonInteractive, let lower = smallerHeaps() {
      moves.append(lower)
    }
    if after.effectiveNonInteractive < written.effectiveNonInteractive, let further = evenSmaller(after) {
      moves.append(further)
    }
    if decision.verdict != .noChange || demand?.isStated == true || !evidence.isEmpty, let view = viewSizeMove() {
      moves.append(view)
    }
    return moves
  }

  private func largerHeaps() -> Plan.Move {
    let larger = size(.nonInteractive) + Bound.step.value
    let change = "raise the third number to \(larger)"
    let fits = capacity(HeapNumber.nonInteractive.setting(larger, in: written)).net
    guard let fits, let now = capacity(written).net else {
      return Plan.Move(
        change,
        "event \(HeapExhaustion.noRoomForHeap.rawValue) is not about a full heap; larger heaps do not give room for more of them",
        .fact(.kb949296))
    }
    return Plan.Move(
      change, "what lacks is room for more heaps; with larger ones \(fits) fit instead of \(now)", .arithmetic)
  }

  private func otherNumber(_ number: HeapNumber) -> Plan.Move {
    let larger = size(number) + Bound.step.value
    let change = "raise the \(number.words) to \(larger)"
    if number == .nonInteractive {
      return Plan.Move(
        change, "it sizes the heaps of services; the full heap is that of a user's session", .fact(.kb947246))
    }
    var moved = written
    moved.interactive = larger
    if let fits = capacity(moved).net, let now = capacity(written).net {
      return Plan.Move(
        change,
        "services do not run on interactive desktops; it only takes space: \(fits) non-interactive desktops instead of \(now)",
        .fact(.kb184802))
    }
    return Plan.Move(change, "services do not run on interactive desktops, so it does not help them", .fact(.kb184802))
  }

  private func severalSteps(_ number: HeapNumber, _ size: Kilobytes) -> Plan.Move {
    Plan.Move(
      "raise the \(number.words) to \(size + Bound.step.value) or more at once",
      "several steps at once hide how much it takes, and the higher the riskier; raise, restart, measure, then go on",
      .fact(Bound.step.source))
  }

  private func smallerHeaps() -> Plan.Move? {
    guard let smaller = HeapSizes.below(written, standard: standardSize(.nonInteractive)).first else { return nil }
    return Plan.Move(
      "lower the third number to \(smaller)", "a heap is full: a smaller one holds even less", .fact(.kb949296))
  }

  private func evenSmaller(_ after: SharedSectionTriple) -> Plan.Move? {
    guard let smaller = HeapSizes.below(after, standard: standardSize(.nonInteractive)).first,
      let fits = capacity(HeapNumber.nonInteractive.setting(smaller, in: written)).net
    else { return nil }
    return Plan.Move(
      "lower the third number to \(smaller)",
      "\(fits) would fit, more than are needed, and each heap would hold less for nothing", .arithmetic)
  }

  /// `SessionViewSize` where no document gives it an effect.
  private func viewSizeMove() -> Plan.Move? {
    guard nextViewMegabytes == nil else { return nil }
    let why =
      isDynamic
      ? "no document gives it an effect since Vista; the space is dynamic"
      : options.threeGigabytes && release == .server2003
        ? "with /3GB it has no effect" : "it cannot be configured on this system"
    return Plan.Move("raise SessionViewSize", why, .fact(view.source))
  }

  /// Moves that would do as well.
  func alternatives(_ decision: PlanDecision) -> [Plan.Move] {
    let after = decision.after ?? written
    var moves: [Plan.Move] = []
    if isShortOfRoom(after), let megabytes = nextViewMegabytes,
      let fits = capacity(written, in: wider(megabytes)).net, demand.map({ $0.total <= fits }) ?? true
    {
      let isBelowSetup = view.size.map { $0 < .megabytes(SessionViewSizeValue.setupMegabytes) } ?? false
      let many = options.terminalServices ? "; what that takes from many sessions no document says" : ""
      moves.append(
        Plan.Move(
          "raise SessionViewSize to \(megabytes) MB and leave the numbers as they are",
          "\(fits) non-interactive desktops of \(size(.nonInteractive)) then fit\(many)",
          .fact(isBelowSetup ? view.source : .kb949296)))
    }
    if let demand, demand.isStated, decision.verdict != .cannot {
      let room = roomForAll(demand, after)
      moves += [room].compactMap(\.self) + neighbours(of: after, for: demand).filter { $0.change != room?.change }
    }
    if let standard, decision.verdict == .noChange, differsFromStandard(standard.triple) {
      moves.append(
        Plan.Move(
          "go back to what Windows ships, \(standard.triple)",
          "a number is below or above it without a reason that was given here", .fact(standard.source)))
    }
    return moves
  }

  /// Smaller heaps, where all that may start on demand does not fit.
  private func roomForAll(_ demand: PlanDemand, _ after: SharedSectionTriple) -> Plan.Move? {
    guard demand.onDemand > 0, let net = capacity(after).net, net < demand.most else { return nil }
    let fitting = HeapSizes.below(after, standard: standardSize(.nonInteractive)).first {
      (capacity(HeapNumber.nonInteractive.setting($0, in: after)).net ?? 0) >= demand.most
    }
    guard let fitting else { return nil }
    return Plan.Move(
      "more and smaller heaps: \(HeapNumber.nonInteractive.setting(fitting, in: after))",
      "\(demand.onDemand) more desktops are needed where all that starts only on demand runs at once, \(demand.most) in all",
      .arithmetic)
  }

  /// Whether room for heaps is what lacks.
  private func isShortOfRoom(_ after: SharedSectionTriple) -> Bool {
    let isShort = demand.flatMap { demand in capacity(written).net.map { $0 < demand.total } } ?? false
    return evidence.first(.noRoomForHeap) != nil || isShort
      || after.effectiveNonInteractive < written.effectiveNonInteractive
  }

  private func differsFromStandard(_ standard: SharedSectionTriple) -> Bool {
    demand == nil && evidence.isEmpty && written.description != standard.description
  }

  /// Fewer and larger heaps, or more and smaller ones, where both would hold what is needed.
  private func neighbours(of triple: SharedSectionTriple, for demand: PlanDemand) -> [Plan.Move] {
    guard let now = capacity(triple).net, now >= demand.total else { return [] }
    var moves: [Plan.Move] = []
    let larger = triple.effectiveNonInteractive + Bound.step.value
    let fewer = HeapNumber.nonInteractive.setting(larger, in: triple)
    if larger <= triple.interactive, let fits = capacity(fewer).net, fits >= demand.total {
      moves.append(
        Plan.Move(
          "fewer and larger heaps: \(fewer)",
          "\(fits) would fit, still enough for \(demand.total); worth it only where a heap is full", .arithmetic))
    }
    if let smaller = HeapSizes.below(triple, standard: standardSize(.nonInteractive)).first(where: {
      $0 >= Bound.halfStep.value
    }),
      let fits = capacity(HeapNumber.nonInteractive.setting(smaller, in: triple)).net
    {
      moves.append(
        Plan.Move(
          "more and smaller heaps: \(HeapNumber.nonInteractive.setting(smaller, in: triple))",
          "\(fits) would fit; worth it only where more desktops are to come", .arithmetic))
    }
    return moves
  }
}
