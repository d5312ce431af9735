import Findings
import SubSystems

extension Rule {
  /// DH310: a value of more than about 607 characters.
  static let valueTooLong = Rule(
    RuleInfo(
      id: "DH310", name: "value-too-long", severity: .error,
      summary: "win32k does not read so long a value, or so long a SharedSection.",
      explanation: """
        win32k reads the value into a buffer of about 607 characters. A longer one it does not read at all: the heaps \
        are then 3072 KB each, whatever the numbers say. Within the value it looks at about 32 characters from \
        `SharedSection` on, so a number written with many leading zeros may be cut. Both lengths are observed and \
        known to one character only: a value of just that length is a warning. csrss has no such limit.
        """,
      sources: [.observed("how win32k reads the string")]),
    examples: [
      RuleExample("a value that is too long", .windows(filled(to: Win32kReader.valueLimit) + "⟦" + filling(20) + "⟧")),
      RuleExample(
        "a value of just that length",
        .windows(filled(to: Win32kReader.valueLimit - 1) + "⟦" + filling(1) + "⟧"), severity: .warning),
      RuleExample(
        "leading zeros push a number out of sight",
        .windows(ExampleString.modern(section: "1024,00020480,0000⟦0000768⟧"))),
      RuleExample("a value that is long enough", .windows(filled(to: Win32kReader.valueLimit - 2))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      let count = assessment.windows.string.units.count
      if count > Win32kReader.valueLimit {
        return assessment.finding(rule, at: Win32kReader.valueLimit..<count, tooLong(count))
      }
      if count == Win32kReader.valueLimit {
        return assessment.finding(rule, .warning, at: count - 1..<count, atTheLimit(count))
      }
      guard let number = assessment.review?.numbers.first(where: { $0.fault == .unseen }),
        let start = assessment.review?.text.argument?.range.lowerBound
      else { return nil }
      let end = number.field.range.upperBound
      let cut = max(number.field.range.lowerBound, start + Win32kReader.windowLength)..<end
      return assessment.finding(rule, at: cut, outOfSight(assessment, number))
    }
  }

  private static func filled(to count: Int) -> String {
    ExampleString.modern() + filling(max(0, count - ExampleString.modern().utf16.count))
  }

  private static func filling(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func tooLong(_ count: Int) -> Message {
    guard count > Win32kReader.valueLimit + 1 else { return atTheLimit(count) }
    return Message(
      found: "The value has \(count) characters, more than about \(Win32kReader.valueLimit).",
      consequence: "win32k, which sizes the heaps, does not read a value that long: the numbers have no effect, and "
        + "both heaps are \(Win32kReader.unreadableKB) KB.",
      remedy: "Shorten the value to what Windows itself writes, some 250 characters.",
      basis: .observed("how win32k reads the string"))
  }

  private static func atTheLimit(_ count: Int) -> Message {
    Message(
      found: "The value has \(count) characters, which is at the limit.",
      consequence: "win32k reads about \(Win32kReader.valueLimit); whether it reads this one is not certain. If not, "
        + "both heaps are \(Win32kReader.unreadableKB) KB.",
      remedy: "Shorten the value to what Windows itself writes, some 250 characters.",
      basis: .observed("how win32k reads the string"))
  }

  private static func outOfSight(_ assessment: WindowsAssessment, _ number: WrittenNumber) -> Message {
    Message(
      found: "\(number.place.title) ends more than \(Win32kReader.windowLength) characters behind the start of "
        + "`SharedSection`.",
      consequence: "win32k looks at about \(Win32kReader.windowLength) characters and cuts the number. "
        + assessment.heapSentence,
      remedy: "Write the numbers without leading zeros and signs.",
      basis: .observed("how win32k reads the string"))
  }
}
