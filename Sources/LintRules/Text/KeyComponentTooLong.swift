import Findings
import RegistryText

extension Rule {
  /// DH115: a part of a path with over 255 characters.
  static let keyComponentTooLong = Rule(
    RuleInfo(
      id: "DH115", name: "key-component-too-long", severity: .error,
      summary: "A part of a key's path with more than 255 characters: the key and its values are dropped.",
      explanation: """
        The name of a registry key has at most 255 characters. regedit drops a heading with a longer part between two \
        backslashes, together with the values below it.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "256 characters",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\⟦\(String(repeating: "x", count: 256))⟧]\n\"a\"=\"b\"\n")),
      RuleExample(
        "255 characters",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\\(String(repeating: "x", count: 255))]\n\"a\"=\"b\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .longComponent(let length) = problem.kind else { return nil }
      return problem.finding(
        rule,
        Message(
          found: "This part of the path has \(length) characters.",
          consequence:
            "A key's name has at most 255: regedit drops the key and the values below it, and does not say so.",
          remedy: "Shorten it.", basis: .regedit))
    }
  }
}
