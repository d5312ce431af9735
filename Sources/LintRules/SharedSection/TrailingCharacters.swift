import Findings
import SubSystems

extension Rule {
  /// DH406: `20480KB`, `20H0`.
  static let trailingCharacters = Rule(
    RuleInfo(
      id: "DH406", name: "trailing-characters", severity: .warning,
      summary: "Something follows the digits of a number and is not read.",
      explanation: """
        Windows reads a number up to the first character that is no digit, and leaves the rest without a word. A unit \
        such as `KB` does no harm, since the numbers are kilobytes anyway: a warning. A letter among the digits cuts \
        the number: `2O480` with a letter O is 2, `20H0` is 20, and `20MB` is 20 KB. win32k then uses its smallest \
        heaps, 512 KB for interactive and 128 KB for all other desktops: an error.
        """,
      sources: [.documented("RtlCharToInteger stops at the first character that is no digit"), .readers]),
    examples: [
      RuleExample(
        "a unit", .windows(ExampleString.modern(section: "1024,20480⟦KB⟧,768")), fixed: .windows(ExampleString.modern())
      ),
      RuleExample(
        "a letter H among the digits", .windows(ExampleString.modern(section: "1024,20⟦H0⟧,10240")), severity: .error),
      RuleExample(
        "the letter O for a zero", .windows(ExampleString.modern(section: "1024,2⟦O480⟧,768")),
        fixed: .windows(ExampleString.modern()), severity: .error),
      RuleExample("another unit", .windows(ExampleString.modern(section: "1024,20⟦MB⟧,768")), severity: .error),
      RuleExample(
        "a full stop between thousands", .windows(ExampleString.modern(section: "1024,20⟦.480⟧,768")),
        fixed: .windows(ExampleString.modern()), severity: .error),
      RuleExample(
        "a capital X, with which 0x is no prefix", .windows(ExampleString.modern(section: "1024,0⟦X5000⟧,768")),
        severity: .error),
      RuleExample("digits alone", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      (assessment.review?.numbers ?? []).filter { $0.fault == .trailing }.map { number in
        let rest = TrailingText(assessment.windows.string, number)
        let fix = rest.meant.flatMap { meant in
          assessment.fix(
            "Write \(meant)", replacing: number.textRange(in: assessment.windows.string), with: meant, in: context)
        }
        return assessment.finding(
          rule, rest.changesTheNumber ? .error : .warning, at: rest.range, message(assessment, number, rest), fix: fix)
      }
    }
  }

  private static func message(
    _ assessment: WindowsAssessment, _ number: WrittenNumber, _ rest: TrailingText
  ) -> Message {
    let text = number.text(in: assessment.windows.string)
    return Message(
      found: "\(number.place.title), `\(text)`, is read as \(number.field.number.bits): what follows the digits is "
        + "ignored.",
      consequence: rest.changesTheNumber
        ? "This is hardly the number that is meant. \(effect(assessment, number))"
        : "The number is used as meant, in KB; the rest does nothing.",
      remedy: rest.meant.map { "Write `\($0)`." } ?? "Write the number of KB in digits alone.",
      basis: .documented("RtlCharToInteger stops at the first character that is no digit"))
  }

  private static func effect(_ assessment: WindowsAssessment, _ number: WrittenNumber) -> String {
    number.place == .shared
      ? "csrss creates a shared section of \(number.field.number.bits) KB." : assessment.heapSentence
  }
}

/// What follows the digits of a number.
private struct TrailingText {
  /// Where it stands.
  let range: Range<Int>
  /// The number that is meant, where that is plain.
  let meant: String?
  /// Whether the number read is another than the one meant.
  let changesTheNumber: Bool

  /// Units that say what the number is anyway.
  private static let kilobytes: Set<String> = ["k", "kb", "kib", "kbyte", "kbytes"]
  /// Letters that stand for digits.
  private static let digits: [Character: Character] = ["O": "0", "o": "0", "I": "1", "l": "1"]

  init(_ string: WindowsString, _ number: WrittenNumber) {
    range = number.field.trailing
    let read = string.text(in: number.field.number.taken)
    let rest = string.text(in: range)
    if Self.kilobytes.contains(rest.lowercased()) {
      meant = read
      changesTheNumber = false
      return
    }
    let mended = String(rest.map { Self.digits[$0] ?? $0 })
    let isThousands = rest.count == 4 && [".", "'", "_"].contains(rest.prefix(1)) && Int(rest.dropFirst()) != nil
    if isThousands {
      meant = read + rest.dropFirst()
    } else {
      meant = mended.allSatisfy { $0.isASCII && $0.isNumber } ? read + mended : nil
    }
    let unit = rest.lowercased()
    changesTheNumber =
      mended.contains { $0.isNumber } || unit.hasPrefix("m") || unit.hasPrefix("g") || unit.hasPrefix("b")
  }
}
