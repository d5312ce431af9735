import DesktopHeap
import Evidence

extension PlanSituation {
  /// The answer to a count of desktops, or to event 244; nil where neither asks for anything.
  func roomDecision(_ noRoom: PlanEvidence.Event?) -> PlanDecision? {
    guard noRoom != nil || demand?.isStated == true else { return nil }
    let said = noRoom.map { [PlanReason(words($0), $0.source)] } ?? []
    if isDynamic { return dynamicRoom(noRoom, said) }
    guard let net = capacity(written).net else {
      return .cannot(
        "How many desktops fit is not known, because the size of the session view space is not.",
        said + [PlanReason("The size of the session view space is not known.", .fact(view.source))],
        instead: ["Say which release it is (--release), or measure with Desktop Heap Monitor."])
    }
    guard let needed = needed(net, noRoom) else {
      return .noChange(
        "Change nothing now: the third number has been lowered already, and the event may be older than that.",
        said + [room(written)],
        next: [
          "Restart, if that has not been done since, and watch for event \(HeapExhaustion.noRoomForHeap.rawValue).",
          "If it comes again with these numbers, plan again with --evidence-is-current.",
        ])
    }
    if needed <= net { return enough(needed, net, noRoom, said) }
    return smaller(needed, net, said)
  }

  /// How many desktops must fit: those counted, and one more than fit now where event 244 was logged under the default.
  private func needed(_ net: Int64, _ noRoom: PlanEvidence.Event?) -> Int64? {
    let stated = demand?.isStated == true ? demand?.total : nil
    guard noRoom != nil else { return stated }
    let isLowered = standardSize(.nonInteractive).map { size(.nonInteractive) < $0 } ?? false
    if isLowered, !needs.evidenceIsCurrent { return stated }
    return max(demand?.total ?? 0, net + 1)
  }

  private func dynamicRoom(_ noRoom: PlanEvidence.Event?, _ said: [PlanReason]) -> PlanDecision {
    let bound = PlanReason(
      "From Vista on the session view space is dynamic: no number of this setting bounds how many desktops there are.",
      .fact(view.source))
    guard noRoom != nil else {
      return .noChange(
        "Change nothing: on this release the count of desktops has no fixed bound. What is bounded is each heap, and "
          + "nothing says that one is full.",
        (demand.map { [demandReason($0.total)] } ?? []) + [bound],
        next: [
          "Watch for event \(HeapExhaustion.oneHeapFull.rawValue) in session 0: it tells that a service's heap is full. Plan again with it then."
        ])
    }
    return .cannot(
      "No number of this setting gives room for more desktops on this release.",
      said + [
        bound,
        PlanReason("The event's remedies are documented for Server 2003.", .fact(.kb949296)),
      ],
      instead: [
        "Find what creates so many desktops: count the logon sessions of services and the sessions of users.",
        "Give services one account in one process, or LocalService or NetworkService: then they share a desktop.",
      ])
  }

  private func enough(
    _ needed: Int64, _ net: Int64, _ noRoom: PlanEvidence.Event?, _ said: [PlanReason]
  ) -> PlanDecision {
    var reasons = said + [demandReason(needed), room(written)]
    if let demand, demand.onDemand > 0 {
      reasons.append(
        PlanReason(
          "\(demand.onDemand) more may start on demand: services that do not start with Windows, and COM servers. With all "
            + "of them at once \(demand.most) are needed.", exportSource))
    }
    var next: [String] = []
    if noRoom != nil {
      reasons.append(
        PlanReason(
          "The third number is below the default, so the event may be older than that change.",
          exportSource))
      next = ["Restart, if that has not been done since, and watch for event \(HeapExhaustion.noRoomForHeap.rawValue)."]
    }
    return .noChange(
      "Change nothing: \(needed) non-interactive desktops are needed, \(net) fit, \(net - needed) are left over.",
      reasons,
      next: next)
  }

