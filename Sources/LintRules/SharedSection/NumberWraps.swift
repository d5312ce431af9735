import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH410: `1024,-1,512`, `1024,4194304,512`.
  static let numberWraps = Rule(
    RuleInfo(
      id: "DH410", name: "number-wraps", severity: .error,
      summary: "A number of SharedSection is negative, or 4194304 and more.",
      explanation: """
        The numbers are kilobytes. Windows multiplies them by 1024 in 32 bits, so 4194304 KB, which is 4 GB, and more \
        leave the 32 bits and become some smaller size. A negative number is taken for a huge one. How large the \
        heaps are then is not known; where the first number becomes 0, csrss cannot create the shared section.
        """,
      sources: [Basis(Bound.wraps.source)]),
    examples: [
      RuleExample("a negative number", .windows(ExampleString.modern(section: "1024,⟦-1⟧,512"))),
      RuleExample("4 GB", .windows(ExampleString.modern(section: "1024,⟦4194304⟧,512"))),
      RuleExample("more digits than 32 bits hold", .windows(ExampleString.modern(section: "1024,20480,⟦99999999999⟧"))),
      RuleExample("a first number that becomes 0", .windows(ExampleString.modern(section: "⟦4194304⟧,20480,768"))),
      RuleExample("the default", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      (assessment.review?.numbers ?? []).filter { $0.fault == .wraps }.map { number in
        assessment.finding(rule, at: number.field.number.taken, message(assessment, number))
      }
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ number: WrittenNumber) -> Message {
    let written = assessment.quoted(number.field.number.taken)
    let fails = assessment.csrss.failures.contains { $0.fault == .sharedSectionWithoutSize }
    return Message(
      found: number.field.number.isNegative
        ? "\(number.place.title), \(written), is negative."
        : "\(number.place.title), \(written), is \(Bound.wraps.value) or more: its size in bytes does not fit into 32 bits.",
      consequence: number.place == .shared
        ? (fails
          ? "The size becomes 0, csrss cannot create the section, and Windows is not expected to boot."
          : "Windows takes another size for it; how large the shared section becomes is not known.")
        : "Windows takes another size for it; how large \(number.place.meaning) becomes is not known.",
      remedy: "Write the size in KB that is meant" + (assessment.defaultWords.map { ", such as \($0)." } ?? "."),
      basis: Basis(Bound.wraps.source))
  }
}
