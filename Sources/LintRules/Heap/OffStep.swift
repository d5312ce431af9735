import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH506: `1024,20480,1000`.
  static let offStep = Rule(
    RuleInfo(
      id: "DH506", name: "off-step", severity: .warning,
      summary: "A number that is not on a step of 512 KB.",
      explanation: """
        Microsoft and the vendors change heaps by steps of 512 KB, counted from 0 or from the value in place: on x64, \
        where the third number is 768 by default, both 1024 and 1280 are on step. A number between is no fault to \
        Windows, but usually a slip, such as 1000 for 1024, or 100000. Some vendors print multiples of 256 too: those \
        are only worth knowing.
        """,
      sources: [Basis(Bound.step.source), Basis(Bound.halfStep.source)]),
    examples: [
      RuleExample(
        "a round number of people", .windows(ExampleString.modern(section: "1024,20480,⟦1000⟧")),
        fixed: .windows(ExampleString.modern(section: "1024,20480,1024"))),
      RuleExample(
        "half a step", .windows(ExampleString.classic(section: "1024,3072,⟦256⟧")),
        fixed: .windows(ExampleString.classic(section: "1024,3072,512")), options: .stated(.server2003, .x86),
        severity: .info),
      RuleExample(
        "steps from 0 on the state before",
        .windows(ExampleString.modern(section: "1024,20480,⟦1100⟧")),
        fixed: .windows(ExampleString.modern(section: "1024,20480,1280")),
        options: .stated(before: ExampleString.export(ExampleString.modern(section: "1024,20480,1000")))),
      RuleExample(
        "a step above the state before", .windows(ExampleString.modern(section: "1024,20480,1512")),
        options: .stated(before: ExampleString.export(ExampleString.modern(section: "1024,20480,1000")))),
      RuleExample("a step above the default", .windows(ExampleString.modern(section: "1024,20480,1280"))),
      RuleExample("a multiple of 512", .windows(ExampleString.modern(section: "1024,20480,4096"))),
      RuleExample("the default", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      assessment.judgedHeaps.compactMap { number -> Finding? in
        let before = context.stateBefore(assessment)?.review?.sound(number.place)
        let step = context.options.thresholds.step
        guard number.value >= number.floor, isOff(number, assessment, before, step) else { return nil }
        let grid = StepGrid(default: assessment.gradingDefault?.triple[number.place], before: before, step: step)
        let neighbours = grid.neighbours(of: number.value)
        let above = String(neighbours.above.count)
        let fix = assessment.fix("Write \(above), the next step", replacing: number.range, with: above, in: context)
        return assessment.finding(
          rule, StepGrid.isOnHalfStep(number.value) ? .info : .warning, at: number.range,
          message(number, neighbours, step, origin: before == nil ? "default" : "default or the value before"),
          fix: fix)
      }
    }
  }

  /// Whether it is on step from none of the defaults that the system may have.
  private static func isOff(
    _ number: JudgedNumber, _ assessment: WindowsAssessment, _ before: Kilobytes?, _ step: Kilobytes
  ) -> Bool {
    let defaults = assessment.conceivableDefaults.map { $0.triple[number.place] }
    return !(defaults + [nil]).contains { StepGrid(default: $0, before: before, step: step).contains(number.value) }
  }

  private static func message(
    _ number: JudgedNumber, _ neighbours: (below: Kilobytes?, above: Kilobytes), _ steps: Kilobytes, origin: String
  ) -> Message {
    let step = steps.count
    let choices = [neighbours.below, neighbours.above].compactMap { $0.map { String($0.count) } }
    return Message(
      found: "\(number.title), which is no multiple of \(step) and no whole number of such steps from the \(origin).",
      consequence: StepGrid.isOnHalfStep(number.value)
        ? "Windows uses it as it is; it is a multiple of \(Bound.halfStep.value.count), as vendors print it too."
        : "Windows uses it as it is, but Microsoft and the vendors change heaps by \(Bound.step.value.count)"
          + (steps == Bound.step.value ? "" : ", and the configuration asks for \(step)") + "; it may be a slip.",
      remedy: "The nearest \(choices.count == 1 ? "size on step is" : "sizes on step are") "
        + choices.joined(separator: " and ") + ".",
      basis: Basis(Bound.step.source))
  }
}
