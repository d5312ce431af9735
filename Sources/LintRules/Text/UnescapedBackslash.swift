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
        value the first is reported.
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
    context.problems(of: rule).map { problem in
      let start = problem.range.bytes.lowerBound
      let fix = Fix(
        title: "Double the backslash", applicability: .unsafe,
        edits: [context.export.facts.splice(start..<start, "\\")])
      return problem.finding(rule, message(problem.kind), fix: fix)
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
      consequence: "It vanishes on import: what is stored is \(character) alone.", remedy: remedy, basis: .regedit)
  }
}
