import Findings
import RegistryText
import Reports

/// A rule of the tests, with an explanation in two paragraphs.
let blankRule = RuleInfo(
  id: "DH404", name: "blank-in-shared-section", severity: .error, summary: "A blank between the numbers.",
  explanation: "The first paragraph.\n\nThe *second* paragraph.", sources: [.documented("Microsoft KB184802")])
let stepRule = RuleInfo(
  id: "DH506", name: "off-step", severity: .warning, summary: "Not a step.", explanation: "", sources: [])

/// A run in `/src` at the beginning of 2024, with these two rules.
let setting = ReportSetting(
  version: "1.2.3", rules: [blankRule, stepRule], workingDirectory: "/src", time: 1_704_067_200)

/// Texts that formats, terminals and runners read as something else than text.
let hostileTexts = [
  "\u{0}\u{1}\u{1B}[31mred\u{7F}\u{9B}", "]]><x/>&amp;<!--", "::error file=a.reg::owned", "\r\n::set-output name=x::y",
  "##[command]rm", "###[[error]x", "\"';,:%25%0A\\", "\u{202E}gnp.exe\u{2066}\u{200B}\u{FEFF}",
  "\u{FFFD}\u{FFFE}\u{FFFF}",
  "[text](http://example.com) ![i](x) https://example.com www.example.com a@b.c", "| a | b |\n|---|",
  "`` ` ``` `", "{0} {{1}}", "<script>alert(1)</script>", "\u{E000}\u{10FFFE}", "é☃𝄞 \u{1F468}\u{200D}\u{1F469}",
  "=1+1\t-2\n@x", "$x$ ~~y~~ **z** _w_ #1",
]

/// A finding on line `line`, columns 5 to 6.
func finding(
  _ rule: RuleInfo = blankRule, _ severity: Severity? = nil, text: String = "A blank stands there.", line: Int = 4,
  endLine: Int? = nil, key: String? = "HKEY_LOCAL_MACHINE\\SYSTEM", value: String? = "Windows", fix: Fix? = nil,
  fingerprint: String = "00000000000000aa:1"
) -> Finding {
  let range = SourceRange(
    bytes: 108..<110, start: SourcePosition(line: line, column: 5),
    end: SourcePosition(line: endLine ?? line, column: 6))
  var finding = Finding(
    rule: rule, severity: severity ?? rule.severity,
    location: Location(range: range, excerpt: [SourceLine(number: line, text: text)]),
    message: Message(
      found: text, consequence: "Windows will not boot.", remedy: "Write none.", basis: .documented("Microsoft")),
    key: key, value: value, offendingText: text, fix: fix)
  finding.fingerprint = fingerprint
  return finding
}

/// A report of a file that was read.
func read(_ path: String, _ findings: [Finding], encoding: TextEncoding = .utf16LE(mark: true)) -> FileReport {
  var report = FileReport(path: path, findings: findings)
  report.encoding = encoding
  return report
}

/// What the format called `name` makes of a run.
func document(_ name: String, _ reports: [FileReport], setting: ReportSetting = setting) throws -> String {
  guard let format = LintFormat.all.first(where: { $0.name == name }) else { throw ReportFailure("no format \(name)") }
  var report = try format.make(setting)
  var summary = RunSummary()
  var text = try report.begin()
  for file in reports {
    text += try report.add(file)
    if file.failure == nil { summary.files += 1 } else { summary.unreadable += 1 }
    for finding in file.findings { summary.counts.add(finding.severity) }
  }
  return text + (try report.end(summary))
}
