import Findings
import RegistryText

extension Rule {
  /// DH105: a closing quote that is missing, or text behind it.
  static let unterminatedString = Rule(
    RuleInfo(
      id: "DH105", name: "unterminated-string", severity: .error,
      summary: "The closing quote of a name or string is missing, or text stands behind it.",
      explanation: """
        A name and a string end at the next double quote that no backslash stands before. Where that quote is missing, or \
        where anything but blanks and a comment follows the string, regedit ignores the value. The next line is read as \
        usual. A quote inside the text is written `\\"`; a path that ends in a backslash ends in `\\\\`.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample("no closing quote", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=⟦\"b⟧\n\"c\"=\"d\"\n")),
      RuleExample(
        "a last backslash that hides the quote",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=⟦\"C:\\\\X\\\"⟧\n\"c\"=\"d\"\n")),
      RuleExample("text behind the string", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"⟦c\"⟧\n")),
      RuleExample("a name without its quote", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n⟦\"a=b⟧\n")),
      RuleExample("text behind the name", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"⟦b=\"c\"⟧\n")),
      RuleExample(
        "escaped quotes and a comment", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"say \\\"b\\\"\" ; c\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .unterminated(let fault) = problem.kind else { return nil }
      return problem.finding(rule, message(fault))
    }
  }

  private static func message(_ fault: QuoteFault) -> Message {
    let (found, remedy) =
      switch fault {
      case .name: ("The closing quote of the name is missing.", "Write the quote behind the name.")
      case .textAfterName:
        ("Text stands between the name and its =.", "Remove the text, or write a quote inside as \\\".")
      case .string:
        ("The closing quote of the string is missing.", "Write the quote; a backslash before it is written twice.")
      case .textAfterString:
        ("Text stands behind the string.", "Remove the text, put ; before it, or write a quote inside as \\\".")
      }
    return Message(
      found: found, consequence: "regedit ignores the value and does not say so.", remedy: remedy, basis: .regedit)
  }
}
