import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH510: from `1024,20480,768` to `1024,20480,4096` at once.
  static let largeStep = Rule(
    RuleInfo(
      id: "DH510", name: "large-step", severity: .warning,
      summary: "Raises a number by more than one step of 512 KB at once.",
      explanation: """
        Articles advise to raise a heap by 512 KB, to restart and to look whether it is enough. Every service desktop \
        takes what is added, and what one step mends needs no second. It is told only where the state before is given. \
        Lowering a number, going back to the default and adding the third number on NT 4 are no large steps.
        """,
      sources: [Basis(Bound.step.source)]),
    examples: [
      RuleExample(
        "the third raised from 768 to 4096", .windows(ExampleString.modern(section: "1024,20480,⟦4096⟧")),
        options: .stated(before: ExampleString.export(ExampleString.modern()))),
      RuleExample(
        "the third raised from nothing beyond the second",
        .windows(ExampleString.modern(section: "1024,20480,⟦40960⟧")),
        options: .stated(before: ExampleString.export(ExampleString.modern(section: "1024,20480")))),
      RuleExample(
        "one step", .windows(ExampleString.modern(section: "1024,20480,1280")),
        options: .stated(before: ExampleString.export(ExampleString.modern()))),
      RuleExample(
        "lowered", .windows(ExampleString.modern(section: "1024,20480,1024")),
        options: .stated(before: ExampleString.export(ExampleString.modern(section: "1024,20480,8192")))),
      RuleExample(
        "back to the default", .windows(ExampleString.modern()),
        options: .stated(before: ExampleString.export(ExampleString.modern(section: "1024,3072,512")))),
      RuleExample(
        "a third number added on NT 4", .windows(ExampleString.classic(section: "1024,3072,4096")),
        options: .stated(.nt4, before: ExampleString.export(ExampleString.classic(section: "1024,3072")))),
      RuleExample("no state before", .windows(ExampleString.modern(section: "1024,20480,4096"))),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment -> [Finding] in
      guard let before = context.stateBefore(assessment) else { return [] }
      return assessment.judgedHeaps.compactMap { number in
        let defaults = assessment.conceivableDefaults.map { $0.triple[number.place] }
        guard let old = old(number.place, before, assessment), number.value - old > Bound.step.value,
          !defaults.contains(number.value)
        else { return nil }
        return assessment.finding(rule, at: number.range, message(number, old))
      }
    }
  }

  /// The number before; the second where there was no third, which is no start to count from on NT 3.5x and NT 4.
  private static func old(
    _ place: NumberPlace, _ before: WindowsAssessment, _ after: WindowsAssessment
  ) -> Kilobytes? {
    guard let review = before.review else { return nil }
    if place == .nonInteractive, review.numbers.count == 2 {
      return after.gradingDefault?.triple.nonInteractive == nil ? nil : review.sound(.interactive)
    }
    return review.sound(place)
  }

  private static func message(_ number: JudgedNumber, _ old: Kilobytes) -> Message {
    let step = Bound.step.value
    return Message(
      found: "\(number.place.title) is raised from \(old.count) to \(number.value.count), by more than one step of "
        + "\(step).",
      consequence: number.place == .nonInteractive
        ? "Every non-interactive desktop takes \((number.value - old)) more, whether it needs them or not."
        : "Every interactive desktop takes \((number.value - old)) more, whether it needs them or not.",
      remedy: "Raise it to \((old + step).count), restart, and look at the use before the next step.",
      basis: Basis(Bound.step.source))
  }
}

extension LintContext {
  /// What `assessment` was before: the value of the same control set, else the last one given.
  func stateBefore(_ assessment: WindowsAssessment) -> WindowsAssessment? {
    before.last { $0.windows.controlSet == assessment.windows.controlSet } ?? before.last
  }
}
