import Findings
import SubSystems

extension Rule {
  /// DH308: `SharedSection =1024,20480,768`, a line break inside the value.
  static let brokenByBlank = Rule(
    RuleInfo(
      id: "DH308", name: "broken-by-blank", severity: .error,
      summary: "A blank or a line break inside an argument, or a line break inside the value.",
      explanation: """
        csrss cuts the value at blanks, tabs and line ends and knows no quoting. An argument with a blank inside \
        becomes two that it does not know or that lack something; most often Windows does not boot then. A line break \
        comes in when a value is copied from a page or a mail; it cuts like a blank, wherever it stands. Blanks \
        between the numbers of SharedSection are DH404, and `Shared Section` is DH401.
        """,
      sources: [.observed("csrss cuts its command line at blanks and line ends (so does ReactOS)")]),
    examples: [
      RuleExample(
        "a blank before an equals sign", .windows(changed("SharedSection=", "SharedSection⟦ ⟧=")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank behind an equals sign", .windows(changed("Windows=On", "Windows=⟦ ⟧On")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank before the index of a server", .windows(changed("basesrv,1", "basesrv,⟦ ⟧1")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank inside a name", .windows(changed("MaxRequestThreads", "Max⟦ ⟧RequestThreads")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a blank inside the path", .windows(changed("system32\\csrss", "system32\\⟦ ⟧csrss")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a line break between the numbers", .windows(changed("1024,20480", "1024,⟦\r\n⟧20480")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a line break inside an argument", .windows(changed("UserServerDll", "User⟦\n⟧ServerDll")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a line break between arguments", .windows(changed(" SubSystemType", "⟦\r\n⟧SubSystemType")),
        fixed: .windows(ExampleString.modern())),
      RuleExample("two blanks between arguments", .windows(changed(" SubSystemType", "  SubSystemType"))),
      RuleExample("blanks where they belong", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let inside = assessment.findings(at: assessment.arguments.broken) { broken in
        guard let first = broken.blanks.first else { return nil }
        let fix = assessment.fix(
          "Write \(broken.whole)", replacing: broken.range, with: broken.whole, in: context)
        return assessment.finding(rule, at: first, insideMessage(assessment, broken, first), fix: fix)
      }
      let between = assessment.findings(at: assessment.arguments.lineBreaks) { run in
        let fix = assessment.fix("Write a blank for the line break", replacing: run, with: " ", in: context)
        return assessment.finding(rule, at: run, betweenMessage, fix: fix)
      }
      return inside + between
    }
  }

  private static func changed(_ text: String, _ other: String) -> String {
    ExampleString.modern().replacing(text, with: other)
  }

  private static func insideMessage(
    _ assessment: WindowsAssessment, _ broken: BrokenArgument, _ blank: Range<Int>
  ) -> Message {
    let sign = assessment.windows.string.breaksLine(in: blank) ? "A line break" : "A blank"
    let faults = assessment.csrss.failures.filter { failure in
      failure.range.overlaps(broken.range) || (broken.needed.map { failure.fault == .missing($0) } ?? false)
    }
    let start = faults.contains { $0.fault.ground != .inferred } ? "will not boot" : "is not expected to boot"
    return Message(
      found: "\(sign) stands inside the argument `\(broken.whole)`.",
      consequence: !faults.isEmpty
        ? "csrss cuts the argument there and cannot use the parts: Windows \(start)."
        : "csrss cuts the argument there and does not know the rest; it survives only because other arguments follow.",
      remedy: "Write `\(broken.whole)` without it.",
      basis: .observed("csrss cuts its command line at blanks and line ends"))
  }

  private static let betweenMessage = Message(
    found: "A line break stands between two arguments.",
    consequence: "csrss cuts the value there as at a blank, so Windows may start by accident; whatever reads the value "
      + "line by line loses the rest.",
    remedy: "Write the whole value on one line, with a blank there.",
    basis: .observed("csrss cuts its command line at blanks and line ends"))
}
