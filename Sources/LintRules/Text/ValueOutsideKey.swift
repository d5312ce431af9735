import Findings
import RegistryText

extension Rule {
  /// DH106: a value that belongs to no key, or to another than it seems.
  static let valueOutsideKey = Rule(
    RuleInfo(
      id: "DH106", name: "value-outside-key", severity: .error,
      summary: "A value that belongs to no key, or to another key than it seems.",
      explanation: """
        A value belongs to the heading above it. Before the first heading, and below a heading that deletes its key, \
        regedit drops values. Below a heading that regedit skips, because its bracket is missing or a blank follows it, \
        the key before is still open: the values go **there**. That is the most dangerous silent error of this format, \
        for it changes a key that the file does not seem to touch.
        """,
      sources: [.regedit, .wine]),
    examples: [
      RuleExample("before the first heading", .registry("⟦\"a\"=\"b\"⟧\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n")),
      RuleExample("below a deletion", .registry("[-HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n⟦\"a\"=\"b\"⟧\n")),
      RuleExample(
        "in the key before",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Y\n⟦\"c\"=\"d\"⟧\n")),
      RuleExample("below its heading", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .valueOutsideKey(let place) = problem.kind else { return nil }
      return problem.finding(rule, message(place))
    }
  }

  private static func message(_ place: Outside) -> Message {
    switch place {
    case .beforeFirstKey:
      Message(
        found: "A value stands before the first heading.", consequence: "regedit drops it and does not say so.",
        remedy: "Put it below the heading of its key.", basis: .regedit)
    case .afterDeletion(let key):
      Message(
        found: "A value stands below the heading that deletes \(key).",
        consequence: "regedit drops it and does not say so.",
        remedy: "Write the heading again without the - to make the key anew, or remove the value.", basis: .regedit)
    case .landsIn(let key):
      Message(
        found: "A value stands below a heading that regedit skips.",
        consequence: "The key before is still open: the value and those below it go to \(key).",
        remedy: "Correct the heading above.", basis: .wine)
    case .afterSkippedKey:
      Message(
        found: "A value stands below a heading that regedit skips, and no key is open.",
        consequence: "regedit drops it and does not say so.", remedy: "Correct the heading above.", basis: .wine)
    }
  }
}
