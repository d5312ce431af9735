import DesktopHeap
import Findings
import LibXML
import LintRules
import RegistryText
import SubSystems

/// A report as XML for tools, written file by file, so that a fleet's inputs need not be held together. It is held to its
/// own schema before anybody sees it.
package final class ReportXML {
  /// What the document is about.
  package enum Kind: String, Sendable {
    case machine
    case change
    case fleet
  }

  /// What part a file plays.
  package enum Role: String, Sendable {
    case only
    case before
    case after
  }

  private let store: any DocumentStore
  private let out: ReportWriter
  private var rules: [String: RuleInfo] = [:]

  /// Begins a document, which is written into `store`.
  package init(origin: ReportOrigin, kind: Kind, in store: any DocumentStore) throws(ReportFailure) {
    self.store = store
    do throws(LibXMLError) {
      out = ReportWriter(try XMLWriter { store.append($0) })
      try out.start(
        "report",
        [
          ("xmlns", ReportSchema.namespace), ("kind", kind.rawValue), ("program", "deskheap"),
          ("version", origin.version),
          ("created", origin.time.iso), ("reproducible", String(origin.isReproducible)),
        ])
      if let title = origin.title { try out.string("title", title) }
      if let ticket = origin.ticket { try out.string("ticket", ticket) }
      try out.start("command", [])
      for word in origin.commandLine { try out.string("argument", word) }
      try out.end()
    } catch { throw Self.fault(error) }
  }

  private static func fault(_ error: LibXMLError) -> ReportFailure {
    ReportFailure("the report could not be written as XML: \(error)")
  }

  private func write(_ body: () throws(LibXMLError) -> Void) throws(ReportFailure) {
    do throws(LibXMLError) { try body() } catch { throw Self.fault(error) }
  }

  /// Adds a file; `fresh` are the fingerprints of findings that a change brings, nil where there is no change.
  package func add(_ input: ReportInput, role: Role, fresh: Set<String>? = nil) throws(ReportFailure) {
    for finding in input.findings { rules[finding.rule.id] = finding.rule }
    try write { () throws(LibXMLError) in try FileXML.write(input, role: role, fresh: fresh, to: out) }
  }

  /// Adds a file that could not be read.
  package func add(unreadable path: String, _ reason: String) throws(ReportFailure) {
    try write { () throws(LibXMLError) in
      try out.start("file", [("role", Role.only.rawValue)])
      try out.string("path", path)
      try out.string("unreadable", reason)
      try out.end()
    }
  }

  /// Adds the report of one file.
  package func add(_ report: MachineReport) throws(ReportFailure) {
    try add(report.input, role: .only)
    try write { () throws(LibXMLError) in try ChangeXML.heaps(report.heaps, after: nil, to: out) }
  }

  /// Adds the report of a change.
  package func add(_ report: ChangeReport) throws(ReportFailure) {
    try add(report.before, role: .before)
    try add(report.after, role: .after, fresh: Set(report.new.map(\.fingerprint)))
    try write { () throws(LibXMLError) in
      try ChangeXML.heaps(report.heaps, after: report.valueAfter, to: out)
      try ChangeXML.write(report, to: out)
    }
  }

  /// Adds what a fleet's files have in common.
  package func add(_ report: FleetReport) throws(ReportFailure) {
    try write { () throws(LibXMLError) in
      try out.start(
        "fleet",
        [
          ("files", String(report.rows.count)), ("unreadable", String(report.unreadable)),
          ("withErrors", String(report.withErrors)), ("withWarningsOnly", String(report.withWarnings)),
        ])
      for triple in report.triples {
        try out.string("setting", triple.text, [("files", String(triple.count)), ("rare", String(triple.isOutlier))])
      }
      try out.end()
    }
  }

  /// Ends the document and holds it to the schema.
  package func finish(_ document: ReportDocument) throws(ReportFailure) {
    let verdict = document.verdict
    try write { () throws(LibXMLError) in
      try out.start("verdict", [("state", verdict.state.rawValue)])
      try out.string("headline", verdict.headline)
      try out.string("explanation", verdict.explanation)
      try out.end()
      try out.start("rules", [])
      for rule in rules.values.sorted(by: { $0.id < $1.id }) {
        try out.start("rule", [("id", rule.id), ("name", rule.name), ("severity", rule.severity.rawValue)])
        try out.string("summary", rule.summary)
        for source in rule.sources { try out.string("source", source.source, [("mark", source.mark)]) }
        try out.end()
      }
      try out.end()
      try out.end()
      try out.finish()
    }
    try ReportSchema.check(store)
  }
}
