import LintRules
import Planning
import RegistryText
import Reports
import SubSystems

/// The report of a change that a plan proposes.
struct PlannedReport {
  /// The change.
  let change: TripleChange
  /// The plan, as its JSON document tells it.
  let plan: PlanFile
  /// The file as it is, to be read again.
  let file: ReadableExport
  /// The control set that was asked for.
  let controlSet: Int?

  /// The report; `before` is the file as it is, `value` the one of its values that changes. `listed` is what listings of
  /// heaps told beside the plan.
  func report(
    _ before: ReportInput, _ value: WindowsAssessment, files: HandOverTexts,
    listed: (heaps: [MeasuredHeap], demand: ReportDemand?) = ([], nil)
  ) throws(PlanningError) -> ChangeReport {
    let new = try ReportInput(planned: change, of: file, path: "\(before.path), as planned")
    let windows = try WindowsChoice.value(in: change.contextAfter.export, controlSet: controlSet)
    let found = change.contextAfter.assessments.first { $0.windows.value.bytes == windows.value.bytes }
    guard let after = found else { throw .noWindowsValue }
    return ChangeReport(
      from: before, value, to: new, after,
      proof: ChangeProof(change.splices, size: before.size, value: change.windows.value.bytes), files: files,
      heaps: listed.heaps + plan.measuredHeaps, demand: plan.reportDemand ?? listed.demand, plan: plan.reportPlan)
  }
}
