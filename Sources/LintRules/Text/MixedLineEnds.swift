import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH108: more than one kind of line end.
  static let mixedLineEnds = Rule(
    RuleInfo(
      id: "DH108", name: "mixed-line-ends", severity: .info,
      summary: "Lines end in CRLF and in LF or CR in one file.",
      explanation: """
        regedit ends every line in CRLF and reads LF and CR as well, mixed too. Mixed line ends show that another program \
        has written into the file; comparing versions of it becomes hard.

        A line break inside a string, which DH116 reports, is text and does not count. A file with such a string has no \
        fix: its line breaks are what the registry stores.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "CRLF and LF",
        .file("⟦⟧Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n"),
        fixed: .file(
          "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"b\"\r\n")),
      RuleExample(
        "mostly LF",
        .file("⟦⟧Windows Registry Editor Version 5.00\r\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n"),
        fixed: .file("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
      RuleExample(
        "a line break inside a string",
        .file(
          "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"b\nc\"\r\n")),
      RuleExample(
        "CRLF alone",
        .file("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"b\"\r\n")),
      RuleExample(
        "LF alone", .file("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"b\"\n")),
    ]
  ) { rule, context in
    context.problems(of: rule).compactMap { problem in
      guard case .mixedLineEnds(let crlf, let lf, let cr) = problem.kind else { return nil }
      let facts = context.export.facts
      return problem.finding(rule, message(crlf, lf, cr, facts.usualLineEnd), fix: fix(context))
    }
  }

  /// Which line end it is makes no difference to regedit, so the one of most lines stays.
  private static func fix(_ context: LintContext) -> Fix? {
    if context.export.problems.contains(where: { $0.kind == .rawLineBreak }) { return nil }
    let facts = context.export.facts
    return Fix(
      title: "End every line in \(facts.usualLineEnd.rawValue)", applicability: .safe,
      rewriting: .lineEnds(facts.usualLineEnd, in: facts.encoding))
  }

  private static func message(_ crlf: Int, _ lf: Int, _ cr: Int, _ usual: LineEnd) -> Message {
    let counts = [(crlf, "CRLF"), (lf, "LF"), (cr, "CR")].filter { $0.0 > 0 }.map { "\($0.0) in \($0.1)" }
    return Message(
      found: "The lines of the file end in different ways: \(counts.joined(separator: ", ")).",
      consequence: "regedit reads them all, so nothing is lost; another program has written into this file.",
      remedy: usual == .crlf
        ? "Let every line end in CRLF, as regedit exports it." : "Let every line end in \(usual.rawValue), as most do.",
      basis: .regedit)
  }
}
