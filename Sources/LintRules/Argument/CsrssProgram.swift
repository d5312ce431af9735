import Findings
import SubSystems

extension Rule {
  /// DH301: another program than `…\system32\csrss.exe`.
  static let csrssProgram = Rule(
    RuleInfo(
      id: "DH301", name: "csrss-path", severity: .error,
      summary: "The value does not begin with csrss.exe in system32.",
      explanation: """
        Windows starts what stands first in this value, as SYSTEM, at every boot, before anybody has logged on. It is \
        `%SystemRoot%\\system32\\csrss.exe` on every release; the same path written out is fine. Anything else is \
        either an accident, such as a value that was overwritten with the new numbers alone, and then Windows does not \
        boot; or somebody has put a program of his own there. Therefore nothing is mended by itself: look first.
        """,
      sources: [
        .observed("every string that Windows itself writes begins so"),
        .unknown("what a start with another program does is in no document"),
      ]),
    examples: [
      RuleExample("the whole value overwritten with the numbers", .windows("⟦Windows⟧ SharedSection=1024,20480,20480")),
      RuleExample(
        "another program", .windows(changed(#"⟦%SystemRoot%\system32\evil.exe⟧"#))),
      RuleExample("csrss.exe of another folder", .windows(changed(#"⟦C:\ProgramData\csrss.exe⟧"#))),
      RuleExample("hex(2) pasted as text", .windows("⟦hex(2):25,00,53,00,79,00⟧")),
      RuleExample("the path gone", .windows(#"⟦ObjectDirectory=\Windows⟧ SharedSection=1024,20480,768 Windows=On"#)),
      RuleExample("the path written out", .windows(changed(#"C:\Windows\system32\csrss.exe"#))),
      RuleExample("the path as Windows writes it", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let program = assessment.windows.string.arguments.first, !assessment.arguments.isSpokenFor(0),
        case .program(let path) = program.kind, path == .elsewhere || path == .otherProgram
      else { return nil }
      return assessment.finding(rule, at: program.range, message(assessment, program, path))
    }
  }

  /// Whether the token names a file.
  private static func isPath(_ string: WindowsString, _ program: CsrssArgument) -> Bool {
    let text = string.text(in: program.range).lowercased()
    return text.contains("\\") || text.hasSuffix(".exe") || text.hasSuffix(".com")
  }

  private static func changed(_ path: String) -> String {
    ExampleString.modern().replacing(#"%SystemRoot%\system32\csrss.exe"#, with: path)
  }

  private static func message(
    _ assessment: WindowsAssessment, _ program: CsrssArgument, _ path: CsrssPath
  ) -> Message {
    let isArgument = ArgumentReview.isArgument(assessment.windows.string, program)
    let written = assessment.quoted(program.range)
    if isArgument {
      return Message(
        found: "The value begins with \(written): the path of csrss.exe is missing.",
        consequence: "Windows takes what stands first for the program to start: it is not expected to boot.",
        remedy: "Begin the value with `%SystemRoot%\\system32\\csrss.exe` and keep all its arguments, not the numbers "
          + "alone.",
        basis: .unknown("no document says what a start without csrss does"))
    }
    if !isPath(assessment.windows.string, program) {
      return Message(
        found: "The value begins with \(written), which is no path of a program.",
        consequence: "Windows finds nothing to start there: it is not expected to boot.",
        remedy: "Put the whole string of this release back; it begins with `%SystemRoot%\\system32\\csrss.exe`.",
        basis: .unknown("no document says what a start without csrss does"))
    }
    return Message(
      found: path == .elsewhere
        ? "\(written) is a csrss.exe that is not in system32: Windows ships none there."
        : "The value begins with \(written), which is not csrss.exe.",
      consequence: "Windows starts this as SYSTEM at every boot. It may be tampering; if it is an accident, Windows is "
        + "not expected to boot.",
      remedy: "Find out who wrote it. What belongs there is `%SystemRoot%\\system32\\csrss.exe`.",
      basis: .observed("every string that Windows itself writes begins so"))
  }
}
