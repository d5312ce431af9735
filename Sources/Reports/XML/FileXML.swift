import Planning
import DesktopHeap
import Findings
import LibXML
import LintRules
import RegistryText
import SubSystems

/// A file of a report as XML.
enum FileXML {
  static func write(
    _ input: ReportInput, role: ReportXML.Role, fresh: Set<String>?, to out: ReportWriter
  ) throws(LibXMLError) {
    try out.start("file", [("role", role.rawValue)])
    try out.string("path", input.path)
    try out.empty(
      "content",
      [
        ("size", String(input.size)), ("sha256", ByteText.hex(input.sha256)), ("encoding", input.facts.encoding.name),
        ("lineEnds", input.facts.lineEnds), ("lines", String(input.facts.lines)),
      ])
    for assessment in input.context.assessments { try value(assessment, to: out) }
    for finding in input.findings { try self.finding(finding, fresh: fresh, to: out) }
    for (rule, count) in input.untold.sorted(by: { $0.key < $1.key }) where count > 0 {
      try out.empty("untold", [("rule", rule), ("count", String(count))])
    }
    try out.end()
  }

  private static func value(_ assessment: WindowsAssessment, to out: ReportWriter) throws(LibXMLError) {
    let windows = assessment.windows
    var attributes = [("line", String(windows.value.line)), ("type", windows.value.typeName)]
    if let set = windows.controlSet { attributes.append(("controlSet", set.name)) }
    try out.start("value", attributes)
    try out.string("key", windows.key.path)
    try out.string("text", units: windows.string.units)
    if let section = assessment.section {
      let numbers = [
        ("shared", section.shared), ("interactive", section.interactive), ("nonInteractive", section.nonInteractive),
      ]
      let read = numbers.compactMap { name, field in field?.value.map { (name, String($0)) } }
      try out.string("sharedSection", units: Array(windows.string.units[section.range]), read)
    }
    try system(assessment.system, to: out)
    try out.start("csrss", [("starts", String(assessment.csrss.starts))])
    if let failure = assessment.csrss.failure { try out.string("reason", failure.fault.words) }
    try out.end()
    let reader = assessment.win32k
    let sizes = [("interactiveKB", reader.interactiveKB), ("nonInteractiveKB", reader.nonInteractiveKB)]
    try out.start("win32k", sizes.compactMap { name, size in size.map { (name, String($0)) } })
    if let reason = reader.reason { try out.string("reason", reason.words) }
    try out.end()
    if let capacity = assessment.capacity { try self.capacity(capacity, to: out) }
    try out.end()
  }

  private static func system(_ system: SystemAssumption, to out: ReportWriter) throws(LibXMLError) {
    var attributes: [(String, String)] = []
    if let release = system.release { attributes.append(("release", release.rawValue)) }
    if let generation = system.generation { attributes.append(("generation", generation.rawValue)) }
    if let architecture = system.architecture { attributes.append(("architecture", architecture.rawValue)) }
    attributes.append(("gradedAs", system.grading.rawValue))
    attributes.append(("gradedOn", system.gradingArchitecture.rawValue))
    try out.start("system", attributes)
    for clue in system.assumedFrom { try out.string("assumedFrom", clue) }
    for note in system.remarks { try out.string("note", note) }
    try out.end()
  }

  private static func capacity(_ capacity: Capacity, to out: ReportWriter) throws(LibXMLError) {
    let optional = [("viewKB", capacity.view.size?.count), ("upper", capacity.upper), ("net", capacity.net)]
    try out.start(
      "capacity",
      [
        ("dynamic", String(capacity.isDynamic)), ("fixedKB", String(capacity.fixedHeaps.total.count)),
        ("interactiveDesktops", String(capacity.interactiveDesktops)),
      ] + optional.compactMap { name, number in number.map { (name, String($0)) } })
    try out.string("source", capacity.view.source.text, [("mark", capacity.view.source.mark.rawValue)])
    try out.end()
  }

  private static func finding(_ finding: Finding, fresh: Set<String>?, to out: ReportWriter) throws(LibXMLError) {
    let range = finding.location.range
    var attributes = [
      ("rule", finding.rule.id), ("severity", finding.severity.rawValue), ("line", String(range.start.line)),
      ("column", String(range.start.column)), ("endLine", String(range.end.line)),
      ("endColumn", String(range.end.column)),
      ("startByte", String(range.bytes.lowerBound)), ("endByte", String(range.bytes.upperBound)),
      ("fingerprint", finding.fingerprint),
    ]
    if let fresh { attributes.append(("status", fresh.contains(finding.fingerprint) ? "new" : "stayed")) }
    try out.start("finding", attributes)
    if let key = finding.key { try out.string("key", key) }
    if let value = finding.value { try out.string("valueName", value) }
    try out.string("found", finding.message.found)
    if !finding.message.consequence.isEmpty { try out.string("consequence", finding.message.consequence) }
    if !finding.message.remedy.isEmpty { try out.string("remedy", finding.message.remedy) }
    try out.string("source", finding.message.basis.source, [("mark", finding.message.basis.mark)])
    if let fix = finding.fix { try out.string("fix", fix.title, [("applicability", fix.applicability.rawValue)]) }
    if let exemption = finding.exemption {
      let expires = exemption.expires.map { [("expires", $0)] } ?? []
      try out.start("exemption", [("kind", exemption.kind.rawValue)] + expires)
      try out.string("place", exemption.place)
      if let reason = exemption.reason { try out.string("reason", reason) }
      try out.end()
    }
    try out.end()
  }
}
