import DesktopHeap
import Evidence
import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

/// What holds of every plan, whatever the system and the need.
struct PlanPropertyTests {
  private static func needs(_ services: Int64) -> PlanNeeds {
    var needs = PlanNeeds()
    needs.services = services
    return needs
  }

  private static let counts: [Int64] = [
    0, 1, 10, 13, 14, 30, 31, 60, 86, 87, 90, 110, 130, 176, 177, 250, 331, 400, 700,
  ]

  @Test(arguments: PlanCase.fixed)
  func meetsTheNeedWithoutANewErrorAndIsThenDone(system: PlanCase) throws {
    for count in Self.counts {
      let plan = try system.plan(Self.needs(count))
      let demand = try #require(plan.demand?.total)
      switch plan.verdict {
      case .noChange: #expect((plan.capacityBefore?.net ?? 0) >= demand)
      case .cannot: #expect((plan.capacityBefore?.net ?? 0) < demand)
      case .change:
        #expect((plan.capacityAfter?.net ?? 0) >= demand)
        let change = try #require(plan.change)
        #expect(!change.verdict.new.contains { $0.severity != .info })
        #expect(change.after == plan.after)
        let again = try system.planner(Self.needs(count)).plan(for: system.applied(plan), path: "y.reg")
        #expect(again.verdict == .noChange, "\(count): \(again.headline)")
        #expect(again.before == plan.after)
      }
    }
  }

  @Test(arguments: PlanCase.fixed)
  func moreNeedNeverGivesLessRoom(system: PlanCase) throws {
    var room: Int64 = 0
    var isExhausted = false
    for count in Self.counts {
      let plan = try system.plan(Self.needs(count))
      if plan.verdict == .cannot {
        isExhausted = true
        continue
      }
      #expect(!isExhausted, "\(count) can be met and fewer cannot")
      let now = try #require((plan.capacityAfter ?? plan.capacityBefore)?.net)
      #expect(now >= room)
      room = now
    }
    #expect(isExhausted)
  }

  @Test(arguments: PlanCase.fixed)
  func takesTheLargestHeapThatLeavesRoom(system: PlanCase) throws {
    for count in Self.counts {
      let plan = try system.plan(Self.needs(count))
      guard plan.verdict == .change, let after = plan.after, let demand = plan.demand?.total else { continue }
      #expect(after.shared == plan.before?.shared)
      #expect(after.interactive == plan.before?.interactive)
      var larger = after
      larger.nonInteractive = after.effectiveNonInteractive + Bound.step.value
      let before = try #require(plan.before)
      guard before.nonInteractive != nil, larger.effectiveNonInteractive < before.effectiveNonInteractive,
        after.effectiveNonInteractive >= Bound.step.value, let view = plan.capacityAfter?.view
      else { continue }
      #expect((Capacity(of: larger, in: view, on: system.architecture).net ?? 0) < demand)
    }
  }

  @Test(arguments: PlanCase.fixed + PlanCase.dynamic)
  func aFullServiceHeapGrowsAndIsThenDone(system: PlanCase) throws {
    let size = try #require(try system.plan().before?.effectiveNonInteractive)
    let evidence = [
      try PlanEvidenceText.listing([("WinSta0\\Default", 3072, 20), ("Service-0x0-2461f$\\Default", size.count, 98.6)])
    ]
    let plan = try system.plan(PlanNeeds(), evidence)
    if size == plan.before?.interactive {
      // A third number above the second is not proposed unasked.
      #expect(plan.verdict == .cannot)
      #expect(plan.headline.contains("DH507"))
      return
    }
    #expect(plan.verdict == .change, "\(plan.headline)")
    let after = try #require(plan.after?.effectiveNonInteractive)
    #expect(after > size)
    #expect(after - size <= Bound.step.value)
    let used = try #require(plan.heaps.first { $0.desktop.hasPrefix("Service") }?.usedRateAfter)
    #expect(used <= Double(HeapUse.exhaustedAbove))
    #expect(plan.change?.verdict.new.contains { $0.severity == .error } == false)
    let again = try system.planner(PlanNeeds(), evidence).plan(for: system.applied(plan), path: "y.reg")
    #expect(again.verdict == .noChange, "\(again.headline)")
  }

  @Test(arguments: PlanCase.fixed + PlanCase.dynamic)
  func aFullerHeapNeverGivesASmallerOne(system: PlanCase) throws {
    let written = try #require(try system.plan().before)
    var last: Kilobytes = 0
    for rate in [0, 10, 50, 80, 90, 95, 97.9, 98, 98.1, 99, 100] {
      let evidence = [
        try PlanEvidenceText.listing([
          ("WinSta0\\Default", written.interactive.count, 20),
          ("Service-0x0-2461f$\\Default", written.effectiveNonInteractive.count, rate),
        ])
      ]
      let plan = try system.plan(PlanNeeds(), evidence)
      guard plan.verdict != .cannot else { continue }
      let now = (plan.after ?? written).effectiveNonInteractive
      #expect(now >= last, "\(rate) %")
      #expect(now >= written.effectiveNonInteractive)
      last = now
    }
  }

