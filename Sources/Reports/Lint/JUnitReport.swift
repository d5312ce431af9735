import Findings
import RegistryText
import LibXML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Findings as the results of tests, for servers that show those: a suite for each file, a failed test for each finding that
/// makes the run fail, a skipped one for each that does not, and a passed one for a clean file. One document holds to both
/// schemas in use, the one of Ant's JUnit task and the one of Jenkins.
package struct JUnitReport: LintReport {
  private let workingDirectory: String
  private let version: String
  private let failOn: Severity
  private let timestamp: String
  private let xml: XMLStream
  private var suites = 0

  /// A document of which nothing is written yet.
  package init(_ setting: ReportSetting) throws(ReportFailure) {
    workingDirectory = setting.workingDirectory
    version = setting.version
    failOn = setting.failOn
    // The schema has no time zone; it is UTC.
    timestamp = String(
      Date(timeIntervalSince1970: TimeInterval(setting.time)).formatted(Date.ISO8601FormatStyle()).prefix { $0 != "Z" })
    xml = try XMLStream()
  }

  package mutating func begin() throws(ReportFailure) -> String {
    try xml.write { (writer) throws(LibXMLError) in try writer.startElement("testsuites") }
    return xml.taken()
  }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    let path = ReportPath(report.path, in: workingDirectory).text
    try xml.write { (writer) throws(LibXMLError) in
      try writer.startElement("testsuite")
      try suite(report, path, writer)
      try properties(report, writer)
      if let failure = report.failure { try unreadable(failure, path, writer) }
      for finding in report.findings { try test(finding, path, writer) }
      if report.failure == nil, report.findings.isEmpty { try test("lint", path, writer) }
      try writer.startElement("system-out")
      try writer.lines(report.untold.sorted { $0.key < $1.key }.map(FindingWords.untold))
      try writer.endElement()
      try writer.element("system-err", "")
      try writer.endElement()
    }
    suites += 1
    return xml.taken()
  }

  private func suite(_ report: FileReport, _ path: String, _ writer: XMLWriter) throws(LibXMLError) {
    let failures = report.findings.count { $0.stands && $0.severity >= failOn }
    try writer.attributes([
      "id": "\(suites)", "name": path, "package": "deskheap", "timestamp": timestamp, "hostname": "localhost",
      "tests": "\(max(1, report.findings.count))", "failures": "\(failures)",
      "errors": report.failure == nil ? "0" : "1", "skipped": "\(report.findings.count - failures)", "time": "0",
    ])
  }

  private func properties(_ report: FileReport, _ writer: XMLWriter) throws(LibXMLError) {
    try writer.startElement("properties")
    try property("deskheap.version", version, writer)
    try property("deskheap.fail-on", failOn.rawValue, writer)
    if let encoding = report.encoding { try property("encoding", encoding.name, writer) }
    try writer.endElement()
  }

  private func property(_ name: String, _ value: String, _ writer: XMLWriter) throws(LibXMLError) {
    try writer.startElement("property")
    try writer.attributes(["name": name, "value": value])
    try writer.endElement()
  }

  private func unreadable(_ failure: String, _ path: String, _ writer: XMLWriter) throws(LibXMLError) {
    try begin("read", path, writer)
    try writer.startElement("error")
    try writer.attributes(["type": "unreadable", "message": "could not be read: \(failure)"])
    try writer.endElement()
    try writer.endElement()
  }

  private func test(_ finding: Finding, _ path: String, _ writer: XMLWriter) throws(LibXMLError) {
    let start = finding.location.range.start
    try begin("\(FindingWords.rule(finding)) (\(start.line):\(start.column))", path, writer)
    if let exemption = finding.exemption {
      try writer.startElement("skipped")
      let reason = exemption.reason.map { ": \($0)" } ?? ""
      try writer.attributes(["message": "\(Self.word(exemption.kind)), \(exemption.place)\(reason)"])
    } else if finding.severity >= failOn {
      try writer.startElement("failure")
      try writer.attributes(["type": finding.rule.id, "message": finding.message.found])
    } else {
      try writer.startElement("skipped")
      try writer.attributes(["message": "\(finding.severity.rawValue): \(finding.message.found)"])
    }
    let heading =
      "\(path):\(start.line):\(start.column): \(finding.severity.rawValue) \(FindingWords.rule(finding))"
    try writer.lines([heading, finding.message.text] + (FindingWords.fix(finding).map { [$0] } ?? []))
    try writer.endElement()
    try writer.endElement()
  }

  private static func word(_ kind: Exemption.Kind) -> String {
    switch kind {
    case .comment: "suppressed"
    case .acceptedRisk: "accepted"
    case .known: "known"
    }
  }

  private func test(_ name: String, _ path: String, _ writer: XMLWriter) throws(LibXMLError) {
    try begin(name, path, writer)
    try writer.endElement()
  }

  private func begin(_ name: String, _ path: String, _ writer: XMLWriter) throws(LibXMLError) {
    try writer.startElement("testcase")
    try writer.attributes(["name": name, "classname": path, "time": "0"])
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    try xml.write { (writer) throws(LibXMLError) in
      try writer.endElement()
      try writer.finish()
    }
    return xml.taken()
  }
}
