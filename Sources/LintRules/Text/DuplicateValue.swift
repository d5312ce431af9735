import Findings
import RegistryText
import Splices

extension Rule {
  /// DH111: the same value twice.
  static let duplicateValue = Rule(
    RuleInfo(
      id: "DH111", name: "duplicate-value", severity: .warning,
      summary: "The same value stands twice under one heading.",
      explanation: """
        Of values with one name, in any case, under one heading the last wins; what stands before is lost. Under another \
        heading of the same key this is a common way to change a value after the key was made, and is not reported.

        The fix removes the lines of the earlier one, which has no effect, and a comment behind it with them. It asks for \
        `--unsafe-fixes` where that one deletes the value or spells its name in other letters: the registry keeps the \
        spelling that comes first.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "another case, the same name", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n\"⟦A⟧\"=\"c\"\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"A\"=\"c\"\n")),
      RuleExample(
        "the default value", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n@=\"b\"\n⟦@⟧=\"c\"\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n@=\"c\"\n")),
      RuleExample(
        "a list of bytes over several lines",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,\\\n  02\n; here\n\"⟦a⟧\"=hex:03\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n; here\n\"a\"=hex:03\n")),
      RuleExample("two names", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n\"c\"=\"d\"\n")),
      RuleExample(
        "another heading of the key",
        .registry(
          "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"c\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .duplicateValue(let name, let first) = problem.kind else { return nil }
      return problem.finding(rule, message(name, first), fix: fix(problem.earlier))
    }
  }

  private static func fix(_ earlier: EarlierValue?) -> Fix? {
    guard let earlier, !earlier.bytes.isEmpty else { return nil }
    return Fix(
      title: "Remove line \(earlier.line), which has no effect", applicability: earlier.isVoid ? .safe : .unsafe,
      edits: [Splice(bytes: earlier.bytes, replacement: [])])
  }

  private static func message(_ name: String, _ first: Int) -> Message {
    Message(
      found:
        "\(name.isEmpty ? "The default value" : "The value \"\(name)\"") stands under this heading on line \(first) already.",
      consequence: "The last one wins: line \(first) has no effect.",
      remedy: "Remove the one that is not meant; as the file is, that is line \(first).", basis: .regedit)
  }
}
