import Findings
import RegistryText

extension Rule {
  /// DH109: text that is cut off.
  static let truncatedText = Rule(
    RuleInfo(
      id: "DH109", name: "truncated-text", severity: .error,
      summary: "The text is cut off: half a character, or a list of bytes that the file ends in.",
      explanation: """
        UTF-16 has two bytes for every unit, and characters beyond U+FFFF have two units. A file with an odd number of \
        bytes, or half of such a pair, has been cut or damaged. So has a file whose last line says that a list of bytes \
        goes on: regedit imports the part that is there, without a word.
        """,
      sources: [.regedit, .wine]),
    examples: [
      RuleExample(
        "an odd number of bytes",
        .bytes(ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n") + "⟦\u{0D}⟧")),
      RuleExample(
        "half a surrogate pair",
        .bytes(
          ExampleBytes.utf16("Windows Registry Editor Version 5.00\r\n\r\n; ") + "⟦\u{3D}\u{D8}⟧"
            + ExampleBytes.utf16(" x\r\n", mark: false))),
      RuleExample("cut in a list of bytes", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,02,\\\n⟦⟧")),
      RuleExample("whole", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=hex:01,02,\\\n  03\n; 🙂")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .truncated(let truncation) = problem.kind else { return nil }
      return problem.finding(rule, message(truncation, problem.value))
    }
  }

  private static func message(_ truncation: Truncation, _ value: String?) -> Message {
    switch truncation {
    case .oddByte:
      Message(
        found: "The file is UTF-16 and has an odd number of bytes.", consequence: "regedit drops the last byte.",
        remedy: "Export the key again, or take a copy that is whole.", basis: .wine)
    case .loneSurrogate:
      Message(
        found: "Half a character stands here: a surrogate without its other half.",
        consequence: "The text is damaged; what regedit makes of it is not known.", remedy: "Export the key again.",
        basis: .unknown("no document says what regedit does with it"))
    case .insideContinuation:
      Message(
        found: value.map { "The file ends in the list of bytes of the value \"\($0)\"." }
          ?? "The file ends in a list of bytes.",
        consequence: "regedit imports the bytes that are there and does not say that the rest is missing.",
        remedy: "Export the key again, or end the list.", basis: .regedit)
    }
  }
}
