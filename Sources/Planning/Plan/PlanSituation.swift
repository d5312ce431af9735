import DesktopHeap
import Evidence
import LintRules
import RegistryText
import SubSystems

/// All that a plan is made from, with the numbers that Windows uses now.
struct PlanSituation {
  let assessment: WindowsAssessment
  let needs: PlanNeeds
  let evidence: PlanEvidence
  let options: LintOptions
  /// Warnings that may come anew, by the ids of their rules.
  let accepted: Set<String>
  /// The numbers as written.
  let written: SharedSectionTriple
  /// What Windows ships, as far as the system is known.
  let standard: DefaultTriple?
  let demand: PlanDemand?
  /// Who needs desktops, as far as the export and a workload file name them.
  let users: KnownUsers?

  init(
    _ assessment: WindowsAssessment, written: SharedSectionTriple, _ needs: PlanNeeds, _ evidence: PlanEvidence,
    _ options: LintOptions, accepted: Set<String>, users: KnownUsers? = nil
  ) {
    self.assessment = assessment
    self.needs = needs
    self.evidence = evidence
    self.options = options
    self.accepted = accepted
    self.written = written
    self.users = users
    let system = assessment.system
    standard = system.defaultTriple ?? DefaultTriple.of(system.grading, on: system.gradingArchitecture)
    demand = PlanDemand(
      needs, heaps: Self.sharing(evidence.heaps, assessment.view), users: users, release: system.grading)
  }

  /// The desktops that share the view with services: those of session 0, or all where there is one view for all.
  private static func sharing(_ heaps: [PlanEvidence.Heap], _ view: SessionViewSpace) -> [PlanEvidence.Heap] {
    view.scope == .systemWide ? heaps : heaps.filter { ($0.session ?? 0) == 0 }
  }

  /// The value's place in the file.
  var exportSource: PlanSource { .export(line: assessment.windows.value.line) }
  var system: SystemAssumption { assessment.system }
  var view: SessionViewSpace { assessment.view }
  var release: Release { assessment.system.grading }
  var architecture: Architecture { assessment.system.gradingArchitecture }
  var isDynamic: Bool { view.isDynamic }

  /// Interactive desktops in that view: at least the one that every session has.
  var interactiveDesktops: Int64 {
    let listed = Self.sharing(evidence.heaps, assessment.view).filter { $0.number == .interactive }
    return max(1, Int64(listed.count), users?.interactiveDesktops ?? 1)
  }

  /// The capacity with other numbers, and perhaps another view. Windows uses no smaller heaps than its floors.
  func capacity(_ triple: SharedSectionTriple, in other: SessionViewSpace? = nil) -> Capacity {
    var used = triple
    used.interactive = max(triple.interactive, Bound.interactiveFloor.value)
    used.nonInteractive = max(triple.effectiveNonInteractive, Bound.nonInteractiveFloor.value)
    return Capacity(of: used, in: other ?? view, on: architecture, interactiveDesktops: interactiveDesktops)
  }

  /// The heap that Windows ships for the desktops of `number`.
  func standardSize(_ number: HeapNumber) -> Kilobytes? { standard.map { number.size(in: $0.triple) } }

  /// The heap of these desktops now.
  func size(_ number: HeapNumber) -> Kilobytes { number.size(in: written) }

  /// The next size up: back to the default where it is below that, else one step.
  func nextSize(_ number: HeapNumber, above size: Kilobytes) -> Kilobytes {
    // A default without a third number is none to go back to.
    let shipped = number == .interactive ? standard?.triple.interactive : standard?.triple.nonInteractive
    if let shipped, size < shipped { return shipped }
    return size + Bound.step.value
  }

  /// The next `SessionViewSize` in MB, where a document gives the value an effect and the size is known.
  var nextViewMegabytes: Int64? {
    guard
      SessionViewSizeValue.hasDocumentedEffect(
        on: release, architecture, threeGigabytes: options.threeGigabytes), let size = assessment.view.size
    else { return nil }
    let setup = SessionViewSizeValue.setupMegabytes
    return size < .megabytes(setup) ? setup : (size + .megabytes(SessionViewSizeValue.stepMegabytes)).count / 1024
  }

  /// The view with another `SessionViewSize`.
  func wider(_ megabytes: Int64) -> SessionViewSpace {
    .of(release, on: architecture, with: MemoryOptions(sessionViewSize: .megabytes(megabytes)))
  }
}
