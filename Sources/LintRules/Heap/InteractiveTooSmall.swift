import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH502: a second number below 512.
  static let interactiveTooSmall = Rule(
    RuleInfo(
      id: "DH502", name: "interactive-too-small", severity: .warning,
      summary: "The second number is smaller than the smallest heap that Windows uses there.",
      explanation: """
        Microsoft prints 128 KB as the smallest heap. win32k is observed to use at least 512 KB for an interactive \
        desktop, so a smaller second number is not the one used: a warning. Below 128, which the article rules out \
        as well, it is most often a slip, such as a unit in the wrong size or a comma between thousands: an error.
        """,
      sources: [Basis(Bound.documentedMinimum.source), Basis(Bound.interactiveFloor.source)]),
    examples: [
      RuleExample("below what win32k uses", .windows(ExampleString.modern(section: "1024,⟦256⟧,768"))),
      RuleExample(
        "below what the article allows", .windows(ExampleString.modern(section: "1024,⟦20⟧,768")), severity: .error),
      RuleExample("zero", .windows(ExampleString.modern(section: "1024,⟦0⟧,768")), severity: .error),
      RuleExample(
        "the default of NT 3.51", .windows(ExampleString.classic(section: "1024,512")), options: .stated(.nt351)),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let second = assessment.judged(.interactive), second.value < second.floor else { return nil }
      let isBelowAll = second.value < Bound.documentedMinimum.value
      return assessment.finding(
        rule, isBelowAll ? .error : .warning, at: second.range, message(assessment, second, isBelowAll))
    }
  }

  private static func message(
    _ assessment: WindowsAssessment, _ second: JudgedNumber, _ isBelowAll: Bool
  ) -> Message {
    let printed = Bound.documentedMinimum.value
    return Message(
      found: isBelowAll
        ? "The second number is \(second.value.count), less than \(printed.count)."
        : "The second number is \(second.value.count), less than \(second.floor.count).",
      consequence: "The number written is not the number used: Windows is observed to use \(second.floor) for each "
        + "interactive desktop, though KB184802 names \(printed) as the smallest heap.",
      remedy: "Write the size in KB that is meant" + (assessment.defaultWords.map { ", such as \($0)." } ?? "."),
      basis: Basis(Bound.interactiveFloor.source))
  }
}
