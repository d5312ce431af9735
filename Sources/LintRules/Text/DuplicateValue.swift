import Findings
import RegistryText

extension Rule {
  /// DH111: the same value twice.
  static let duplicateValue = Rule(
    RuleInfo(
      id: "DH111", name: "duplicate-value", severity: .warning,
      summary: "The same value stands twice under one heading.",
      explanation: """
        Of values with one name, in any case, under one heading the last wins; what stands before is lost. Under another \
        heading of the same key this is a common way to change a value after the key was made, and is not reported.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "another case, the same name", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n\"⟦A⟧\"=\"c\"\n")),
      RuleExample("the default value", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n@=\"b\"\n⟦@⟧=\"c\"\n")),
      RuleExample("two names", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n\"c\"=\"d\"\n")),
      RuleExample(
        "another heading of the key",
        .registry(
          "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"c\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .duplicateValue(let name, let first) = problem.kind else { return nil }
      return problem.finding(rule, message(name, first))
    }
  }

  private static func message(_ name: String, _ first: Int) -> Message {
    Message(
      found:
        "\(name.isEmpty ? "The default value" : "The value \"\(name)\"") stands under this heading on line \(first) already.",
      consequence: "The last one wins: line \(first) has no effect.", remedy: "Remove one of the two.", basis: .regedit)
  }
}
