import DesktopHeap
import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Splices
import Synchronization
import Testing

@Suite struct TripleChangeTests {
  /// A rule that finds a second number over a limit.
  private static func limit(_ id: String, _ severity: Severity, over limit: Int) -> Rule {
    rule(id, severity) { assessment in
      guard let field = assessment.section?.interactive, let value = field.value, value > limit else { return nil }
      return field.range
    }
  }

  private static func rule(
    _ id: String, _ severity: Severity, _ find: @escaping @Sendable (WindowsAssessment) -> Range<Int>?
  ) -> Rule {
    let info = RuleInfo(id: id, name: id, severity: severity, summary: "", explanation: "", sources: [])
    return Rule(info, examples: []) { rule, context in
      context.assessments.compactMap { assessment in
        find(assessment).map {
          assessment.finding(
            rule, at: $0, Message(found: "", consequence: "", remedy: "", basis: .unknown("a test")))
        }
      }
    }
  }

  private static let rules = [
    limit("T1", .error, over: 30000), limit("T2", .warning, over: 20480), limit("T3", .info, over: 10000),
    rule("T4", .error) { 0..<$0.windows.string.units.count },
  ]

  private func change(
    _ section: String, to interactive: Kilobytes, accepting: Set<String> = [], rules: [Rule] = rules
  ) throws -> TripleChange {
    try TripleChange(
      TripleRequest(interactive: interactive), in: ReadableExport(Sample.one(section)), accepting: accepting,
      rules: rules)
  }

  private func ids(_ findings: [Finding]) -> [String] { findings.map(\.rule.id) }

  @Test func aNewErrorIsRefusedWhateverIsAccepted() throws {
    let verdict = try change("1024,3072,512", to: 40000, accepting: ["T1", "T2"]).verdict
    #expect(ids(verdict.new).sorted() == ["T1", "T2", "T3"])
    #expect(ids(verdict.refusing) == ["T1"])
    #expect(!verdict.isAccepted)
  }

  @Test func aNewWarningIsRefusedUnlessItIsAccepted() throws {
    let refused = try change("1024,3072,512", to: 24576).verdict
    #expect(ids(refused.refusing) == ["T2"])
    let accepted = try change("1024,3072,512", to: 24576, accepting: ["T2", "T9"]).verdict
    #expect(accepted.isAccepted)
    #expect(accepted.acceptedRisks == ["T2"])
  }

  @Test func anInfoIsNamedOnly() throws {
    let verdict = try change("1024,3072,512", to: 12288).verdict
    #expect(verdict.isAccepted)
    #expect(ids(verdict.new) == ["T3"])
  }

  @Test func whatWasWrongBeforeMayStayWrong() throws {
    let verdict = try change("1024,20480,512", to: 3072).verdict
    #expect(verdict.isAccepted)
    #expect(ids(verdict.stayed) == ["T4"])
    #expect(ids(verdict.fixed) == ["T3"])
  }

  @Test func aWarningThatBecomesAnErrorIsNew() throws {
    let rising = Self.rule("T5", .warning) { 0..<$0.windows.string.units.count }
    let graver = Rule(rising.info, examples: []) { _, context in
      rising.findings(in: context).map { finding in
        var finding = finding
        if context.assessments.first?.section?.interactive?.value == 5 { finding.severity = .error }
        return finding
      }
    }
    #expect(try change("1,2,3", to: 4, rules: [graver]).verdict.isAccepted)
    #expect(try !change("1,2,3", to: 5, rules: [graver]).verdict.isAccepted)
  }

  @Test func anotherWrongNumberIsANewErrorButTheSameWarning() throws {
    let verdict = try change("1024,40000,512", to: 50000).verdict
    #expect(ids(verdict.refusing) == ["T1"])
    #expect(ids(verdict.stayed).sorted() == ["T2", "T3", "T4"])
  }

  @Test(
    arguments: [
      // A first number that was wrong before, another one that changes.
      ("2048,20480,768", TripleRequest(nonInteractive: 1024), [], ["DH501"], true),
      // The documented maximum, at first and from a number that is over it already.
      ("1024,20480,768", TripleRequest(interactive: 20992), ["DH504"], [], false),
      ("1024,24576,768", TripleRequest(interactive: 21504), [], ["DH504"], true),
      // No third number is told of before and after; with one it is mended.
      ("1024,20480", TripleRequest(interactive: 20992), ["DH504"], ["DH409"], false),
      ("1024,20480", TripleRequest(nonInteractive: 768), [], [], true),
      ("1024,20480,64", TripleRequest(nonInteractive: 100), ["DH503"], [], false),
      ("1024,20480,768", TripleRequest(interactive: -1), ["DH410"], [], false),
      ("1024,20480,768", TripleRequest(interactive: 4_194_304), ["DH410"], [], false),
      ("1024,20480,768", TripleRequest(nonInteractive: 21248), ["DH507", "DH510"], [], false),
    ] as [(String, TripleRequest, [String], [String], Bool)])
  func theLintersRulesDecide(
    _ section: String, _ request: TripleRequest, _ refusing: [String], _ stayed: [String], _ isAccepted: Bool
  ) throws {
    let file = ReadableExport(Sample.one(section, set: "CurrentControlSet"))
    let verdict = try TripleChange(request, in: file).verdict
    #expect(ids(verdict.refusing).sorted() == refusing)
    #expect(ids(verdict.stayed.filter { $0.severity > .info }) == stayed)
    #expect(verdict.isAccepted == isAccepted)
    if verdict.refusing.allSatisfy({ $0.severity < .error }) {
      #expect(try TripleChange(request, in: file, accepting: Set(refusing)).verdict.isAccepted)
    } else {
      #expect(try !TripleChange(request, in: file, accepting: Set(refusing)).verdict.isAccepted)
    }
  }

