import Findings
import LintRules
import Planning
import RegistryText
import SubSystems
import Splices
import Testing

@Suite struct FixRunTests {
  /// A rule that wants one byte to be another one, wherever it stands.
  private static func replace(
    _ id: String, _ old: Character, by new: String, _ applicability: Fix.Applicability = .safe, also count: Int = 0
  ) -> Rule {
    let info = RuleInfo(id: id, name: id, severity: .warning, summary: "", explanation: "", sources: [])
    return Rule(info, examples: []) { rule, context in
      context.assessments.flatMap { assessment -> [Finding] in
        let text = assessment.windows.string.text
        guard let at = text.firstIndex(of: old) else { return [] }
        let index = text.utf16.distance(from: text.startIndex, to: at)
        let range = index..<index + 1 + count
        let message = Message(found: "", consequence: "", remedy: "", basis: .unknown("a test"))
        let edits = assessment.windows.splices(replacing: range, with: new, in: context.export.facts) ?? []
        return [
          assessment.finding(
            rule, at: range, message, fix: Fix(title: "Replace", applicability: applicability, edits: edits))
        ]
      }
    }
  }

  private func run(_ text: String, _ rules: [Rule], _ selection: FixSelection = .safe) throws -> (FixRun, String) {
    let bytes = Sample.file([Sample.key("ControlSet001"), #""Windows"="\#(text)""#])
    let run = try FixRun(of: ReadableExport(bytes), selection, rules: rules)
    let after = try ReadableExport(run.splices.applied(to: bytes)).survey()
    #expect(try ReadableExport(bytes).survey(after: run.splices, of: run.contextBefore.export).facts == after.facts)
    return (run, after.windowsValues.first?.string.text ?? "")
  }

  @Test func fixesGoOnUntilNoneIsLeft() throws {
    let rules = [Self.replace("F1", "a", by: "bb"), Self.replace("F2", "b", by: "c")]
    let (run, text) = try run("xax", rules)
    #expect(text == "xccx")
    #expect(run.applied.map(\.rule.id) == ["F1", "F2", "F2"])
    #expect(run.isSettled && run.left.isEmpty && run.rounds == 3)
    #expect(run.verdict.isAccepted)
  }

  @Test func unsafeFixesAreLeftUnlessTheyAreWanted() throws {
    let rules = [Self.replace("F1", "a", by: "b", .unsafe), Self.replace("F2", "c", by: "d")]
    #expect(try run("ac", rules).1 == "ad")
    #expect(try run("ac", rules).0.left.map(\.rule.id) == ["F1"])
    #expect(try run("ac", rules, FixSelection(includesUnsafe: true)).1 == "bd")
    #expect(try run("ac", rules, FixSelection(includesUnsafe: true, rules: ["F1"])).1 == "bc")
  }

  @Test func ofTwoThatOverlapTheFirstInTheFileIsMade() throws {
    let rules = [Self.replace("F2", "b", by: "y", also: 1), Self.replace("F1", "a", by: "x", also: 1)]
    let (run, text) = try run("abc", rules)
    #expect(text == "xc")
    #expect(run.applied.map(\.rule.id) == ["F1"])
  }

  @Test func fixesThatUndoEachOtherEnd() throws {
    let rules = [Self.replace("F1", "a", by: "b"), Self.replace("F2", "b", by: "a")]
    let (run, _) = try run("a", rules)
    #expect(!run.isSettled)
    #expect(run.rounds == FixRun.roundLimit)
  }

  @Test func nothingToFixIsNoChange() throws {
    let (run, text) = try run("x", [Self.replace("F1", "a", by: "b")])
    #expect(run.splices.isEmpty && run.rounds == 0 && run.isSettled && text == "x")
  }

  @Test func severalFilesPlacesAreFixedInOneRound() throws {
    let bytes = Sample.file([
      Sample.key("ControlSet001"), #""Windows"="a""#, Sample.key("ControlSet002"), #""Windows"="a""#,
    ])
    let run = try FixRun(of: ReadableExport(bytes), rules: [Self.replace("F1", "a", by: "bc")])
    #expect(run.rounds == 1 && run.applied.count == 2)
    let texts = try ReadableExport(run.splices.applied(to: bytes)).survey().windowsValues.map(\.string.text)
    #expect(texts == ["bc", "bc"])
  }
}
