import Findings
import SubSystems

extension Rule {
  /// DH312: `... SharedSection=1024,20480,768 ...`.
  static let placeholderDots = Rule(
    RuleInfo(
      id: "DH312", name: "placeholder", severity: .error,
      summary: "Dots from an article, which stand for what was left out.",
      explanation: """
        Articles shorten the string with `...` or `…` and print only what they speak of. Pasted into the registry, the \
        dots replace what Windows needs: the path of csrss, the servers. Windows then does not boot.
        """,
      sources: [.observed("csrss knows no such argument (so does ReactOS)")]),
    examples: [
      RuleExample("dots for the rest of the value", .windows("⟦...⟧ SharedSection=1024,20480,768")),
      RuleExample(
        "dots on both sides", .windows("⟦...⟧ SharedSection=1024,20480,768 Windows=On ⟦...⟧")),
      RuleExample(
        "an ellipsis", .windows(#"%SystemRoot%\system32\csrss.exe ⟦…⟧ SharedSection=1024,20480,768 Windows=On"#)),
      RuleExample("dots for the numbers", .windows(ExampleString.modern(section: "⟦...⟧"))),
      RuleExample("no dots", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      assessment.findings(at: assessment.arguments.placeholders) {
        assessment.finding(rule, at: $0, message(assessment, $0))
      }
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ range: Range<Int>) -> Message {
    Message(
      found: "\(assessment.quoted(range)) is what an article prints for text that it leaves out.",
      consequence: assessment.csrss.starts
        ? "csrss does not know it and survives only because other arguments follow."
        : "Windows takes it literally, and what it stands for is missing. \(assessment.startSentence ?? "")",
      remedy: "Put the text back that it stands for, from a backup or from a machine of the same release.",
      basis: .observed("csrss knows no such argument"))
  }
}
