import Findings
import SubSystems

extension Rule {
  /// DH303: an argument that csrss does not know.
  static let unknownArgument = Rule(
    RuleInfo(
      id: "DH303", name: "unknown-argument", severity: .warning,
      summary: "An argument that csrss does not know.",
      explanation: """
        csrss notes an error when it meets an argument that it does not know. Each ObjectDirectory, SharedSection, \
        ServerDll or MaxRequestThreads argument behind it sets that note anew, so csrss survives by accident: a \
        warning. When none of them follows, the error stands, and Windows does not boot: an error.
        """,
      sources: [.observed("how csrss reads its arguments (so does ReactOS)")]),
    examples: [
      RuleExample(
        "dirt in the middle", .windows(ExampleString.modern().replacing("Windows=On", with: "Windows=On ⟦337⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "dirt at the end", .windows(ExampleString.modern() + " ⟦337⟧"), fixed: .windows(ExampleString.modern()),
        severity: .error),
      RuleExample(
        "a lost first letter",
        .windows(ExampleString.modern().replacing(#"ObjectDirectory=\Windows"#, with: #"⟦bjectDirectory=\Windows⟧"#)),
        fixed: .windows(ExampleString.modern())),
      RuleExample("the arguments of Windows", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment -> [Finding] in
      let string = assessment.windows.string
      let unknown = assessment.arguments.odd.filter { string.arguments[$0].kind == .unknown }
      if unknown.isEmpty { return [] }
      // csrss survives those before an argument that it knows: what keeps Windows from booting is told first of all.
      let survived = assessment.csrss.survived.last?.range.upperBound ?? 0
      let fatal = unknown.drop { string.arguments[$0].range.upperBound <= survived }
      return assessment.findings(at: fatal + unknown.dropLast(fatal.count)) { index in
        let argument = string.arguments[index]
        let survives = argument.range.upperBound <= survived
        let meant = ArgumentName.meant(by: string.text(in: argument.name))
        let fix =
          if let meant {
            assessment.fix("Write \(meant)", replacing: argument.name, with: meant, in: context)
          } else {
            assessment.fix(
              "Remove the argument", replacing: string.withBlankBefore(argument.range), with: "", in: context)
          }
        return assessment.finding(
          rule, survives ? .warning : .error, at: argument.range, message(assessment, argument, survives, meant),
          fix: fix)
      }
    }
  }

  private static func message(
    _ assessment: WindowsAssessment, _ argument: CsrssArgument, _ survives: Bool, _ meant: String?
  ) -> Message {
    Message(
      found: "csrss knows no argument \(assessment.quoted(argument.range)).",
      consequence: survives
        ? "csrss survives it by accident, because arguments that it knows follow."
        : "No argument follows that makes csrss forget the error: Windows will not boot.",
      remedy: meant.map { "Write its name as `\($0)`, if that was meant." }
        ?? "Remove it, or correct its name if an argument was meant.",
      basis: CsrssFault.unknownArgument.basis)
  }
}
