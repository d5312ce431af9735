import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH407: `0x5000`.
  static let unusualRadix = Rule(
    RuleInfo(
      id: "DH407", name: "unusual-radix", severity: .warning,
      summary: "A number is written in hexadecimal, octal or binary digits.",
      explanation: """
        Windows takes the prefixes `0x`, `0o` and `0b`, in small letters, so such a number works. Nobody expects it: \
        every article and every tool writes decimal kilobytes, and whoever raises the number next may misread it.
        """,
      sources: [.documented("RtlCharToInteger with base 0"), .readers]),
    examples: [
      RuleExample(
        "hexadecimal digits", .windows(ExampleString.modern(section: "1024,⟦0x5000⟧,768")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "octal digits", .windows(ExampleString.modern(section: "1024,20480,⟦0o1400⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "all three", .windows(ExampleString.modern(section: "⟦0x400⟧,⟦0x5000⟧,⟦0x300⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample("a leading zero is decimal", .windows(ExampleString.modern(section: "1024,20480,0768"))),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      (assessment.review?.numbers ?? []).compactMap { number in
        guard let value = number.sound, number.field.number.radix != .decimal else { return nil }
        let range = number.field.number.taken
        let fix = assessment.fix("Write \(value.count)", replacing: range, with: String(value.count), in: context)
        return assessment.finding(rule, at: range, message(assessment, number, value.count), fix: fix)
      }
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ number: WrittenNumber, _ value: Int64) -> Message {
    let radix =
      switch number.field.number.radix {
      case .binary: "binary"
      case .octal: "octal"
      case .decimal: "decimal"
      case .hexadecimal: "hexadecimal"
      }
    return Message(
      found: "\(number.place.title), \(assessment.quoted(number.field.number.taken)), is written in \(radix) digits.",
      consequence: "Windows reads it as \(value) KB; people and scripts may read it as something else.",
      remedy: "Write `\(value)`.",
      basis: .documented("RtlCharToInteger with base 0 takes the prefix"))
  }
}
