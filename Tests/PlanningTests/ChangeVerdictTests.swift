import DesktopHeap
import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Testing

/// Which findings of a changed file count as those that were there before.
@Suite struct ChangeVerdictTests {
  /// A rule that finds what `find` finds in a value.
  private static func rule(
    _ id: String, _ severity: Severity = .warning, fix: String? = nil,
    _ find: @escaping @Sendable (WindowsAssessment) -> Range<Int>?
  ) -> Rule {
    let info = RuleInfo(id: id, name: id, severity: severity, summary: "", explanation: "", sources: [])
    return Rule(info, examples: []) { rule, context in
      context.assessments.compactMap { assessment -> Finding? in
        guard let range = find(assessment) else { return nil }
        let message = Message(found: "", consequence: "", remedy: "", basis: .unknown("a test"))
        guard let fix else { return assessment.finding(rule, at: range, message) }
        let edits = assessment.windows.splices(replacing: range, with: fix, in: context.export.facts) ?? []
        return assessment.finding(
          rule, at: range, message, fix: Fix(title: "Replace", applicability: .safe, edits: edits))
      }
    }
  }

  /// The first `letter` in the value of the control set.
  private static func place(_ letter: Character, _ set: Int, _ assessment: WindowsAssessment) -> Range<Int>? {
    guard assessment.windows.controlSet == .numbered(set) else { return nil }
    let units = assessment.windows.string.units
    return letter.utf16.first.flatMap(units.firstIndex(of:)).map { $0..<$0 + 1 }
  }

  private func run(_ texts: [String], _ rules: [Rule]) throws -> FixRun {
    let lines = texts.enumerated().flatMap {
      [Sample.key(ControlSet.numbered($0.offset + 1).name), #""Windows"="\#($0.element)""#]
    }
    return try FixRun(of: ReadableExport(Sample.file(lines)), rules: rules)
  }

  @Test func theSameWarningInAnotherKeyIsNew() throws {
    let warning = Self.rule("W1") { Self.place("b", 1, $0) ?? Self.place("b", 2, $0) }
    let fixes = [
      Self.rule("F1", fix: "c") { Self.place("b", 1, $0) }, Self.rule("F2", fix: "b") { Self.place("a", 2, $0) },
    ]
    let run = try run(["b", "a"], fixes + [warning])
    #expect(run.verdict.fixed.map(\.rule.id).sorted() == ["F1", "F2", "W1"])
    #expect(run.verdict.refusing.map(\.rule.id) == ["W1"])
  }

  @Test func theWarningOfAnotherRuleAboutTheSameTextIsNew() throws {
    let old = Self.rule("W1") { Self.place("a", 1, $0) == nil ? nil : Self.place("b", 1, $0) }
    let new = Self.rule("W2") { Self.place("a", 1, $0) == nil ? Self.place("b", 1, $0) : nil }
    let run = try run(["ab"], [old, new, Self.rule("F1", fix: "c") { Self.place("a", 1, $0) }])
    #expect(run.verdict.fixed.map(\.rule.id).sorted() == ["F1", "W1"])
    #expect(run.verdict.refusing.map(\.rule.id) == ["W2"])
  }

  @Test func aFindingBehindAnEditIsTheSameAsBefore() throws {
    let warning = Self.rule("W1") { assessment in
      Self.place("d", 1, assessment).map { $0.lowerBound - 1..<$0.upperBound }
    }
    // Its text changes, and the first unit of it stands where an edit before it has moved it.
    let fixes = [
      Self.rule("F1", fix: "xyz") { Self.place("a", 1, $0) }, Self.rule("F2", fix: "ff") { Self.place("e", 1, $0) },
    ]
    let run = try run(["aacded"], fixes + [warning])
    #expect(run.verdict.stayed.map(\.rule.id) == ["W1"])
    #expect(run.verdict.isAccepted)
  }

  /// An error about one number that is another one now is new; about two numbers together it is what it was.
  @Test(arguments: [(1, 1, false), (1, 2, true), (0, 2, true), (2, 2, true)])
  func anErrorAboutSeveralNumbersStays(_ first: Int, _ last: Int, _ isAccepted: Bool) throws {
    let error = Self.rule("E1", .error) { assessment in
      assessment.section.map { $0.fields[first].range.lowerBound..<$0.fields[last].range.upperBound }
    }
    let change = try TripleChange(
      TripleRequest(interactive: 20992), in: ReadableExport(Sample.one("1024,20480,768")), rules: [error])
    #expect(change.verdict.isAccepted == isAccepted)
    #expect(change.verdict.stayed.isEmpty == !isAccepted)
  }
}
