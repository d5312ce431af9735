import Findings
import RegistryText
import LibXML

/// Findings as Checkstyle writes its own, which most servers for continuous integration and review tools read. The format
/// has no place for a fix; the message ends with it.
package struct CheckstyleReport: LintReport {
  private let version: String
  private let workingDirectory: String
  private let xml: XMLStream

  /// A document of which nothing is written yet.
  package init(_ setting: ReportSetting) throws(ReportFailure) {
    version = setting.version
    workingDirectory = setting.workingDirectory
    xml = try XMLStream()
  }

  package mutating func begin() throws(ReportFailure) -> String {
    try xml.write { (writer) throws(LibXMLError) in
      try writer.startElement("checkstyle")
      try writer.attributes(["version": version])
    }
    return xml.taken()
  }

  package mutating func add(_ report: FileReport) throws(ReportFailure) -> String {
    try xml.write { (writer) throws(LibXMLError) in
      try writer.startElement("file")
      try writer.attributes(["name": ReportPath(report.path, in: workingDirectory).text])
      if let failure = report.failure {
        try writer.startElement("error")
        try writer.attributes([
          "severity": "error", "message": "could not be read: \(failure)", "source": "deskheap.unreadable",
        ])
        try writer.endElement()
      }
      for finding in report.findings where finding.stands { try Self.write(finding, to: writer) }
      for (rule, count) in report.untold.sorted(by: { $0.key < $1.key }) {
        try writer.startElement("error")
        try writer.attributes([
          "severity": "info", "message": FindingWords.untold(rule, count), "source": "deskheap.\(rule)",
        ])
        try writer.endElement()
      }
      try writer.endElement()
    }
    return xml.taken()
  }

  private static func write(_ finding: Finding, to writer: XMLWriter) throws(LibXMLError) {
    let start = finding.location.range.start
    try writer.startElement("error")
    try writer.attributes([
      "line": "\(start.line)", "column": "\(start.column)", "severity": finding.severity.rawValue,
      "message": FindingWords.whole(finding), "source": "deskheap.\(finding.rule.id).\(finding.rule.name)",
    ])
    try writer.endElement()
  }

  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String {
    try xml.write { (writer) throws(LibXMLError) in
      try writer.endElement()
      try writer.finish()
    }
    return xml.taken()
  }
}
