import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH302: an argument that booting needs is not there.
  static let missingArgument = Rule(
    RuleInfo(
      id: "DH302", name: "missing-argument", severity: .error,
      summary: "An argument that booting needs is not there.",
      explanation: """
        Every release needs `ObjectDirectory=\\Windows`, `SharedSection=` (see DH401), `ServerDll=basesrv,1` and \
        `ServerDll=winsrv:UserServerDllInitialization,3`. Up to Windows 7 and Server 2008 R2 \
        `ServerDll=winsrv:ConServerDllInitialization,2` is needed, from these two on `ServerDll=sxssrv,4`. That \
        is concluded from the strings that each release has; no document says it.

        The usual way to lose them is to put the new numbers in the place of the whole value, or to copy a line of \
        another release. `Windows=On`, `SubSystemType` and `ProfileControl` may be missing.
        """,
      sources: [.observed("the strings that Windows itself writes"), .unknown("concluded from what they are for")]),
    examples: [
      RuleExample(
        "cut off behind the numbers",
        .windows(#"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=1024,20480,768⟦⟧"#)),
      RuleExample(
        "the whole value overwritten with the numbers", .windows("Windows SharedSection=1024,20480,20480⟦⟧")),
      RuleExample(
        "a lost first letter",
        .windows(ExampleString.modern().replacing("ObjectDirectory", with: "bjectDirectory") + "⟦⟧")),
      RuleExample(
        "a string of Windows XP on Server 2012", .windows(ExampleString.classic(section: "1024,20480,768") + "⟦⟧"),
        options: .stated(.server2012)),
      RuleExample(
        "a string of Windows XP in an export that says Windows 10",
        .registry(
          ExampleKey.windows10 + ExampleKey.subSystems
            + ExampleKey.string("Windows", ExampleString.classic(section: "1024,20480,768") + "⟦⟧"))),
      RuleExample(
        "a string of Windows 8 on Windows 7", .windows(ExampleString.modern() + "⟦⟧"), options: .stated(.windows7)),
      RuleExample(
        "neither of the servers that tell releases apart",
        .windows(ExampleString.modern().replacing(" ServerDll=sxssrv,4", with: "") + "⟦⟧")),
      RuleExample("without Windows=On", .windows(ExampleString.modern().replacing(" Windows=On", with: ""))),
      RuleExample("all that XP needs", .windows(ExampleString.classic()), options: .stated(.xp)),
    ]
  ) { rule, context in
    context.strings.compactMap { assessment in
      let string = assessment.windows.string
      guard assessment.arguments.isSubSystemString, assessment.arguments.placeholders.isEmpty,
        !assessment.arguments.isBlurred, string.textEnd == string.units.count
      else { return nil }
      let missing = assessment.arguments.missing.texts(on: assessment.system)
      guard !missing.isEmpty else { return nil }
      return assessment.finding(rule, at: string.textEnd..<string.textEnd, message(assessment, missing))
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ missing: [String]) -> Message {
    let list = missing.joined(separator: ", ")
    let owner = assessment.system.release?.displayName ?? "Every release that this may be"
    return Message(
      found: missing.count == 1 ? "The value has no \(list)." : "These arguments are missing: \(list).",
      consequence: assessment.arguments.missing.always.isEmpty
        ? "\(owner) has it in its own string and is not expected to boot without it."
        : "Windows is not expected to boot without \(missing.count == 1 ? "it" : "them").",
      remedy:
        "Add what is missing, or take the whole string from a machine of this release and change only its numbers.",
      basis: .unknown("concluded from the strings that Windows itself writes"))
  }
}
