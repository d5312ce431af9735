import Findings
import SubSystems

extension Rule {
  /// DH402: `SharedSection=… SharedSection=…`.
  static let duplicateSharedSection = Rule(
    RuleInfo(
      id: "DH402", name: "shared-section-duplicate", severity: .error,
      summary: "SharedSection stands more than once in the value.",
      explanation: """
        csrss creates the shared section when it meets `SharedSection=`. A second one asks it to create the section \
        again, which fails, and with csrss the start of Windows; that is concluded from how csrss works, no document \
        says so. win32k takes the first one for the heaps, so a second one at the end would change nothing anyway.
        """,
      sources: [.unknown("concluded from how csrss creates the section"), .observed("win32k takes the first")]),
    examples: [
      RuleExample(
        "new numbers appended instead of changed",
        .windows(ExampleString.modern() + " ⟦SharedSection=1024,20480,2048⟧"),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a second one in other letters",
        .windows(ExampleString.modern(section: "1024,20480,768 ⟦sharedsection=1024,3072,512⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample("one SharedSection", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let all = assessment.windows.string.arguments(of: .sharedSection)
      return assessment.findings(at: all.dropFirst()) { again in
        let withBlank = assessment.windows.string.withBlankBefore(again.range)
        let fix = assessment.fix("Remove the second SharedSection", replacing: withBlank, with: "", in: context)
        return assessment.finding(rule, at: again.range, message(assessment, all[0], again), fix: fix)
      }
    }
  }

  private static func message(
    _ assessment: WindowsAssessment, _ first: CsrssArgument, _ again: CsrssArgument
  ) -> Message {
    Message(
      found: "\(assessment.quoted(again.range)) is a second SharedSection; "
        + "the first is \(assessment.quoted(first.range)).",
      consequence: "csrss is not expected to create the section twice: it fails, and Windows will not boot. "
        + "For the heaps win32k reads the first one only.",
      remedy: "Keep one: put the numbers that you want into the first and remove the other.",
      basis: .unknown("concluded from how csrss creates the section"))
  }
}

extension WindowsString {
  /// `range` and the blanks before it.
  func withBlankBefore(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, Blank.isBlank(units[start - 1]) { start -= 1 }
    return start..<range.upperBound
  }
}
