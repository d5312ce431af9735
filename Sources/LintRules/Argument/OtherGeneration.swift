import DesktopHeap
import Findings
import SubSystems

extension Rule {
  /// DH307: `ServerDll=winsrv:ConServerDllInitialization,2` on Windows 8.
  static let otherGeneration = Rule(
    RuleInfo(
      id: "DH307", name: "other-generation", severity: .warning,
      summary: "A server of another generation of Windows than this system is.",
      explanation: """
        The string names the servers of its generation: Gdi on NT 3.5x, Con up to Windows 7 and Server 2008 R2, sxssrv \
        from these two on, and Con no longer from Windows 8 and Server 2012 on. A string that was copied from \
        another release names servers that this one does not have. No document says what Windows does then; that 8 and \
        later must not have Con is concluded from their own strings.

        The string alone does not tell the release that it is on. `--release` does, and so does an export that has the \
        key `HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion` beside it, as one of all of HKLM has.
        """,
      sources: [.observed("the strings that Windows itself writes"), .unknown("what a server too many does")]),
    examples: [
      RuleExample(
        "a string of Windows 7 on Server 2019",
        .windows(
          ExampleString.windows7().replacing("ServerDll=winsrv:Con", with: "⟦ServerDll=winsrv:Con").replacing(
            ",2 ", with: ",2⟧ ")),
        options: .stated(.server2019)),
      RuleExample(
        "a string of Windows 8 on Server 2003",
        .windows(ExampleString.modern().replacing("ServerDll=sxssrv,4", with: "⟦ServerDll=sxssrv,4⟧")),
        options: .stated(.server2003)),
      RuleExample(
        "a string of Windows 7 in an export that says Windows 10",
        .registry(
          ExampleKey.windows10 + ExampleKey.subSystems
            + ExampleKey.string(
              "Windows",
              ExampleString.windows7().replacing("ServerDll=winsrv:Con", with: "⟦ServerDll=winsrv:Con").replacing(
                ",2 ", with: ",2⟧ ")))),
      RuleExample("a string of its own generation", .windows(ExampleString.windows7()), options: .stated(.windows7)),
      RuleExample("the release is not known", .windows(ExampleString.windows7())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let expected = assessment.system.tokenGenerations.flatMap(\.servers)
      return assessment.findings(at: assessment.windows.string.arguments.indices) { index in
        let argument = assessment.windows.string.arguments[index]
        guard let server = argument.serverDll?.known, !expected.contains(server),
          !assessment.arguments.isSpokenFor(index)
        else { return nil }
        return assessment.finding(rule, at: argument.range, message(assessment, argument, server))
      }
    }
  }

  private static func message(
    _ assessment: WindowsAssessment, _ argument: CsrssArgument, _ server: KnownServer
  ) -> Message {
    let owners =
      switch server {
      case .gdi: "NT 3.5x only"
      case .console: "releases up to Windows 7 and Server 2008 R2"
      case .sideBySide: "Windows 7 and Server 2008 R2 and later"
      case .base, .user: "every release"
      }
    let system = assessment.system.release?.displayName ?? "this system"
    return Message(
      found: "\(assessment.quoted(argument.range)) belongs to \(owners), and the system is taken to be \(system) "
        + "(from: \(assessment.system.assumedFrom.joined(separator: ", "))).",
      consequence: "The string seems to be copied from another release; whether Windows boots with it is not certain.",
      remedy: "Take the string of this release and change the numbers in it only.",
      basis: .unknown("concluded from the strings that Windows itself writes"))
  }
}
