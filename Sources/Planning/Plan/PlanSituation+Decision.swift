import DesktopHeap
import Evidence

extension PlanSituation {
  /// The decision: first what no number can heal, then heaps that are full, then room for more of them.
  func decide() -> PlanDecision {
    let growth = (interactive: growth(.interactive), nonInteractive: growth(.nonInteractive))
    for case .contradicted(let said) in [growth.interactive, growth.nonInteractive] { return contradiction(said) }
    let noRoom = evidence.first(.noRoomForHeap)
    var wanted = written
    var said: [PlanReason] = []
    if case .needed(let size, let because) = growth.interactive {
      wanted = HeapNumber.interactive.setting(size, in: wanted)
      said += because
    }
    if case .needed(let size, let because) = growth.nonInteractive {
      wanted = HeapNumber.nonInteractive.setting(size, in: wanted)
      said += because
    }
    if !said.isEmpty {
      if let noRoom, !isDynamic { return opposed(said, noRoom) }
      return grow(to: wanted, said + evidence.hints.map(fitting))
    }
    if let open = openEvent, isOpenQuestion { return undecided(open) }
    let room = roomDecision(noRoom)
    if let room, room.verdict != .noChange || noRoom != nil { return room }
    for case .raisedSince(let said, let next) in [growth.nonInteractive, growth.interactive] {
      return .noChange(
        "Change nothing now: the number may have been raised since the evidence was made.", said, next: next)
    }
    // What was seen is the better answer where nobody asked about a count.
    if let room, needs.isStated || (evidence.isEmpty && evidence.hints.isEmpty) { return room }
    return quiet()
  }

  private func fitting(_ hint: PlanEvidence.Hint) -> PlanReason {
    PlanReason(
      "That fits: \(hint.words). A process whose desktop has no heap left fails while its libraries start (Microsoft "
        + "KB184802); by itself it would prove nothing.", hint.source)
  }

  /// Whether an event that does not tell its number is the only thing to go by.
  private var isOpenQuestion: Bool { demand?.isStated != true || evidence.first(.noRoomForHeap) == nil }

  private func contradiction(_ said: [PlanReason]) -> PlanDecision {
    .cannot(
      "The evidence contradicts itself, so no number is changed on it.", said,
      instead: [
        "Take a listing and the event log in the same hour, while the trouble shows.",
        "Look whether both are from this machine and from the same start of Windows.",
      ], sure: .possible)
  }

  /// A full heap asks for larger heaps, event 244 for fewer or smaller ones.
  private func opposed(_ said: [PlanReason], _ noRoom: PlanEvidence.Event) -> PlanDecision {
    var instead = ["Run fewer programs that need a desktop of their own, then plan again."]
    if let megabytes = nextViewMegabytes {
      instead.insert(
        "Raise SessionViewSize to \(megabytes) MB first: that gives room without making a heap smaller. Then plan again.",
        at: 0)
    }
    return .cannot(
      "One heap is full and there is no room for one more: the remedies are opposite, so the numbers alone cannot serve both.",
      said + [PlanReason(words(noRoom), noRoom.source)], instead: instead, sure: .possible)
  }

  private func undecided(_ event: PlanEvidence.Event) -> PlanDecision {
    let why =
      isDynamic
      ? "The event does not name its session, which would tell whether the second or the third number is meant."
      : "Before Vista session 0 is the console too, so the event does not tell whether the second or the third number is "
        + "meant."
    return .cannot(
      "A heap was full, and nothing tells which number sizes it.",
      [PlanReason(words(event), event.source), PlanReason(why, .fact(isDynamic ? .kb947246 : .kb949296))],
      instead: [
        isDynamic
          ? "Give the event as XML (wevtutil qe System /f:xml): newer Windows names the session in it."
          : "Give a listing of Desktop Heap Monitor, taken while the trouble shows."
      ], sure: .possible)
  }

  /// Growing: within the bounds, and with room for what is needed.
  private func grow(to wanted: SharedSectionTriple, _ said: [PlanReason]) -> PlanDecision {
    let triple = completedDefault(wanted)
    if let bound = crossedBound(triple) { return beyond(bound, said) }
    if let demand, let net = capacity(triple).net, net < demand.total {
      return .cannot(
        "The heap that is full should grow, but then only \(net) non-interactive desktops fit and \(demand.total) are needed.",
        said + [room(triple)], instead: insteadOfRoom(demand.total))
    }
    var reasons = said
    if triple != wanted, let standard {
      reasons.append(
        PlanReason(
          "\(written) is what 32-bit Windows ships; on \(architecture.rawValue) it is \(standard.triple).",
          .fact(standard.source)))
    }
    for number in HeapNumber.allCases where number.size(in: triple) != size(number) {
      reasons.append(step(number, to: number.size(in: triple)))
    }
    return .change(raising(to: triple), to: triple, reasons)
  }

  /// The whole default where the numbers are those of 32-bit Windows on a 64-bit system.
  private func completedDefault(_ triple: SharedSectionTriple) -> SharedSectionTriple {
    guard isDynamic, architecture.figures == .x64, let standard, Self.of32Bit.contains(written) else { return triple }
    return standard.triple
  }

  /// What 32-bit Windows ships, whatever the release: old pages are copied from for long.
  private static let of32Bit = Release.allCases.compactMap { release in
    DefaultTriple.of(release, on: .x86).flatMap { $0.triple.nonInteractive == nil ? nil : $0.triple }
  }

  private func raising(to triple: SharedSectionTriple) -> String {
    let parts = HeapNumber.allCases.filter { $0.size(in: triple) != size($0) }
      .map { "the \($0.words) from \(size($0)) to \($0.size(in: triple))" }
    return "Raise \(parts.joined(separator: ", and "))."
  }

  private func step(_ number: HeapNumber, to size: Kilobytes) -> PlanReason {
    if size == standardSize(number), let standard {
      return PlanReason("\(size) is the default of the \(number.words).", .fact(standard.source))
    }
    return PlanReason(
      "Heaps are raised by one step of \(Bound.step.value) and only as far as it takes.", .fact(Bound.step.source))
  }

  /// How many desktops fit with `triple`.
  func room(_ triple: SharedSectionTriple) -> PlanReason {
    let capacity = capacity(triple)
    guard let net = capacity.net, let view = capacity.view.size else {
      return PlanReason("The number of desktops has no fixed bound.", .fact(view.source))
    }
    return PlanReason(
      "The heaps of all desktops share \(view) of session view space: beside those of WinSta0, \(net) of "
        + "\(capacity.nonInteractive) fit.",
      .arithmetic)
  }
}
