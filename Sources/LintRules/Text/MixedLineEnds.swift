import Findings
import RegistryText

extension Rule {
  /// DH108: more than one kind of line end.
  static let mixedLineEnds = Rule(
    RuleInfo(
      id: "DH108", name: "mixed-line-ends", severity: .info,
      summary: "Lines end in CRLF and in LF or CR in one file.",
      explanation: """
        regedit ends every line in CRLF and reads LF and CR as well, mixed too. Mixed line ends show that another program \
        has written into the file; comparing versions of it becomes hard.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "CRLF and LF",
        .file("⟦⟧Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
      RuleExample(
        "CRLF alone",
        .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"b\"\r\n")),
      RuleExample(
        "LF alone", .file("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .mixedLineEnds(let crlf, let lf, let cr) = problem.kind else { return nil }
      return problem.finding(rule, message(crlf, lf, cr))
    }
  }

  private static func message(_ crlf: Int, _ lf: Int, _ cr: Int) -> Message {
    let counts = [(crlf, "CRLF"), (lf, "LF"), (cr, "CR")].filter { $0.0 > 0 }.map { "\($0.0) in \($0.1)" }
    return Message(
      found: "The lines of the file end in different ways: \(counts.joined(separator: ", ")).",
      consequence: "regedit reads them all.", remedy: "Let every line end in CRLF, as regedit exports it.",
      basis: .regedit)
  }
}
