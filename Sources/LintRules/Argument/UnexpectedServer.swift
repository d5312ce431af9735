import Findings
import SubSystems

extension Rule {
  /// DH305: `ServerDll=other,5`.
  static let unexpectedServer = Rule(
    RuleInfo(
      id: "DH305", name: "unexpected-server-dll", severity: .error,
      summary: "A server DLL that Windows never ships there.",
      explanation: """
        csrss loads every module that a `ServerDll` names, as SYSTEM, at every boot. Windows itself names basesrv, \
        winsrv and, since Windows 7, sxssrv; no other module belongs there. One that does not exist stops the boot; \
        one that exists runs with the highest rights. Therefore nothing is mended by itself: find out who wrote it.
        """,
      sources: [.observed("the strings that Windows itself writes name no other module")]),
    examples: [
      RuleExample(
        "a module that is not of Windows",
        .windows(ExampleString.modern().replacing("ProfileControl", with: "ServerDll=⟦evil⟧,5 ProfileControl"))),
      RuleExample(
        "a misspelled module", .windows(ExampleString.modern().replacing("basesrv", with: "⟦basesvr⟧"))),
      RuleExample(
        "a path to a module",
        .windows(ExampleString.modern().replacing("ServerDll=sxssrv,4", with: #"ServerDll=⟦C:\Temp\sxssrv.dll⟧,4"#))),
      RuleExample("the servers of Windows 7", .windows(ExampleString.windows7())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let string = assessment.windows.string
      return assessment.findings(at: assessment.arguments.odd) { index in
        guard let dll = string.arguments[index].serverDll, dll.known == nil else { return nil }
        let module = moduleRange(string.arguments[index], dll, in: string)
        guard !module.isEmpty,
          !KnownServer.allCases.contains(where: { string.isText($0.module, in: module) })
        else { return nil }
        return assessment.finding(rule, at: module, message(assessment, module))
      }
    }
  }

  /// The module; a path with the colon of its drive, which csrss would take for that of an entry.
  private static func moduleRange(_ argument: CsrssArgument, _ dll: ServerDll, in string: WindowsString) -> Range<Int> {
    guard let entry = dll.entry, string.text(in: entry).hasPrefix("\\") else { return dll.module }
    return dll.module.lowerBound..<entry.upperBound
  }

  private static func message(_ assessment: WindowsAssessment, _ module: Range<Int>) -> Message {
    Message(
      found: "\(assessment.quoted(module)) is no module that Windows names here.",
      consequence:
        "csrss loads it as SYSTEM at every boot: it may be tampering. If there is no such module, Windows is "
        + "not expected to boot.",
      remedy: "Find out who wrote it. Windows names basesrv, winsrv and, since Windows 7, sxssrv.",
      basis: .observed("the strings that Windows itself writes"))
  }
}
