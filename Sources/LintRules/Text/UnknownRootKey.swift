import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH107: a heading whose root regedit does not know.
  static let unknownRootKey = Rule(
    RuleInfo(
      id: "DH107", name: "unknown-root-key", severity: .error,
      summary: "A heading that begins with none of the roots that regedit knows.",
      explanation: """
        A heading begins with the long name of a root: HKEY_LOCAL_MACHINE, HKEY_USERS, HKEY_CLASSES_ROOT, \
        HKEY_CURRENT_USER, HKEY_CURRENT_CONFIG or HKEY_DYN_DATA, in any case. regedit ignores the heading and all the \
        values below it otherwise. The short forms HKLM, HKCU and so on are for the command line of reg.exe; in a file \
        regedit ignores them.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "the short form", .registry("[⟦HKLM⟧\\SOFTWARE\\X]\n\"a\"=\"b\"\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
      RuleExample(
        "the short form in a deletion", .registry("[-⟦hkcu⟧\\SOFTWARE\\X]\n"),
        fixed: .registry("[-HKEY_CURRENT_USER\\SOFTWARE\\X]\n")),
      RuleExample("no root", .registry("[⟦SYSTEM⟧\\CurrentControlSet]\n")),
      RuleExample("a root in small letters", .registry("[hkey_local_machine\\SOFTWARE\\X]\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .unknownRoot(let written, let long) = problem.kind else { return nil }
      let fix = long.map {
        Fix(
          title: "Write \($0)", applicability: .unsafe,
          edits: [context.export.facts.splice(problem.range.bytes, $0)])
      }
      return problem.finding(rule, message(written, long), fix: fix)
    }
  }

  private static func message(_ written: String, _ long: String?) -> Message {
    guard let long else {
      return Message(
        found: "\(written) is no root of the registry.",
        consequence: "regedit ignores the heading and the values below it, and does not say so.",
        remedy: "Begin the key with HKEY_LOCAL_MACHINE or another root, written out.", basis: .regedit)
    }
    return Message(
      found: "\(written) is a short form that reg.exe takes on its command line.",
      consequence: "In a file, regedit ignores the heading and the values below it, and does not say so.",
      remedy: "Write \(long).", basis: .regedit)
  }
}
