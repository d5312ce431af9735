import Findings
import RegistryText

extension Rule {
  /// DH104: data that regedit cannot read.
  static let malformedData = Rule(
    RuleInfo(
      id: "DH104", name: "malformed-data", severity: .error,
      summary: "The data of a value that regedit ignores.",
      explanation: """
        Data is a string in double quotes, `dword:` with one to eight hex digits, `hex:` or `hex(T):` with bytes between \
        commas, or `-` to delete the value. The keywords are small letters. regedit ignores a value with anything else \
        and reports success all the same.

        A list of bytes goes on in the next line when a `\\` stands behind a comma. Without the comma the value is lost; \
        when the next line holds no bytes, the value and that line are lost.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample("nothing behind the =", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"⟦=⟧\n")),
      RuleExample("a type that does not exist", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=⟦qword:⟧01\n")),
      RuleExample("capital letters", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=⟦DWORD:⟧00000001\n")),
      RuleExample("a number of C", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=dword:⟦0x10⟧\n")),
      RuleExample("an element without digits", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,⟦,⟧02\n")),
      RuleExample("a byte too large", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,⟦100⟧\n")),
      RuleExample(
        "no comma before the backslash", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,02⟦\\⟧\n  03\n")),
      RuleExample("text behind a deletion", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=-⟦x⟧\n")),
      RuleExample(
        "data of every kind",
        .registry(
          "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=dword:1\n\"b\"=hex:01,02,\\\n  03\n\"c\"=hex(2):41,00,00,00\n\"d\"=-\n"
        )),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .malformedData(let fault) = problem.kind else { return nil }
      let (found, remedy) = words(fault)
      return problem.finding(
        rule, Message(found: found, consequence: consequence(fault), remedy: remedy, basis: .regedit))
    }
  }

  private static func consequence(_ fault: DataFault) -> String {
    switch fault {
    case .brokenContinuation: "regedit ignores the value and this line, and does not say so."
    case .noCommaBeforeContinuation:
      "regedit ignores the value, reads the next line as one of its own, and does not say so."
    default: "regedit ignores the value and does not say so."
    }
  }

  private static func words(_ fault: DataFault) -> (found: String, remedy: String) {
    switch fault {
    case .missing: ("Nothing stands behind the =.", "Write the data, or - to delete the value.")
    case .unknownType:
      ("The data is of no kind that regedit knows.", "Write a string in quotes, dword:, hex: or hex(T):.")
    case .keywordCase: ("The keyword is not written in small letters.", "Write it in small letters.")
    case .badTypeNumber:
      (
        "What stands between the brackets of hex is no type number.",
        "Write one to eight hex digits and a colon behind."
      )
    case .badDword:
      ("The number is not one to eight hex digits.", "Write hex digits only, without 0x, sign or blank.")
    case .notHex: ("What stands here is no hex digit.", "Write bytes of one or two hex digits, with commas between.")
    case .byteTooLarge: ("The number is larger than a byte, ff.", "Write a byte of one or two hex digits.")
    case .emptyElement: ("Nothing stands between two commas.", "Remove one of the commas, or write the byte.")
    case .blankInside: ("A blank stands inside the list of bytes.", "Remove the blank.")
    case .noCommaBeforeContinuation: ("No comma stands before the backslash.", "Write a comma before it.")
    case .textAfterContinuation: ("Text stands behind the backslash.", "Remove the text.")
    case .brokenContinuation:
      ("The line before says that the list of bytes goes on, but this line holds none.", "Complete the list.")
    case .textAfterDeletion: ("Text stands behind the - of a deletion.", "Remove the text.")
    }
  }
}
