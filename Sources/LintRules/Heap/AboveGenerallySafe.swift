import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH505: before Vista, numbers over 8192.
  static let aboveGenerallySafe = Rule(
    RuleInfo(
      id: "DH505", name: "above-generally-safe", severity: .warning,
      summary: "Before Vista: a number above what is generally safe.",
      explanation: """
        Before Vista all desktops of a session share a fixed space. Microsoft calls values up to about 8 MB generally \
        safe, and adds that this may be pushing it. On x64, where the second number is 20480 by default, this is held \
        against the third number only. From Vista on the space is dynamic and this rule is silent.
        """,
      sources: [Basis(Bound.generallySafe.source)]),
    examples: [
      RuleExample(
        "the second number on x86", .windows(ExampleString.classic(section: "1024,⟦12288⟧,512")),
        options: .stated(.server2003, .x86)),
      RuleExample(
        "the third number on x64", .windows(ExampleString.classic(section: "1024,20480,⟦10240⟧")),
        options: .stated(.server2003, .x64)),
      RuleExample(
        "just as much as is safe", .windows(ExampleString.classic(section: "1024,8192,512")),
        options: .stated(.server2003, .x86)),
      RuleExample(
        "the default of x64", .windows(ExampleString.classic(section: "1024,20480,768")),
        options: .stated(.xp, .x64)),
      RuleExample(
        "from Vista on", .windows(ExampleString.classic(section: "1024,12288,1024")),
        options: .stated(.server2008, .x86)),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      guard assessment.hasFixedSpace else { return [Finding]() }
      let isWide = assessment.system.gradingArchitecture.figures == .x64
      return assessment.judgedHeaps.filter {
        $0.value > Bound.generallySafe.value && !(isWide && $0.place == .interactive)
      }.map { assessment.finding(rule, at: $0.range, message(assessment, $0)) }
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ number: JudgedNumber) -> Message {
    let safe = Bound.generallySafe.value.count
    return Message(
      found: "\(number.title), more than \(safe).",
      consequence: "On \(assessment.gradingName) all desktops of a session share "
        + (assessment.view.size.map { "\($0)" } ?? "a fixed space")
        + ", so larger heaps leave room for fewer desktops. Microsoft says "
        + "that values up to about \(safe) \"are generally safe, but may be pushing it\"." + assessment.gradingNote,
      remedy: "Stay at or below \(safe), and raise by steps of \(Bound.step.value.count).",
      basis: Basis(Bound.generallySafe.source))
  }
}
