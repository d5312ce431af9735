import Findings
import SubSystems

extension Rule {
  /// DH405: `sharedsection=…`.
  static let sharedSectionCase = Rule(
    RuleInfo(
      id: "DH405", name: "shared-section-case", severity: .error,
      summary: "SharedSection is written in other letters, and win32k does not find it.",
      explanation: """
        csrss compares the names of arguments without regard to case, so the machine starts. win32k looks for \
        `SharedSection` in exactly these letters. It finds nothing and uses heaps of 512 KB for interactive and \
        128 KB for all other desktops, far below every default, and says nothing. Programs and services then fail \
        long after the change.
        """,
      sources: [.observed("win32k looks for the name in exactly these letters")]),
    examples: [
      RuleExample(
        "small letters",
        .windows(ExampleString.modern().replacing("SharedSection", with: "⟦sharedsection⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "one small letter",
        .windows(ExampleString.modern().replacing("SharedSection", with: "⟦Sharedsection⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "other names may be in any letters",
        .windows(ExampleString.modern().replacing("ObjectDirectory", with: "objectdirectory"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard assessment.win32k.reason == .notFound,
        let name = assessment.windows.string.arguments(of: .sharedSection).first?.name
      else { return nil }
      let fix = assessment.fix("Write SharedSection", replacing: name, with: "SharedSection", in: context)
      return assessment.finding(rule, at: name, message(assessment, name), fix: fix)
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ name: Range<Int>) -> Message {
    Message(
      found: "\(assessment.quoted(name)) is not written `SharedSection`.",
      consequence: "win32k, which sizes the heaps, searches in exactly these letters and does not find it: the "
        + "numbers have no effect, and the heaps shrink silently. \(assessment.heapSentence)",
      remedy: "Write `SharedSection` with a capital S at both places.",
      basis: .observed("win32k looks for the name in exactly these letters"))
  }
}