  /// The largest smaller heap with room for all, if what is in use still fits into it.
  private func smaller(_ needed: Int64, _ net: Int64, _ said: [PlanReason]) -> PlanDecision {
    let why = said + [demandReason(needed), room(written)]
    let sizes = HeapSizes.below(written, standard: standardSize(.nonInteractive))
    let holding = sizes.first { (capacity(HeapNumber.nonInteractive.setting($0, in: written)).net ?? 0) >= needed }
    guard let size = holding else {
      let smallest = sizes.last.map { HeapNumber.nonInteractive.setting($0, in: written) } ?? written
      return .cannot(
        "This setting cannot make room for \(needed) non-interactive desktops: even heaps of "
          + "\(smallest.effectiveNonInteractive) leave room for \(capacity(smallest).net ?? 0) only.",
        why + [room(smallest)], instead: insteadOfRoom(needed), sure: .certain)
    }
    let triple = HeapNumber.nonInteractive.setting(size, in: written)
    if let fullest = tooFull(for: size) {
      return .cannot(
        "\(needed) desktops would need heaps of \(size), and what is in use does not fit into them.",
        why + [
          PlanReason(
            "\(fullest.desktop) uses \(fullest.used): \(HeapShare.words(HeapShare.rate(fullest.used, of: size))) of \(size), "
              + "and more than \(HeapUse.target.upperBound) % leaves too little.", fullest.source)
        ], instead: insteadOfRoom(needed))
    }
    let fits = capacity(triple).net ?? 0
    let verb =
      written.nonInteractive == nil
      ? "Add a third number of \(size)" : "Lower the third number from \(self.size(.nonInteractive)) to \(size)"
    return .change(
      "\(verb): then \(fits) non-interactive desktops fit instead of \(net); \(needed) are needed.", to: triple,
      why + [room(triple), lowering(to: size)])
  }

  /// The fullest heap that would be too full at `size`.
  private func tooFull(for size: Kilobytes) -> PlanEvidence.Heap? {
    evidence.heaps(of: .nonInteractive).filter {
      HeapShare.rate($0.used, of: size) > Double(HeapUse.target.upperBound)
    }.max { $0.used < $1.used }
  }

  private func lowering(to size: Kilobytes) -> PlanReason {
    if written.nonInteractive == nil {
      return PlanReason(
        "Without a third number every heap is as large as the second, \(written.interactive).", .fact(.kb184802))
    }
    if size < Bound.smallStepsBelow.value {
      return PlanReason(
        "Below \(Bound.smallStepsBelow.value) vendors go to \(Bound.halfStep.value); "
          + "\(Bound.documentedMinimum.value) is the smallest size that is documented.", .fact(Bound.halfStep.source))
    }
    return PlanReason("It is the largest heap on step that leaves room for all.", .fact(Bound.step.source))
  }

  private func demandReason(_ needed: Int64) -> PlanReason {
    guard let demand, demand.total >= needed else {
      return PlanReason(
        "At least one more desktop than fit by this sum is needed, since the event was logged.", .arithmetic)
    }
    let sum = demand.parts.map { "\($0.count) (\($0.label))" }.joined(separator: " + ")
    return PlanReason(
      "\(sum) = \(demand.total) non-interactive desktops are needed.",
      demand.parts.count > 2 ? .arithmetic : demand.parts[0].source)
  }

  /// What to do where the numbers do not give room for `needed` desktops.
  func insteadOfRoom(_ needed: Int64) -> [String] {
    [widerView(needed)].compactMap(\.self) + [
      "Share the services over more machines, or let those that may run under LocalService or NetworkService: these share "
        + "one desktop each.",
      "Let several services share a process: services of one process under one logon share a desktop.",
      "Move to Server 2008 or later, where the space is dynamic.",
    ]
  }

  /// What a larger `SessionViewSize` would do, alone or with smaller heaps.
  private func widerView(_ needed: Int64) -> String? {
    guard let megabytes = nextViewMegabytes else { return nil }
    let view = wider(megabytes)
    let sizes = [size(.nonInteractive)] + HeapSizes.below(written, standard: standardSize(.nonInteractive))
    let fitting = sizes.filter { tooFull(for: $0) == nil }
    guard let smallest = fitting.last else { return nil }
    let chosen = fitting.first { fits($0, in: view) >= needed } ?? smallest
    let count = fits(chosen, in: view)
    let with = chosen == size(.nonInteractive) ? "as they are" : "of \(chosen)"
    return "Raise SessionViewSize to \(megabytes) MB: with heaps \(with), \(count) then fit"
      + (count >= needed ? "." : ", which is still not enough for \(needed).")
  }

  private func fits(_ size: Kilobytes, in view: SessionViewSpace) -> Int64 {
    capacity(HeapNumber.nonInteractive.setting(size, in: written), in: view).net ?? 0
  }
}
