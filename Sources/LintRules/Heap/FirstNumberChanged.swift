import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH501: `SharedSection=2048,20480,768`.
  static let firstNumberChanged = Rule(
    RuleInfo(
      id: "DH501", name: "first-number-changed", severity: .warning,
      summary: "The first number is not 1024.",
      explanation: """
        The first number is the heap common to all desktops: the global handle table and shared system settings. It \
        has nothing to do with the heap of a desktop; raising it does not help where desktops run out of heap. \
        Microsoft calls it obsolete and says that it should not be changed. With 0 csrss has no section to create.
        """,
      sources: [Basis(Bound.shared.source), .observed("csrss creates a section of that size")]),
    examples: [
      RuleExample(
        "raised", .windows(ExampleString.modern(section: "⟦2048⟧,20480,768")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "zero", .windows(ExampleString.modern(section: "⟦0⟧,20480,768")), fixed: .windows(ExampleString.modern()),
        severity: .error),
      RuleExample("left alone", .windows(ExampleString.modern(section: "1024,20480,2048"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let first = assessment.judged(.shared), first.value != Bound.shared.value else { return nil }
      let right = String(Bound.shared.value.count)
      let fix = assessment.fix("Write \(right)", replacing: first.range, with: right, in: context)
      return assessment.finding(rule, first.value == 0 ? .error : .warning, at: first.range, message(first), fix: fix)
    }
  }

  private static func message(_ first: JudgedNumber) -> Message {
    let right = Bound.shared.value.count
    return first.value == 0
      ? Message(
        found: "The first number is 0.",
        consequence: "csrss cannot create a shared section without size: Windows is not expected to boot.",
        remedy: "Write \(right).", basis: .unknown("concluded from what the number is for"))
      : Message(
        found: "The first number is \(first.value.count) instead of \(right).",
        consequence: "It is the heap that all desktops share and changes no desktop's heap; Microsoft says that it "
          + "should not be changed.",
        remedy: "Write \(right); for services raise the third number, for programs on the screen the second.",
        basis: Basis(Bound.shared.source))
  }
}
