import Findings
import RegistryText

extension Rule {
  /// DH110: control characters in the text.
  static let controlCharacter = Rule(
    RuleInfo(
      id: "DH110", name: "control-character", severity: .warning,
      summary: "A control character in the text; NUL cuts off the rest of the file.",
      explanation: """
        An export has no control characters but tabs and line ends. Ctrl-Z, vertical tabs and form feeds are ordinary \
        characters to regedit, not blanks: they become part of a name or a string, or make the line one that is skipped. \
        A NUL ends the text: regedit reads neither the rest of that line nor the rest of the file.
        """,
      sources: [.wine]),
    examples: [
      RuleExample(
        "a bell in a string", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b⟦\u{07}⟧\"\n")),
      RuleExample(
        "a NUL", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b⟦\0⟧\"\n\"c\"=\"d\"\n"), severity: .error),
      RuleExample("tabs", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\t\"a\"=\"b\tc\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .controlCharacter(let unit) = problem.kind else { return nil }
      return problem.finding(rule, message(unit))
    }
  }

  private static func message(_ unit: UInt16) -> Message {
    guard unit != 0 else {
      return Message(
        found: "A NUL stands in the text.",
        consequence: "regedit reads neither the rest of this line nor the rest of the file, and does not say so.",
        remedy: "Remove it.", basis: .wine)
    }
    let digits = String(unit, radix: 16, uppercase: true)
    return Message(
      found:
        "The control character U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits) stands here.",
      consequence: "regedit takes it for an ordinary character of the text.", remedy: "Remove it.", basis: .wine)
  }
}
