import Findings
import SubSystems

extension Rule {
  /// DH304: `Windows On`, `MaxRequestThreads`, `ServerDll=sxssrv`.
  static let malformedArgument = Rule(
    RuleInfo(
      id: "DH304", name: "malformed-argument", severity: .error,
      summary: "An argument of csrss without what csrss needs of it.",
      explanation: """
        csrss needs `=` behind `Windows`, a number in `MaxRequestThreads`, and a comma and an index in each \
        `ServerDll`. `MaxRequestThreads` without its number hung NT 4 at the start, as Microsoft printed. An object \
        directory that is not `\\Windows`, and an entry that Windows' own modules do not have, are told here too.
        """,
      sources: [.documented("Microsoft KB187704"), .observed("how csrss reads its arguments (so does ReactOS)")]),
    examples: [
      RuleExample(
        "Windows without its equals sign", .windows(changed("Windows=On", "⟦Windows On⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "Windows alone", .windows(changed("Windows=On", "⟦Windows⟧")), fixed: .windows(ExampleString.modern())),
      RuleExample(
        "no number of threads", .windows(changed("MaxRequestThreads=16", "⟦MaxRequestThreads⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "no number behind the equals sign", .windows(changed("MaxRequestThreads=16", "⟦MaxRequestThreads=⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a server without its index", .windows(changed("sxssrv,4", "⟦sxssrv⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample(
        "a server without its index behind the comma", .windows(changed("basesrv,1", "⟦basesrv,⟧")),
        fixed: .windows(ExampleString.modern())),
      RuleExample("a server without anything", .windows(changed("ServerDll=sxssrv,4", "⟦ServerDll⟧"))),
      RuleExample(
        "an entry that winsrv does not have",
        .windows(changed("UserServerDllInitialization", "⟦UserServerDllInitialisation⟧"))),
      RuleExample(
        "another object directory", .windows(changed(#"=\Windows "#, #"=⟦\Windows2⟧ "#)),
        fixed: .windows(ExampleString.modern())),
      RuleExample("another number of threads", .windows(changed("MaxRequestThreads=16", "MaxRequestThreads=32"))),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let string = assessment.windows.string
      return assessment.findings(at: assessment.arguments.odd) { index in
        guard let defect = ArgumentDefect(string, index) else { return nil }
        let fix = defect.replacement.flatMap {
          assessment.fix($0.title, replacing: $0.range, with: $0.text, in: context)
        }
        return assessment.finding(rule, at: defect.range, message(assessment, defect), fix: fix)
      }
    }
  }

  private static func changed(_ text: String, _ other: String) -> String {
    ExampleString.modern().replacing(text, with: other)
  }

  private static func message(_ assessment: WindowsAssessment, _ defect: ArgumentDefect) -> Message {
    Message(
      found: "\(assessment.quoted(defect.range)) \(defect.lacks).", consequence: defect.consequence,
      remedy: defect.remedy, basis: defect.basis)
  }
}
