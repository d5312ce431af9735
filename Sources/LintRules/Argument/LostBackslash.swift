import Findings
import SubSystems

extension Rule {
  /// DH311: `%SystemRoot%system32csrss.exe`, `ObjectDirectory=Windows`.
  static let lostBackslash = Rule(
    RuleInfo(
      id: "DH311", name: "lost-backslash", severity: .error,
      summary: "The backslashes of the path or of the object directory are lost.",
      explanation: """
        Scripts, mail programs and web pages take backslashes for escapes and drop them; regedit does it too, in a \
        quoted string where they are not doubled. Articles have printed the string so. Windows then finds neither \
        csrss nor the object directory, and is not expected to boot.
        """,
      sources: [.unknown("concluded from what path and directory are for")]),
    examples: [
      RuleExample(
        "no backslash at all",
        .windows(
          ExampleString.modern().replacing(#"%SystemRoot%\system32\csrss.exe"#, with: "⟦%SystemRoot%system32csrss.exe⟧")
            .replacing(#"=\Windows"#, with: "=⟦Windows⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "one of the path's backslashes lost",
        .windows(
          ExampleString.modern().replacing(
            #"%SystemRoot%\system32\csrss.exe"#, with: #"⟦%SystemRoot%system32\csrss.exe⟧"#)),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a path of a drive",
        .windows(
          ExampleString.modern().replacing(#"%SystemRoot%\system32\csrss.exe"#, with: "⟦C:Windowssystem32csrss.exe⟧"))),
      RuleExample("all backslashes there", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let string = assessment.windows.string
      return assessment.findings(at: assessment.arguments.odd) { index in
        let argument = string.arguments[index]
        switch argument.kind {
        case .program(.lostBackslashes): return program(rule, assessment, argument, context)
        case .objectDirectory:
          guard let value = argument.value, string.isText("Windows", in: value) else { return nil }
          let fix = assessment.fix(#"Write \Windows"#, replacing: value, with: #"\Windows"#, in: context)
          return assessment.finding(rule, at: value, directoryMessage, fix: fix)
        default: return nil
        }
      }
    }
  }

  private static func program(
    _ rule: RuleInfo, _ assessment: WindowsAssessment, _ argument: CsrssArgument, _ context: LintContext
  ) -> Finding {
    let right = #"%SystemRoot%\system32\csrss.exe"#
    let isOfVariable = assessment.windows.string.text(in: argument.range).lowercased().hasPrefix("%systemroot%")
    let fix = isOfVariable ? assessment.fix("Write \(right)", replacing: argument.range, with: right, in: context) : nil
    let message = Message(
      found: "The path \(assessment.quoted(argument.range)) has lost backslashes.",
      consequence: "Windows does not find csrss there and is not expected to boot.",
      remedy: "Write `\(right)`; between quotes in a .reg file each backslash is written twice.",
      basis: .unknown("concluded from what the path is for"))
    return assessment.finding(rule, at: argument.range, message, fix: fix)
  }

  private static let directoryMessage = Message(
    found: "ObjectDirectory has lost the backslash before `Windows`.",
    consequence: "csrss cannot make its object directory: Windows is not expected to boot.",
    remedy: #"Write `ObjectDirectory=\Windows`; between quotes in a .reg file the backslash is written twice."#,
    basis: .unknown("concluded from what the directory is for"))
}
