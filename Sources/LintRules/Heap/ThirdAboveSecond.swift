import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH507: `1024,3072,4096`.
  static let thirdAboveSecond = Rule(
    RuleInfo(
      id: "DH507", name: "third-above-second", severity: .warning,
      summary: "The third number is larger than the second.",
      explanation: """
        There is one interactive desktop for each user, and one non-interactive desktop for every service account: many \
        more. A larger heap for each of the many than for the one is hardly meant; usually the numbers were \
        confused, or a zero is too many. Every default has a third number far below the second.
        """,
      sources: [.unknown("no document sets this bound; every default keeps it")]),
    examples: [
      RuleExample("larger than the second", .windows(ExampleString.classic(section: "1024,3072,⟦4096⟧"))),
      RuleExample("a zero too many", .windows(ExampleString.modern(section: "1024,20480,⟦204800⟧"))),
      RuleExample("as large as the second", .windows(ExampleString.modern(section: "1024,20480,20480"))),
      RuleExample("smaller than the second", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let second = assessment.judged(.interactive), let third = assessment.judged(.nonInteractive),
        third.value > second.value
      else { return nil }
      return assessment.finding(rule, at: third.range, message(second, third))
    }
  }

  private static func message(_ second: JudgedNumber, _ third: JudgedNumber) -> Message {
    Message(
      found: "The third number, \(third.value.count), is larger than the second, \(second.value.count).",
      consequence: "Each service's desktop would have a larger heap than the user's own.",
      remedy: "Check whether the two were confused; the third is usually far below the second.",
      basis: .unknown("no document sets this bound; every default keeps it"))
  }
}
