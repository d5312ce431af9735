import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH504: a second number over 20480.
  static let aboveDocumentedMaximum = Rule(
    RuleInfo(
      id: "DH504", name: "above-documented-maximum", severity: .warning,
      summary: "The second number is larger than Microsoft documents.",
      explanation: """
        Microsoft names 20480 KB as the most for the heap of an interactive desktop. On 64-bit Windows 30720 to 65536 \
        are in use and reported to work; nobody vouches for them. Where 20480 are not enough, something on that \
        desktop usually creates windows, menus or hooks without end.
        """,
      sources: [Basis(Bound.interactiveMaximum.source)]),
    examples: [
      RuleExample("as met on terminal servers", .windows(ExampleString.modern(section: "1024,⟦30720⟧,768"))),
      RuleExample("far above", .windows(ExampleString.modern(section: "1024,⟦65536⟧,4096"))),
      RuleExample("the maximum", .windows(ExampleString.modern(section: "1024,20480,4096"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let second = assessment.judged(.interactive), second.value > context.options.thresholds.interactiveMaximum
      else { return nil }
      return assessment.finding(rule, at: second.range, message(second, context.options.thresholds.interactiveMaximum))
    }
  }

  private static func message(_ second: JudgedNumber, _ maximum: Kilobytes) -> Message {
    let documented = Bound.interactiveMaximum.value
    let most = maximum.count
    return Message(
      found: "The second number is \(second.value.count), more than \(most), the "
        + (maximum == documented ? "documented maximum." : "maximum of the configuration."),
      consequence: "Sizes up to 65536 are in use on 64-bit Windows, but no document promises that they work.",
      remedy: "Write \(most) or less, and look for the program that uses up the heap of the desktop.",
      basis: Basis(Bound.interactiveMaximum.source))
  }
}
