import Findings
import SubSystems

extension Rule {
  /// DH404: `SharedSection=1024, 3072,512`.
  static let blankInSharedSection = Rule(
    RuleInfo(
      id: "DH404", name: "blank-in-shared-section", severity: .error,
      summary: "A blank between the numbers of SharedSection.",
      explanation: """
        csrss cuts the value at blanks and knows no quoting, so a blank ends the argument there. What follows is an \
        argument of its own that csrss does not know. When the blank stands before or behind the first comma, \
        SharedSection has no comma or nothing behind it, and csrss fails: the machine does not start. When it stands \
        at the second comma, csrss survives by accident, because other arguments follow.

        win32k skips blanks before a number, so it would size the heaps as meant. Some vendors' pages print the \
        numbers with blanks; the registry must not have them. A line break between the numbers is DH308.
        """,
      sources: [.observed("csrss cuts its command line at blanks (so does ReactOS); win32k skips them")]),
    examples: [
      RuleExample(
        "a blank behind the first comma",
        .windows(ExampleString.modern(section: "1024,⟦ ⟧20480,768")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank behind the second comma",
        .windows(ExampleString.modern(section: "1024,20480,⟦ ⟧768")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "blanks behind both commas",
        .windows(ExampleString.modern(section: "1024,⟦ ⟧20480, 768")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "two blanks before a comma",
        .windows(ExampleString.modern(section: "1024⟦  ⟧,20480,768")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank behind the equals sign",
        .windows(ExampleString.modern(section: "⟦ ⟧1024,20480,768")), fixed: .windows(ExampleString.modern())),
      RuleExample("no blank", .windows(ExampleString.modern(section: "1024,20480,768"))),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      let string = assessment.windows.string
      guard let review = assessment.review, review.isBroken else { return nil }
      let joined = review.text
      if string.breaksLine(in: joined.range) { return nil }
      let runs = string.blankRuns(in: joined.range)
      guard let first = runs.first, let last = runs.last else { return nil }
      let all = first.lowerBound..<last.upperBound
      let closed = string.units[all].filter { !Blank.isBlank($0) }
      let fix = assessment.fix(
        all.count == 1 ? "Remove the blank" : "Remove the blanks", replacing: all,
        with: String(decoding: closed, as: UTF16.self), in: context)
      return assessment.finding(rule, at: first, message(assessment, joined, count: runs.count), fix: fix)
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ joined: SharedSectionText, count: Int) -> Message {
    let fails = assessment.csrss.failures.contains { $0.fault == .sharedSectionMalformed }
    let closed = assessment.windows.string.units[joined.range].filter { !Blank.isBlank($0) }
    return Message(
      found: count == 1
        ? "A blank stands inside the numbers of SharedSection."
        : "Blanks stand inside the numbers of SharedSection, at \(count) places.",
      consequence: fails
        ? "csrss cuts the argument there, misses the comma or what follows it, and fails: Windows will not boot."
        : "csrss cuts the argument there and survives what is left over only because other arguments follow.",
      remedy: "Write `SharedSection=\(String(decoding: closed, as: UTF16.self))`.",
      basis: .observed("csrss cuts its command line at blanks"))
  }
}
