import Findings
import SubSystems

extension Rule {
  /// DH408: `1024,20480,768,1024`, `1024,20,480,768`.
  static let tooManyNumbers = Rule(
    RuleInfo(
      id: "DH408", name: "too-many-numbers", severity: .warning,
      summary: "SharedSection has more than three numbers.",
      explanation: """
        Windows reads three numbers at most. A fourth number or word, which some pages advise to add, does nothing: a \
        warning. When a comma was put between thousands, as in `20,480`, the numbers are others than meant: \
        `1024,20,480,768` is read as 1024, 20 and 480, so interactive desktops get the smallest heap: an error.
        """,
      sources: [.readers, .documented("Microsoft KB184802 names three numbers")]),
    examples: [
      RuleExample(
        "a fourth number", .windows(ExampleString.modern(section: "1024,20480,768,⟦1024⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a word behind the third number", .windows(ExampleString.modern(section: "1024,20480,768,⟦x,y⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a comma at the end", .windows(ExampleString.modern(section: "1024,20480,768⟦,⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a comma between thousands", .windows(ExampleString.modern(section: "1024,⟦20,480⟧,768")),
        fixed: .windows(ExampleString.modern()), severity: .error),
      RuleExample(
        "commas between thousands in all numbers",
        .windows(ExampleString.modern(section: "⟦1,024,20,480⟧,768")), fixed: .windows(ExampleString.modern()),
        severity: .error),
      RuleExample("three numbers", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let review = assessment.review, !review.isBroken, let extra = review.text.extra.first else { return nil }
      if let first = review.thousands.first, let last = review.thousands.last {
        let range = first.lowerBound..<last.upperBound
        let meant = withoutThousands(review, range, assessment.windows.string)
        let fix = assessment.fix("Write \(meant)", replacing: range, with: meant, in: context)
        return assessment.finding(rule, .error, at: range, thousandsMessage(assessment, review, range, meant), fix: fix)
      }
      let end = review.text.range.upperBound
      let withComma = extra.range.lowerBound - 1..<end
      let range = extra.range.lowerBound == end ? withComma : extra.range.lowerBound..<end
      let fix = assessment.fix("Remove what Windows ignores", replacing: withComma, with: "", in: context)
      return assessment.finding(rule, at: range, ignoredMessage(assessment, range), fix: fix)
    }
  }

  /// The text of `range` without the commas inside its numbers.
  private static func withoutThousands(_ review: SectionReview, _ range: Range<Int>, _ string: WindowsString) -> String
  {
    var text = ""
    for field in review.text.fields where range.contains(field.range.lowerBound) {
      let continues = review.thousands.contains {
        $0.lowerBound < field.range.lowerBound && $0.contains(field.range.lowerBound)
      }
      text += (text.isEmpty || continues ? "" : ",") + string.text(in: field.range)
    }
    return text
  }

  private static func thousandsMessage(
    _ assessment: WindowsAssessment, _ review: SectionReview, _ range: Range<Int>, _ meant: String
  ) -> Message {
    let read = review.text.fields.prefix(3).map { assessment.windows.string.text(in: $0.range) }
    return Message(
      found: "\(assessment.quoted(range)) looks like a number with a comma between its thousands.",
      consequence: "Windows takes every comma for the end of a number and reads \(read.joined(separator: ", ")). "
        + assessment.heapSentence,
      remedy: "Write `\(meant)`.",
      basis: .readers)
  }

  private static func ignoredMessage(_ assessment: WindowsAssessment, _ range: Range<Int>) -> Message {
    Message(
      found: assessment.windows.string.text(in: range) == ","
        ? "A comma stands behind the third number." : "\(assessment.quoted(range)) stands behind the third number.",
      consequence: "Windows reads three numbers: what follows has no effect, whatever a page may say.",
      remedy: "Remove it; where more heap was meant, change the second or the third number.",
      basis: .readers)
  }
}
