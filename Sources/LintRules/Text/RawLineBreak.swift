import Findings
import RegistryText

extension Rule {
  /// DH116: a string that runs over a line end.
  static let rawLineBreak = Rule(
    RuleInfo(
      id: "DH116", name: "raw-line-break", severity: .warning,
      summary: "A string that runs over a line end.",
      explanation: """
        Windows exports a REG_SZ with a line break in it as it is: the string goes on in the next line. Other readers drop \
        such a value. Where the value shall be read everywhere, write `\\n`, or the data as `hex(1):`.
        """,
      sources: [.disputed]),
    examples: [
      RuleExample("a line break in a string", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"⟦b\nc⟧\"\n")),
      RuleExample("an escape", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\\nc\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).map { problem in
      problem.finding(
        rule,
        Message(
          found: "The string runs over a line end.",
          consequence: "Windows writes such exports itself; other readers drop the value.",
          remedy: "Write \\n in its place, or the data as hex(1):.", basis: .disputed))
    }
  }
}
