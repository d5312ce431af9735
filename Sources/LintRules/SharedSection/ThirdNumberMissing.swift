import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH409: `SharedSection=1024,3072`.
  static let thirdNumberMissing = Rule(
    RuleInfo(
      id: "DH409", name: "third-number-missing", severity: .warning,
      summary: "SharedSection has no third number.",
      explanation: """
        Without a third number every non-interactive desktop gets a heap as large as that of an interactive one. Each \
        service under a user account takes one. Before Vista they all share a fixed space: with `1024,3072` NT 4 runs \
        out of it at the fifteenth desktop, and Microsoft's remedy was to add the third number 512.

        NT 3.5x and NT 4 have two numbers as their default; there this is only worth knowing.
        """,
      sources: [Basis(.kb184802), .documented("Microsoft KB169321")]),
    examples: [
      RuleExample("two numbers on Windows 8 or later", .windows(ExampleString.modern(section: "1024,⟦20480⟧"))),
      RuleExample(
        "two numbers on Server 2003", .windows(ExampleString.classic(section: "1024,⟦3072⟧")),
        options: .stated(.server2003, .x86)),
      RuleExample(
        "the default of NT 4", .windows(ExampleString.classic(section: "1024,⟦3072⟧")), options: .stated(.nt4),
        severity: .info),
      RuleExample(
        "a string that may be NT 4's", .windows(ExampleString.classic(section: "1024,⟦3072⟧")), severity: .info),
      RuleExample("three numbers", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      guard let review = assessment.review, review.text.fields.count == 2,
        let second = review.number(.interactive), second.fault == nil || second.fault == .trailing
      else { return nil }
      let range = second.textRange(in: assessment.windows.string)
      let mayHaveTwo = assessment.system.generation != nil && assessment.gradingDefault?.triple.nonInteractive == nil
      let hasTwo = mayHaveTwo || assessment.isConceivableDefault
      return assessment.finding(rule, hasTwo ? .info : .warning, at: range, message(assessment, hasTwo: hasTwo))
    }
  }

  private static func message(_ assessment: WindowsAssessment, hasTwo: Bool) -> Message {
    let heap = assessment.win32k.nonInteractiveKB.map { "\($0) KB" } ?? "as much as an interactive one"
    let usual: Kilobytes? = DefaultTriple.of(assessment.system.grading, on: assessment.system.gradingArchitecture)?
      .triple.nonInteractive
    let release = assessment.system.grading.displayName
    return Message(
      found: "SharedSection has no third number.",
      consequence: "The second number counts for every desktop: each non-interactive one, where services run, takes "
        + heap + (usual.map { " instead of \($0), the default of \(assessment.gradingName)" } ?? "") + "."
        + room(assessment, usual)
        + (assessment.system.generation == nil ? "" : assessment.gradingNote),
      remedy: hasTwo
        ? "\(release) has no third number by default; where services run out of desktops, add `,512`."
        : "Add the third number: `,\((usual ?? Bound.step.value).count)`.",
      basis: Basis(.kb184802))
  }

  /// What it costs in desktops, where the space is fixed.
  private static func room(_ assessment: WindowsAssessment, _ usual: Kilobytes?) -> String {
    guard assessment.hasFixedSpace, let now = assessment.capacity, let net = now.net, let view = now.view.size else {
      return ""
    }
    var triple = SharedSectionTriple(shared: 0, interactive: now.interactive, nonInteractive: nil)
    triple.nonInteractive = usual ?? Bound.step.value
    let then = Capacity(of: triple, in: now.view, on: assessment.system.gradingArchitecture).net
    return " At most \(net) of them fit into the \(view) that desktops share"
      + (then.map { ", instead of \($0) with a third number of \(triple.effectiveNonInteractive)." } ?? ".")
  }
}
