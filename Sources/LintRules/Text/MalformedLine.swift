import Findings
import RegistryText

extension Rule {
  /// DH103: a line that regedit skips.
  static let malformedLine = Rule(
    RuleInfo(
      id: "DH103", name: "malformed-line", severity: .error,
      summary: "A line that regedit skips without a word.",
      explanation: """
        A line of an export is empty, a comment, a heading in brackets, or a value: a name in double quotes or `@`, then \
        `=` and data. regedit skips every other line and reports success all the same.

        The worst of them is a heading that is skipped: the values below it go to the key before it.
        """,
      sources: [.regedit, .wine]),
    examples: [
      RuleExample("a sentence", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n⟦raise the heap⟧\n")),
      RuleExample("a comment of another language", .registry("⟦// raise the heap⟧\n")),
      RuleExample("a name without quotes", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n⟦a=\"b\"⟧\n")),
      RuleExample("a name without data", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n⟦\"a\"⟧\n")),
      RuleExample("no closing bracket", .registry("⟦[HKEY_LOCAL_MACHINE\\SOFTWARE\\X⟧\n")),
      RuleExample("a blank behind the bracket", .registry("⟦[ HKEY_LOCAL_MACHINE\\SOFTWARE\\X]⟧\n")),
      RuleExample("a heading that names nothing", .registry("⟦[]⟧\n")),
      RuleExample("a second header", .registry("⟦Windows Registry Editor Version 5.00⟧\n")),
      RuleExample(
        "comments and values",
        .registry("; a comment\n# another\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X] ; here too\n\"a\"=\"b\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .malformedLine(let fault) = problem.kind else { return nil }
      return problem.finding(rule, message(fault))
    }
  }

  private static func message(_ fault: LineFault) -> Message {
    let skipped = "regedit skips the line and does not say so."
    let notOpened = "regedit skips the line and does not say so: the key is not opened."
    return switch fault {
    case .unrecognised:
      Message(
        found: "This line is no heading, no value and no comment.", consequence: skipped,
        remedy: "Correct it, remove it, or put ; before it.", basis: .regedit)
    case .unquotedName:
      Message(
        found: "The name of the value does not stand in double quotes.", consequence: skipped,
        remedy: "Put the name in double quotes.", basis: .regedit)
    case .noEquals:
      Message(
        found: "No = stands behind the name of the value.", consequence: skipped,
        remedy: "Write the data behind a =, or remove the line.", basis: .regedit)
    case .noClosingBracket:
      Message(
        found: "The heading has no closing bracket.", consequence: notOpened, remedy: "Write ] behind the key.",
        basis: .wine)
    case .blankBeforeKey:
      Message(
        found: "A blank stands behind the bracket of the heading.", consequence: notOpened,
        remedy: "Remove the blank.", basis: .regedit)
    case .emptyKey:
      Message(
        found: "The heading names no key.", consequence: notOpened, remedy: "Name the key, or remove the line.",
        basis: .regedit)
    case .secondHeader:
      Message(
        found: "A header stands in the middle of the file.", consequence: skipped, remedy: "Remove it.", basis: .wine)
    case .longName:
      Message(
        found: "The name of the value has more than 16383 characters.",
        consequence: "regedit ignores the value and does not say so.", remedy: "Shorten the name.", basis: .wine)
    }
  }
}
