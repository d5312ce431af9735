import DesktopHeap
import Evidence

/// What the evidence says of one number: whether its heaps are full.
enum HeapGrowth {
  /// Nothing says that they are.
  case none
  /// They are full: this is the next size.
  case needed(Kilobytes, because: [PlanReason])
  /// They were, and the number may have been raised since.
  case raisedSince([PlanReason], next: [String])
  /// What was given contradicts itself.
  case contradicted([PlanReason])
  /// Some heap was full, and nothing tells which number sizes it.
  case open([PlanReason])
}

extension PlanSituation {
  /// What the evidence says of `number`.
  func growth(_ number: HeapNumber) -> HeapGrowth {
    let full = evidence.heaps(of: number).filter(\.isExhausted)
    let events = evidence.events.filter { $0.exhaustion == .oneHeapFull }
    if let worst = full.first { return listed(number, full, worst, events) }
    guard let event = events.first(where: { self.number(of: $0) == number }) else { return .none }
    let said = [PlanReason(words(event), event.source), PlanReason(meaning(event), .fact(.kb947246))]
    let sameSession = evidence.heaps(of: number).filter { $0.session == nil || $0.session == event.session }
    if let fullest = sameSession.first, fullest.size >= size(number) {
      return .contradicted(
        said + [
          PlanReason(
            "The listing shows no such heap above \(HeapUse.exhaustedAbove) %: the fullest, \(fullest.desktop), is at "
              + "\(HeapShare.words(fullest.usedRate)) of \(fullest.size).", fullest.source)
        ])
    }
    if !needs.evidenceIsCurrent, let standard = standardSize(number), size(number) > standard {
      return .raisedSince(
        said + [
          PlanReason(
            "The \(number.words) is \(size(number)), above the default \(standard): the event does not tell under which "
              + "size it was logged, and it may be older than that raise.", exportSource)
        ],
        next: [
          "Restart, if that has not been done since the raise, and watch for event 243.",
          "If it comes again with these numbers, plan again with --evidence-is-current.",
        ])
    }
    return .needed(nextSize(number, above: size(number)), because: said)
  }

  /// What a listing with exhausted heaps says.
  private func listed(
    _ number: HeapNumber, _ full: [PlanEvidence.Heap], _ worst: PlanEvidence.Heap, _ events: [PlanEvidence.Event]
  ) -> HeapGrowth {
    let count = full.count == 1 ? "" : ", as are \(full.count - 1) more"
    var said = [
      PlanReason(
        "\(worst.desktop) uses \(HeapShare.words(worst.usedRate)) of its \(worst.size)\(count): above "
          + "\(HeapUse.exhaustedAbove) % a heap counts as exhausted.", worst.source)
    ]
    if let event = events.first { said.append(PlanReason(words(event), event.source)) }
    let largest = full.map(\.size).max() ?? worst.size
    let wanted = nextSize(number, above: largest)
    if size(number) >= wanted {
      said.append(
        PlanReason(
          "The file already has \(size(number)), more than the \(largest) that were measured.",
          exportSource))
      return .raisedSince(
        said,
        next: ["Restart, if that has not been done since the raise, and measure again."])
    }
    return .needed(nextSize(number, above: size(number)), because: said)
  }

  /// Which number sizes the heap that an event 243 is about; nil where that is open. Before Vista session 0 is the
  /// console too (KB947246 is about later releases).
  func number(of event: PlanEvidence.Event) -> HeapNumber? {
    guard isDynamic, let session = event.session else { return nil }
    return session == 0 ? .nonInteractive : .interactive
  }

  /// An event 243 that no listing explains and that does not tell its number.
  var openEvent: PlanEvidence.Event? {
    let isExplained = evidence.heaps.contains { $0.number != nil && $0.isExhausted }
    return isExplained
      ? nil : evidence.events.first { $0.exhaustion == .oneHeapFull && number(of: $0) == nil }
  }

  func words(_ event: PlanEvidence.Event) -> String {
    let session = event.session.map { " in session \($0)" } ?? ""
    let process = event.process.map { ", for \($0)" } ?? ""
    switch event.exhaustion {
    case .oneHeapFull: return "Event \(event.exhaustion.rawValue)\(session)\(process): one desktop's heap was full."
    case .noRoomForHeap:
      return "Event \(event.exhaustion.rawValue)\(session)\(process): there was no room for one more heap."
    }
  }

  private func meaning(_ event: PlanEvidence.Event) -> String {
    event.session == 0
      ? "In session 0 run the services, so the heap is one of the third number's."
      : "In session \(event.session.map(String.init) ?? "?") works a user, so the heap is one of the second number's."
  }
}
