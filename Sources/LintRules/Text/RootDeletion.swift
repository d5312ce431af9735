import Findings
import RegistryText

extension Rule {
  /// DH114: `[-HKEY_LOCAL_MACHINE]`.
  static let rootDeletion = Rule(
    RuleInfo(
      id: "DH114", name: "root-deletion", severity: .error,
      summary: "A heading that deletes a whole root: regedit stops there.",
      explanation: """
        `[-HKEY_LOCAL_MACHINE]` asks regedit to delete a root of the registry. It does not, and it reads nothing of the \
        file behind that line.
        """,
      sources: [.wine]),
    examples: [
      RuleExample(
        "a root", .registry("[-⟦HKEY_CURRENT_USER⟧]\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
      RuleExample("a key", .registry("[-HKEY_CURRENT_USER\\SOFTWARE\\X]\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).map { problem in
      problem.finding(
        rule,
        Message(
          found: "The heading asks to delete the root \(problem.offendingText).",
          consequence: "regedit stops there: nothing behind this line is imported.", remedy: "Remove the line.",
          basis: .wine))
    }
  }
}
