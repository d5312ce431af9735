import Findings
import SubSystems

extension Rule {
  /// DH403: `SharedSection=1024`, `1024;20480;768`, `1024,20480,`.
  static let malformedSharedSection = Rule(
    RuleInfo(
      id: "DH403", name: "shared-section-malformed", severity: .error,
      summary: "SharedSection lacks a comma or a number, or parts its numbers with another sign.",
      explanation: """
        csrss needs a comma in `SharedSection=` and something behind it; otherwise it fails and the machine does not \
        start. win32k looks for the commas too: without one the heaps are 512 and 128 KB. What it makes of a number \
        that is not written (`1024,20480,`) is not known; a word without digits counts as 0, so that the smallest \
        heap is used.
        """,
      sources: [.observed("how csrss and win32k read the string; csrss as ReactOS has it")]),
    examples: [
      RuleExample("one number only", .windows(ExampleString.modern(section: "⟦1024⟧"))),
      RuleExample("semicolons", .windows(ExampleString.modern(section: "1024⟦;⟧20480;768"))),
      RuleExample("a semicolon for the second comma", .windows(ExampleString.modern(section: "1024,20480⟦;⟧768"))),
      RuleExample("blanks for commas", .windows(ExampleString.modern(section: "⟦1024⟧ 20480 768"))),
      RuleExample("nothing behind the comma", .windows(ExampleString.modern(section: "1024,⟦⟧"))),
      RuleExample("nothing behind the second comma", .windows(ExampleString.modern(section: "1024,20480,⟦⟧"))),
      RuleExample("nothing between the commas", .windows(ExampleString.modern(section: "1024,⟦⟧,768"))),
      RuleExample("no first number", .windows(ExampleString.modern(section: "⟦⟧,20480,768"))),
      RuleExample("nothing at all", .windows(ExampleString.modern(section: "⟦⟧"))),
      RuleExample("a word for a number", .windows(ExampleString.modern(section: "1024,⟦max⟧,768"))),
      RuleExample(
        "no equals sign",
        .windows(ExampleString.modern().replacing("SharedSection=", with: "⟦SharedSection⟧ "))),
      RuleExample("three numbers", .windows(ExampleString.modern(section: "1024,20480,768"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let (range, found) = defect(assessment) else { return nil }
      return assessment.finding(rule, at: range, message(assessment, found))
    }
  }

  /// Where the first defect is, and a sentence about it.
  private static func defect(_ assessment: WindowsAssessment) -> (Range<Int>, String)? {
    let string = assessment.windows.string
    guard let review = assessment.review else {
      return string.arguments(of: .sharedSection).first.map { ($0.range, "SharedSection has no `=` and no numbers.") }
    }
    for number in review.numbers {
      switch number.fault {
      case .empty where review.text.fields.count == 1: return (review.text.range, "SharedSection has no numbers.")
      case .empty:
        return (number.textRange(in: string), "\(number.place.title) is not written: nothing stands at its place.")
      case .noDigits:
        let word = number.textRange(in: string)
        return (word, "\(number.place.title), \(assessment.quoted(word)), begins with no digit.")
      case .wrongSeparator(let sign):
        return (sign, "\(assessment.quoted(sign)) stands between two numbers of SharedSection instead of a comma.")
      default: continue
      }
    }
    guard review.text.fields.count == 1, let only = review.number(.shared), only.fault != .broken,
      only.fault != .placeholder, only.fault != .lookAlike
    else { return nil }
    return (review.text.range, "SharedSection has one number and no comma.")
  }

  private static func message(_ assessment: WindowsAssessment, _ found: String) -> Message {
    let faults = assessment.csrss.failures.map(\.fault)
    let start =
      faults.contains(.sharedSectionMalformed)
      ? "csrss fails on it: Windows will not boot."
      : faults.contains(.sharedSectionWithoutSize)
        ? "csrss cannot create a section without size: Windows is not expected to boot."
        : "csrss takes it, since one comma is enough for it."
    return Message(
      found: found,
      consequence: "\(start) \(assessment.heapSentence)",
      remedy: "Write the numbers with commas and no blanks\(assessment.defaultWords.map { ", such as \($0)" } ?? "").",
      basis: .readers)
  }
}
