import Findings
import SubSystems

extension Rule {
  /// DH404: `SharedSection=1024, 3072,512`.
  static let blankInSharedSection = Rule(
    RuleInfo(
      id: "DH404", name: "blank-in-shared-section", severity: .error,
      summary: "A blank between the numbers of SharedSection.",
      explanation: """
        csrss cuts the value at blanks and knows no quoting, so a blank behind a comma ends the argument there. \
        What follows is an argument of its own that csrss does not know. When the blank stands behind the first comma, \
        SharedSection has nothing behind its comma and csrss fails: the machine does not start. When it stands behind \
        the second, csrss survives by accident, because other arguments follow.

        Some vendors' pages print the numbers with blanks; the registry must not have them.
        """,
      sources: [.observed("csrss as ReactOS has it, and Windows itself")]),
    examples: [
      RuleExample(
        "a blank behind the first comma",
        .windows(ExampleString.modern(section: "1024,⟦ ⟧20480,768")),
        fixed: .windows(ExampleString.modern(section: "1024,20480,768"))),
      RuleExample(
        "a blank behind the second comma",
        .windows(ExampleString.modern(section: "1024,20480,⟦ ⟧768")),
        fixed: .windows(ExampleString.modern(section: "1024,20480,768"))),
      RuleExample("no blank", .windows(ExampleString.modern(section: "1024,20480,768"))),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      guard let joined = SharedSectionText.joined(assessment.windows.string) else { return nil }
      return assessment.finding(rule, at: joined.blanks(in: assessment.windows.string), message(assessment))
    }
  }

  private static func message(_ assessment: WindowsAssessment) -> Message {
    Message(
      found: "A blank stands between the numbers of SharedSection.",
      consequence: assessment.csrss.starts
        ? "csrss cuts the argument there and starts only because other arguments follow."
        : "csrss cuts the argument there and fails: Windows will not boot.",
      remedy: "Write the numbers without blanks.",
      basis: .observed("csrss cuts its command line at blanks"))
  }
}

extension SharedSectionText {
  /// The first run of blanks inside the text.
  fileprivate func blanks(in string: WindowsString) -> Range<Int> {
    let start = string.units[range].firstIndex(where: Blank.isBlank) ?? range.lowerBound
    let end = string.units[start..<range.upperBound].firstIndex { !Blank.isBlank($0) } ?? range.upperBound
    return start..<end
  }
}
