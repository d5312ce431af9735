import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH113: a backslash that vanishes on import.
  static let unescapedBackslash = Rule(
    RuleInfo(
      id: "DH113", name: "unescaped-backslash", severity: .warning,
      summary: "A backslash in a string that vanishes on import.",
      explanation: """
        In a quoted text a backslash begins an escape: `\\\\`, `\\"`, `\\n` and `\\r`. Before any other character it vanishes: \
        `"C:\\Windows"` becomes `C:Windows`. Before a `0` it is worse: regedit ignores the whole value. Of several in one \
        value the first is reported. What it does to the path of csrss or to the object directory, DH311 tells.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "a path", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"C:⟦\\W⟧indows\"\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"C:\\\\Windows\"\n")),
      RuleExample(
        "before a 0", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"C:⟦\\0⟧815\"\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"C:\\\\0815\"\n"), severity: .error),
      RuleExample("written twice", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"C:\\\\Windows\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).filter { !isToldAsLost($0, context) }.map { problem in
      let start = problem.range.bytes.lowerBound
      let fix = Fix(
        title: "Double the backslash", applicability: .unsafe,
        edits: [context.export.facts.splice(start..<start, "\\")])
      return problem.finding(rule, message(problem.kind), fix: fix)
    }
  }

  /// Whether DH311 tells what the backslash did to the value `Windows`.
  private static func isToldAsLost(_ problem: Problem, _ context: LintContext) -> Bool {
    context.assessments.contains { assessment in
      assessment.windows.value.bytes.overlaps(problem.range.bytes)
        && assessment.windows.string.arguments.contains { argument in
          switch argument.kind {
          case .program(.lostBackslashes): true
          case .objectDirectory: argument.value.map(assessment.windows.string.text)?.lowercased() == "windows"
          default: false
          }
        }
    }
  }

  private static func message(_ kind: ProblemKind) -> Message {
    let remedy = "Write \\\\ for a backslash."
    guard case .loneBackslash(let unit) = kind else {
      return Message(
        found: "\\0 stands in a string.", consequence: "regedit ignores the whole value and does not say so.",
        remedy: remedy, basis: .regedit)
    }
    let character = String(decoding: [unit], as: UTF16.self)
    return Message(
      found: "A single backslash stands before \(character) in a string.",
      consequence: "It vanishes on import: what is stored is \(character) alone.",
      remedy: "Write \\\\ for each backslash of the text.", basis: .regedit)
  }
}