  @Test(arguments: PlanCase.dynamic)
  func anEventOfSession0RaisesTheThirdAndIsThenDone(system: PlanCase) throws {
    let evidence = [try PlanEvidenceText.event(243, session: 0)]
    let plan = try system.plan(PlanNeeds(), evidence)
    #expect(plan.verdict == .change)
    #expect(try #require(plan.after).effectiveNonInteractive > #require(plan.before).effectiveNonInteractive)
    let again = try system.planner(PlanNeeds(), evidence).plan(for: system.applied(plan), path: "y.reg")
    let isDefault = plan.after == DefaultTriple.of(system.release, on: system.architecture)?.triple
    // The default says nothing about a raise: the event may as well be newer.
    #expect(again.verdict == (isDefault ? .change : .noChange), "\(again.headline)")
  }

  @Test(arguments: [
    PlanCase(release: .windows10, architecture: .x86, section: "1024,12288,512"),
    PlanCase(release: .windows7, architecture: .x86, section: "1024,12288,512"),
  ])
  func anEventOfAUsersSessionRaisesTheSecond(system: PlanCase) throws {
    let evidence = [try PlanEvidenceText.event(243, session: 2)]
    let plan = try system.plan(PlanNeeds(), evidence)
    #expect(plan.after?.description == "1024,12800,512")
    var needs = PlanNeeds()
    #expect(try system.planner(needs, evidence).plan(for: system.applied(plan), path: "y.reg").verdict == .noChange)
    needs.evidenceIsCurrent = true
    let again = try system.planner(needs, evidence).plan(for: system.applied(plan), path: "y.reg")
    #expect(again.after?.description == "1024,13312,512")
  }

  /// The house's own maximum takes the place of the documented one where it is larger.
  @Test(arguments: [(20480, nil), (20991, nil), (20992, "1024,20992,768"), (65536, "1024,20992,768")])
  func theHousesMaximumCounts(_ maximum: Int64, _ after: String?) throws {
    let system = PlanCase(release: .server2019, architecture: .x64, section: "1024,20480,768")
    var planner = system.planner(PlanNeeds(), [try PlanEvidenceText.event(243, session: 2)])
    planner.options.thresholds.interactiveMaximum = Kilobytes(maximum)
    let plan = try planner.plan(for: system.file, path: "x.reg")
    #expect(plan.after?.description == after)
    #expect(plan.verdict == (after == nil ? .cannot : .change))
    #expect(plan.next.contains { $0.contains("--accept-risk DH504") } == (after == nil))
  }

  /// A house that wants no heap below 512 KB is told what else gives room.
  @Test func whatARuleForbidsIsNotProposedAndOtherWaysAreNamed() throws {
    let info = RuleInfo(id: "T1", name: "t", severity: .warning, summary: "", explanation: "", sources: [])
    let rule = Rule(info, examples: []) { rule, context in
      context.assessments.compactMap { assessment in
        guard let field = assessment.section?.nonInteractive, field.value ?? 0 < 512 else { return nil }
        return assessment.finding(
          rule, at: field.range, Message(found: "F.", consequence: "C.", remedy: "", basis: .unknown("a test")))
      }
    }
    var planner = PlanCase.fixed[5].planner(Self.needs(90))
    planner.rules = [rule]
    let refused = try planner.plan(for: PlanCase.fixed[5].file, path: "x.reg")
    #expect(refused.verdict == .cannot)
    #expect(refused.after == nil)
    #expect(refused.headline.hasPrefix("1024,3072,256 would meet the need, but it brings T1"))
    #expect(
      refused.next.first?.hasPrefix("Raise SessionViewSize to 64 MB: with heaps as they are, 121 then fit") == true)
    #expect(refused.next.last == "If you know better: plan again with --accept-risk T1.")
    #expect(refused.reasons.last?.text == "warning T1: F. C.")
    planner.accepted = ["T1"]
    let accepted = try planner.plan(for: PlanCase.fixed[5].file, path: "x.reg")
    #expect(accepted.after?.description == "1024,3072,256")
    #expect(accepted.acceptedRisks == ["T1"])
  }

  @Test(arguments: PlanCase.fixed)
  func event244NeverMakesAHeapLarger(system: PlanCase) throws {
    let text =
      "Event Source:\tWin32k\nEvent ID:\t244\nDescription:\nFailed to create a desktop due to desktop heap exhaustion.\n"
    let evidence = [try PlanEvidenceText.file("Event Type:\tWarning\n" + text)]
    let plan = try system.plan(PlanNeeds(), evidence)
    if let after = plan.after {
      #expect(after.effectiveNonInteractive < (try #require(plan.before)).effectiveNonInteractive)
      #expect(plan.capacityAfter?.net ?? 0 > plan.capacityBefore?.net ?? 0)
      let again = try system.planner(PlanNeeds(), evidence).plan(for: system.applied(plan), path: "y.reg")
      let isStillAboveDefault =
        DefaultTriple.of(system.release, on: system.architecture).map {
          after.effectiveNonInteractive >= $0.triple.effectiveNonInteractive
        } ?? false
      if !isStillAboveDefault { #expect(again.verdict == .noChange, "\(again.headline)") }
    }
    #expect(plan.rejected.contains { $0.change.hasPrefix("raise the third number") })
  }
}
