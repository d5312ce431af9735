import Findings
import LintRules
import RegistryText
import Reports
import SubSystems

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Any JSON: that it is some is all that is asked.
private struct Anything: Decodable {
  init(from decoder: any Decoder) {}
}

private func isJSON(_ text: some StringProtocol) -> Bool {
  (try? JSONDecoder().decode(Anything.self, from: Data(text.utf8))) != nil
}

/// The fingerprints of the lines that findings begin on.
private func fingerprints(_ findings: [Finding], _ bytes: [UInt8], _ encoding: TextEncoding) -> [Int: String] {
  let lines = Set(findings.map(\.location.range.start.line))
  let found = try? LineFingerprints.of(lines) { (take) throws(ReadError) in
    try DecodedText.read(MemoryBytes(bytes), encoding: encoding, take: take)
  }
  guard let found else { fatalError("memory cannot be read") }
  return found
}

/// Every format of `lint` is what it says it is, and shows nothing that a terminal would obey.
func checkFormats(_ input: ReportInput, _ bytes: [UInt8], _ words: String) {
  let setting = ReportSetting(version: "0", rules: Rule.all.map(\.info), workingDirectory: "/a", time: 0)
  let facts = input.context.export.facts
  var file = FileReport(path: words, findings: input.findings, untold: input.untold)
  file.encoding = facts.encoding
  file.lineFingerprints = fingerprints(input.findings, bytes, facts.encoding)
  var summary = RunSummary()
  summary.files = 1
  summary.unreadable = 1
  for finding in input.findings { summary.add(finding) }
  for format in LintFormat.all {
    do throws(ReportFailure) {
      var report = try format.make(setting)
      var text = try report.begin()
      text += try report.add(file)
      text += try report.add(FileReport(path: words, failure: words))
      text += try report.end(summary)
      check(text, as: format.name)
    } catch { fatalError("\(format.name) cannot be written: \(error.message)") }
  }
}

private func check(_ text: String, as format: String) {
  let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
  switch format {
  case "json", "sarif", "gitlab": precondition(isJSON(text), "\(format) is no JSON")
  case "jsonl": precondition(lines.allSatisfy(isJSON), "a line is no JSON")
  case "junit", "checkstyle": precondition(isXML(Array(text.utf8)), "\(format) is no XML")
  case "github": precondition(lines.allSatisfy(isCommand), "a line is no command")
  default:
    precondition(lines.allSatisfy { VisibleText.of($0) == $0 }, "\(format) shows what is not to be seen")
  }
}

/// Whether the line is one command, in which nothing is hidden.
private func isCommand(_ line: String) -> Bool {
  ["::error", "::warning", "::notice"].contains { line.hasPrefix($0) }
    && line.unicodeScalars.allSatisfy { !["\r", "\u{1B}", "\u{85}", "\u{2028}", "\u{9B}"].contains($0) }
}
