import DesktopHeap
package import Evidence
import Findings
package import LintRules
import RegistryText
import SubSystems

/// Makes plans: the numbers in place, what is needed and what was observed go in, a proposal that the linter has seen
/// comes out.
package struct Planner: Sendable {
  /// What the machine has to bear.
  package var needs = PlanNeeds()
  /// What was observed.
  package var evidence: [EvidenceFile] = []
  /// Logs in which nothing but signs was found.
  package var logs: [Observations] = []
  /// What is stated of the system.
  package var options = LintOptions()
  /// What the file of `options.workload` is called.
  package var workloadName: String?
  /// The control set that is meant; nil for the one that boots.
  package var controlSet: Int?
  /// The ids of the rules whose warnings may come anew.
  package var accepted: Set<String> = []
  /// The rules that judge the proposal.
  package var rules: [Rule] = Rule.all

  /// A planner that knows of no need and of no evidence.
  package init() {}

  /// The plan for the `Windows` value of `file`, which reports call `path`. A change that brings an error, or a warning
  /// that is not accepted, is never proposed. Throws where the value cannot be found, or the file not be read.
  package func plan(for file: ReadableExport, path: String) throws(PlanningError) -> Plan {
    let export = try file.survey()
    let accepted = self.accepted.union(options.policy.acceptedRules)
    let windows = try WindowsChoice.value(in: export, controlSet: controlSet)
    let context = LintContext(export, options: options)
    guard let assessment = context.assessments.first(where: { $0.windows.value.bytes == windows.value.bytes }) else {
      throw .noWindowsValue
    }
    let observed = PlanEvidence(evidence, logs: logs, stated: needs.signs)
    let findings = Linter.findings(in: context, rules: rules).filter {
      $0.key == windows.key.path && $0.value == windows.value.name
    }
    let faults = findings.filter { $0.severity == .error && !$0.rule.id.hasPrefix(Self.sizes) }
    guard let written = Self.readAsWritten(assessment), faults.isEmpty else {
      return broken(assessment, observed, findings, path)
    }
    let situation = PlanSituation(
      assessment, written: written, needs, observed, options, accepted: accepted,
      users: KnownUsers(context.demand(of: assessment), in: assessment.view.scope, workloadName: workloadName))
    var decision = situation.decide()
    var change: TripleChange?
    if let after = decision.after {
      let judged = try TripleChange(
        Self.request(from: written, to: after), in: file, controlSet: controlSet, options: options,
        accepting: accepted, rules: rules)
      if judged.verdict.isAccepted { change = judged } else { decision = refused(decision, judged.verdict, situation) }
    }
    return PlanBuilder(situation: situation, path: path, findings: findings).plan(decision, change)
  }

  /// The rules of sizes, which a plan may mend; what other rules call an error has to be mended before.
  private static let sizes = "DH5"

  /// The numbers, where both readers take the value as it is meant.
  private static func readAsWritten(_ assessment: WindowsAssessment) -> SharedSectionTriple? {
    guard assessment.csrss.starts, assessment.win32k.reason == nil, let triple = assessment.triple,
      let second = assessment.win32k.interactiveKB, let third = assessment.win32k.nonInteractiveKB,
      Kilobytes(Int64(second)) == max(triple.interactive, Bound.interactiveFloor.value),
      Kilobytes(Int64(third)) == max(triple.effectiveNonInteractive, Bound.nonInteractiveFloor.value)
        || triple.nonInteractive == nil
    else { return nil }
    return triple
  }

  private func broken(
    _ assessment: WindowsAssessment, _ observed: PlanEvidence, _ findings: [Finding], _ path: String
  ) -> Plan {
    let fault = assessment.csrss.failure.map { "csrss fails: \($0.fault.words)." }
    let misread = assessment.win32k.reason.map { "win32k does not read the numbers as written: \($0.words)." }
    let line = assessment.windows.value.line
    let told = findings.filter { $0.severity == .error }.map { "\($0.rule.id): \($0.message.found)" }
    let decision = PlanDecision.cannot(
      "The value is broken as it is: no numbers are planned before it is mended.",
      ([fault, misread].compactMap(\.self) + told).map { PlanReason($0, .export(line: line)) },
      instead: ["Mend what deskheap lint says of it, then plan again."], sure: .certain)
    let nothing = SharedSectionTriple(shared: 0, interactive: 0, nonInteractive: nil)
    let situation = PlanSituation(
      assessment, written: assessment.triple ?? nothing, needs, observed, options, accepted: accepted)
    var plan = PlanBuilder(situation: situation, path: path, findings: findings.filter { $0.severity != .error })
      .plan(decision, nil)
    plan.restsOn = ["the value itself"]
    plan.heaps = []
    plan.unknown = []
    plan.rejected = []
    plan.alternatives = []
    return plan
  }

  /// Asks for what differs, so that the rest stays as it is written.
  private static func request(from before: SharedSectionTriple, to after: SharedSectionTriple) -> TripleRequest {
    TripleRequest(
      shared: before.shared == after.shared ? nil : after.shared,
      interactive: before.interactive == after.interactive ? nil : after.interactive,
      nonInteractive: before.nonInteractive == after.nonInteractive ? nil : after.nonInteractive)
  }

  /// A decision that the linter does not let through.
  private func refused(
    _ decision: PlanDecision, _ verdict: ChangeVerdict, _ situation: PlanSituation
  ) -> PlanDecision {
    let ids = Set(verdict.refusing.map(\.rule.id)).sorted()
    let risks = Set(verdict.refusing.filter { $0.severity == .warning }.map(\.rule.id)).sorted()
    let hasError = verdict.refusing.contains { $0.severity == .error }
    let triple = decision.after.map { "\($0)" } ?? ""
    var instead = ["Look at what the rules say: deskheap lint explains them in the same words."]
    if !hasError {
      instead.append("If you know better: plan again with --accept-risk \(risks.joined(separator: ",")).")
    }
    if let demand = situation.demand, let net = situation.capacity(situation.written).net, net < demand.total {
      instead = situation.insteadOfRoom(demand.total) + instead
    }
    return .cannot(
      "\(triple) would meet the need, but it brings \(ids.joined(separator: ", ")) and is not proposed.",
      decision.reasons
        + verdict.refusing.map {
          PlanReason(
            "\($0.severity.rawValue) \($0.rule.id): \($0.message.found) \($0.message.consequence)",
            .fact(Source($0.message.basis.source, EvidenceMark(rawValue: $0.message.basis.mark) ?? .unknown)))
        }, instead: instead)
  }
}