  @Test(
    arguments: [
      ("1024,20480,768", TripleRequest(interactive: 12288), "1024,12288,768"),
      ("1024,20480", TripleRequest(nonInteractive: 512), "1024,20480,512"),
      ("1024,20480", TripleRequest(shared: 2048), "2048,20480"),
      ("1024,0x5000,768KB,9", TripleRequest(shared: 1), "1,0x5000,768KB,9"),
      ("1024,0x5000,768KB,9", TripleRequest(interactive: 20480, nonInteractive: 768), "1024,0x5000,768,9"),
      ("1024,20480,768", TripleRequest(shared: -5), "-5,20480,768"),
      ("x,y", TripleRequest(shared: 1, interactive: 2), "1,2"),
      ("1024,20480,768", TripleRequest(), "1024,20480,768"),
    ])
  func onlyWhatIsAskedForChanges(_ section: String, _ request: TripleRequest, _ after: String) throws {
    let bytes = Sample.one(section)
    let change = try TripleChange(request, in: ReadableExport(bytes), rules: [])
    #expect(change.textAfter == after)
    #expect(change.splices.isEmpty == (section == after))
    #expect(try change.splices.applied(to: bytes) == expected(bytes, section, after))
  }

  /// The value on its one line with another text.
  private func expected(_ bytes: [UInt8], _ section: String, _ after: String) -> [UInt8] {
    section == after ? bytes : Sample.one(after)
  }

  @Test func theFileBeforeIsTheStateBefore() throws {
    let change = try change("1024,20480,768", to: 12288, rules: [])
    #expect(change.before?.interactive == 20480)
    #expect(change.after.interactive == 12288)
    #expect(change.contextAfter.before.first?.triple?.interactive == 20480)
    #expect(change.contextAfter.assessments.first?.triple == change.after)
  }

  @Test func whatCannotBeReadIsRefusedWithTheReason() throws {
    #expect(throws: PlanningError.unreadableNumber(line: 4, field: 1, text: "x")) { try change("x,2,3", to: 4) }
    #expect(throws: PlanningError.unreadableNumber(line: 4, field: 3, text: "")) { try change("1,2,", to: 4) }
    #expect(throws: PlanningError.brokenByBlank(line: 4)) { try change("1024, 20480,768", to: 4) }
    let none = Sample.file([Sample.key("ControlSet001"), #""Windows"="csrss.exe""#])
    #expect(throws: PlanningError.noSharedSection(line: 4)) {
      try TripleChange(TripleRequest(shared: 1), in: ReadableExport(none))
    }
    let binary = Sample.file([
      Sample.key("ControlSet001"), #""Windows"="# + Sample.list("1,2,3").replacing("hex(2)", with: "hex"),
    ])
    #expect(throws: PlanningError.edit(.placesUnknown, line: 4)) {
      try TripleChange(TripleRequest(shared: 1), in: ReadableExport(binary))
    }
  }

  /// Another program may change the file between two looks at it; then what would be written is not what was planned.
  @Test(arguments: [(",768", ",512"), ("hex(2)", "hex(1)"), ("", "")]) func aFileThatChangesMeanwhileIsRefused(
    _ part: String, _ other: String
  ) throws {
    let line = #""Windows"="# + Sample.list("1024,20480,768")
    let changed =
      part == ",768" ? #""Windows"="# + Sample.list("1024,20480" + other) : line.replacing(part, with: other)
    let reads = Count()
    let file = ReadableExport { () throws(ReadError) in
      let isFirst = reads.value.add(1, ordering: .relaxed).oldValue == 0
      return MemoryBytes(Sample.file([Sample.key("ControlSet001"), isFirst ? line : changed]))
    }
    let request = TripleRequest(shared: 2048)
    guard !part.isEmpty else {
      #expect(try TripleChange(request, in: file, rules: []).textAfter == "2048,20480,768")
      return
    }
    let error = #expect(throws: PlanningError.self) { try TripleChange(request, in: file, rules: []) }
    guard case .notAsPlanned(line: 4, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  private final class Count: Sendable {
    let value = Atomic<Int>(0)
  }

  @Test func onlyTheChosenControlSetChanges() throws {
    let lines = [
      Sample.key("ControlSet001"), #""Windows"="# + Sample.list("1024,20480,768"), Sample.key("ControlSet002"),
      #""Windows"="# + Sample.list("1024,20480,768"),
    ]
    let bytes = Sample.file(lines)
    let change = try TripleChange(
      TripleRequest(nonInteractive: 1024), in: ReadableExport(bytes), controlSet: 2, rules: [])
    let changed = try ReadableExport(change.splices.applied(to: bytes)).survey().windowsValues
    #expect(changed.map { SharedSectionText($0.string)?.nonInteractive?.value } == [768, 1024])
  }
}

extension String {
  func replacing(_ part: String, with other: String) -> String {
    part.isEmpty ? self : split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
