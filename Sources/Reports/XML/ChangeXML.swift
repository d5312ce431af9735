import DesktopHeap
import Findings
import LibXML
import LintRules
import SubSystems

/// A change, and the heaps that were measured, as XML.
enum ChangeXML {
  static func heaps(_ heaps: [MeasuredHeap], after: WindowsAssessment?, to out: ReportWriter) throws(LibXMLError) {
    for heap in heaps {
      var attributes = [("sizeKB", String(heap.size.count)), ("usedKB", String(heap.used.count))]
      if let size = after.flatMap(heap.size(after:)) { attributes.append(("sizeAfterKB", String(size.count))) }
      attributes.append(("exhausted", String(heap.isExhausted)))
      try out.start("heap", attributes)
      try out.string("desktop", heap.desktop)
      try out.string("source", heap.source)
      try out.end()
    }
  }

  static func write(_ report: ChangeReport, to out: ReportWriter) throws(LibXMLError) {
    try out.start("change", [("restartNeeded", "true")])
    for (place, number) in zip(["first", "second", "third"], report.numbers) {
      let sizes = [("beforeKB", number.before), ("afterKB", number.after), ("defaultKB", number.standard)]
      try out.empty(
        "number", [("place", place)] + sizes.compactMap { name, size in size.map { (name, String($0.count)) } })
    }
    try proof(report.proof, to: out)
    for finding in report.fixed {
      try out.empty("mended", [("rule", finding.rule.id), ("fingerprint", finding.fingerprint)])
    }
    if let plan = report.plan { try self.plan(plan, to: out) }
    if let demand = report.demand {
      try out.start("demand", [("desktops", String(demand.total))])
      for part in demand.parts {
        try out.start("part", [("desktops", String(part.count))])
        try out.string("label", part.label)
        try out.string("source", part.source)
        try out.end()
      }
      try out.end()
    }
    for risk in report.risks {
      try out.start("risk", [("mark", risk.source.mark.rawValue)])
      try out.string("title", risk.title)
      try out.string("consequence", risk.consequence)
      try out.string("wayBack", risk.wayBack)
      try out.string("source", risk.source.text)
      try out.end()
    }
    try procedures(report, to: out)
    try out.end()
  }

  private static func plan(_ plan: ReportPlan, to out: ReportWriter) throws(LibXMLError) {
    try out.start("plan", [])
    try out.string("headline", plan.headline)
    for reason in plan.reasons {
      try out.start("reason", [])
      try out.string("text", reason.text)
      try out.string("source", reason.source)
      try out.end()
    }
    for move in plan.rejected {
      try out.start("rejected", [])
      try out.string("move", move.change)
      try out.string("why", move.why)
      try out.string("source", move.source)
      try out.end()
    }
    try out.end()
  }

  private static func proof(_ proof: ChangeProof, to out: ReportWriter) throws(LibXMLError) {
    var attributes = [("complete", String(proof.isComplete))]
    if let before = proof.bytesBefore, let after = proof.bytesAfter {
      attributes += [
        ("firstByte", String(before.lowerBound)), ("bytesBefore", String(before.count)),
        ("bytesAfter", String(after.count)), ("equalBytes", String(proof.equalBytes)),
      ]
    }
    if let compared = proof.comparedValues { attributes.append(("comparedValues", String(compared))) }
    if proof.othersLeftOut > 0 { attributes.append(("leftOut", String(proof.othersLeftOut))) }
    try out.start("proof", attributes)
    for other in proof.others {
      try out.start("other", [("change", other.change.rawValue)])
      try out.string("key", other.key)
      if let value = other.value { try out.string("valueName", value) }
      try out.end()
    }
    try out.end()
  }

  private static func procedures(_ report: ChangeReport, to out: ReportWriter) throws(LibXMLError) {
    try procedure("precondition", ReportProcedure(title: "Before you start", steps: report.preconditions), to: out)
    for channel in report.channels { try procedure("apply", channel, to: out) }
    try procedure("verify", ReportProcedure(title: "How to verify it", steps: report.verification), to: out)
    for way in report.waysBack { try procedure("rollback", way, to: out) }
  }

  private static func procedure(
    _ purpose: String, _ procedure: ReportProcedure, to out: ReportWriter
  ) throws(LibXMLError) {
    try out.start("procedure", [("purpose", purpose)])
    try out.string("title", procedure.title)
    if let caution = procedure.caution { try out.string("caution", caution) }
    for step in procedure.steps {
      try out.start("step", [])
      try out.string("instruction", step.text)
      for command in step.commands { try out.string("command", command) }
      try out.end()
    }
    if let file = procedure.file {
      try out.string("text", file.text.replacing("\r\n", with: "\n"), [("saveAs", file.name)])
    }
    try out.end()
  }
}
