import DesktopHeap
import Evidence
import LintRules
import Planning
import Reports
import RegistryText
import SubSystems
import Testing

/// Every number that the text tells follows from the model.
struct PlanTextTests {
  private static func needs(_ services: Int64, _ desktops: Int64) -> PlanNeeds {
    var needs = PlanNeeds()
    needs.services = services
    needs.desktops = desktops
    return needs
  }

  /// Runs of digits that stand for themselves: not those of names such as KB949296, Server 2003, x86 or Service-0x0-3e7$.
  private func numbers(_ text: String) -> Set<Double> {
    var result: Set<Double> = []
    for word in text.split(whereSeparator: { $0.isWhitespace || "(),:;=/".contains($0) }) {
      let plain = word.last == "." ? word.dropLast() : word
      if let number = Double(plain), plain.allSatisfy({ $0.isNumber || $0 == "." }) { result.insert(number) }
    }
    return result
  }

  private func allowed(_ plan: Plan) -> Set<Double> {
    var counts: [Int64] = []
    for capacity in [plan.capacityBefore, plan.capacityAfter].compactMap(\.self) {
      for line in capacity.working {
        switch line.amount {
        case .size(let size): counts.append(size.count)
        case .desktops(let count): counts.append(count)
        }
      }
      counts.append(capacity.interactiveDesktops)
    }
    for triple in [plan.before, plan.after].compactMap(\.self) {
      counts += [triple.shared.count, triple.interactive.count, triple.effectiveNonInteractive.count]
    }
    for heap in plan.heaps { counts += [heap.before.count, heap.after.count, heap.used?.count ?? 0] }
    counts += plan.demand.map { $0.parts.map(\.count) + [$0.total] } ?? []
    let bounds: [Bound] = [.step, .halfStep, .smallStepsBelow, .documentedMinimum, .interactiveMaximum]
    counts += bounds.map(\.value.count)
    counts += HeapExhaustionNumbers.all
    return Set(counts.map(Double.init))
  }

  /// What moves and hints speak of: sizes one step away, and what they would hold.
  private func derived(_ plan: Plan) -> Set<Double> {
    guard let before = plan.before, let view = plan.capacityBefore?.view else { return [] }
    var counts: [Int64] = []
    let architecture = plan.assessment.system.gradingArchitecture
    let stepped = [before, plan.after ?? before].flatMap { triple -> [SharedSectionTriple] in
      var triples: [SharedSectionTriple] = []
      for size in [128] + (1...16).map({ Kilobytes(256 * $0) }) {
        for base in [triple, before] {
          var next = base
          next.nonInteractive = size
          triples.append(next)
        }
      }
      var larger = triple
      larger.nonInteractive = triple.effectiveNonInteractive + Bound.step.value
      var higher = triple
      higher.interactive = triple.interactive + Bound.step.value
      return triples + [triple, larger, higher]
    }
    var views = [view]
    if let size = view.size, let wider = plan.wider(than: size) {
      views.append(wider)
      counts.append((wider.size ?? 0).count / 1024)
    }
    for triple in stepped {
      counts += [triple.interactive.count, triple.effectiveNonInteractive.count]
      counts.append(triple.effectiveNonInteractive.count * Int64(HeapUse.target.upperBound) / 100)
      counts.append(triple.effectiveNonInteractive.count * Int64(HeapUse.target.upperBound) / 100 + 1)
      for view in views {
        if let net = Capacity(of: triple, in: view, on: architecture).net {
          counts.append(net)
          counts.append(net - (plan.demand?.total ?? 0))
        }
      }
    }
    return Set(counts.map(Double.init))
  }

  @Test(arguments: PlanCase.fixed, [(0, 0), (7, 3), (37, 11), (91, 0), (133, 29), (1234, 777)] as [(Int64, Int64)])
  func tellsOnlyNumbersOfTheModel(system: PlanCase, need: (Int64, Int64)) throws {
    let plan = try system.plan(Self.needs(need.0, need.1))
    let text = PlanText(style: Style(isColoured: false)).render(plan)
    // The heading's line number, the numbering of the steps, releases by year, and sizes that names of sources bring.
    let names: Set<Double> = [4, 1, 2, 3, 5, 2000, 2003, 2008, 48, 20, 104, Double(need.0), Double(need.1)]
    let foreign = numbers(text).subtracting(allowed(plan)).subtracting(derived(plan)).subtracting(names)
    #expect(foreign.isEmpty, "\(foreign.sorted()) in \(text)")
  }

  /// Heaps that no number sizes say nothing about the numbers, however full they are.
  @Test func theFullestHeapThatANumberSizesIsNamed() throws {
    let listing = try PlanEvidenceText.listing([
      ("WinSta0\\Winlogon", 128, 97), ("WinSta0\\Default", 3072, 20), ("Service-0x0-3e7$\\Default", 512, 40.5),
      ("WinSta0\\Disconnect", 64, 1),
    ])
    let plan = try PlanCase.fixed[5].plan(PlanNeeds(), [listing])
    #expect(plan.verdict == .noChange)
    #expect(plan.headline.contains("the fullest heap, Service-0x0-3e7$\\Default, uses 40.5 %"))
  }

  @Test func hidesWhatEvidenceWouldDoToATerminal() throws {
    let listing = try PlanEvidenceText.listing([
      ("WinSta0\\Default", 20480, 20), ("Service-0x0-1$\\Default\u{1B}[31m", 768, 99),
    ])
    let system = PlanCase(release: .server2019, architecture: .x64, section: "1024,20480,768")
    let text = PlanText(style: Style(isColoured: false)).render(try system.plan(PlanNeeds(), [listing]))
    #expect(text.contains("\\u{1B}"))
    #expect(!text.contains("\u{1B}"))
  }
}

enum HeapExhaustionNumbers {
  static let all = [HeapExhaustion.oneHeapFull, .noRoomForHeap].map { Int64($0.rawValue) }
}

extension Plan {
  /// The view with the next `SessionViewSize`.
  fileprivate func wider(than size: Kilobytes) -> SessionViewSpace? {
    let step = SessionViewSizeValue.stepMegabytes
    let setup = SessionViewSizeValue.setupMegabytes
    let megabytes = size < .megabytes(setup) ? setup : size.count / 1024 + step
    let system = assessment.system
    return .of(
      system.grading, on: system.gradingArchitecture, with: MemoryOptions(sessionViewSize: .megabytes(megabytes)))
  }
}
