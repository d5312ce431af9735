import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH503: a third number below 128.
  static let nonInteractiveTooSmall = Rule(
    RuleInfo(
      id: "DH503", name: "non-interactive-too-small", severity: .error,
      summary: "The third number is smaller than the smallest heap.",
      explanation: """
        Microsoft prints 128 KB as the smallest heap, and win32k is observed to use no less: the number written is not \
        the number used. So small a heap starts hardly a service; where desktops must be small to fit, vendors go to \
        256.
        """,
      sources: [Basis(Bound.documentedMinimum.source), Basis(Bound.nonInteractiveFloor.source)]),
    examples: [
      RuleExample("below the smallest heap", .windows(ExampleString.modern(section: "1024,20480,⟦64⟧"))),
      RuleExample("zero", .windows(ExampleString.modern(section: "1024,20480,⟦0⟧"))),
      RuleExample("the smallest heap", .windows(ExampleString.modern(section: "1024,20480,128"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let third = assessment.judged(.nonInteractive), third.value < Bound.documentedMinimum.value else {
        return nil
      }
      return assessment.finding(rule, at: third.range, message(assessment, third))
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ third: JudgedNumber) -> Message {
    Message(
      found: "The third number is \(third.value.count), less than \(Bound.documentedMinimum.value.count), the smallest "
        + "that the article names.",
      consequence: "The number written is not the number used: Windows is observed to use \(third.floor).",
      remedy: "Write \(Bound.halfStep.value.count) where desktops must be small"
        + (assessment.gradingDefault?.triple.nonInteractive.map {
          ", or \($0.count), the default of \(assessment.gradingName)."
        } ?? "."),
      basis: Basis(Bound.documentedMinimum.source))
  }
}
