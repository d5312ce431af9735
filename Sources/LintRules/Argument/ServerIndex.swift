import Findings
import SubSystems

extension Rule {
  /// DH306: `ServerDll=sxssrv,6`.
  static let serverIndex = Rule(
    RuleInfo(
      id: "DH306", name: "server-index", severity: .error,
      summary: "The index of a server is repeated, out of range, or not the module's own.",
      explanation: """
        csrss keeps its servers in a table of six places. Place 0 is its own; an index of 6 or more, or one that \
        another server holds, makes csrss fail. Programs call a server by its place, so a server of Windows works at its \
        own place only: basesrv 1, Con 2, User 3, sxssrv (on NT 3.5x Gdi) 4.
        """,
      sources: [
        .observed("how csrss reads its arguments (so does ReactOS)"),
        .observed("the strings that Windows itself writes"),
      ]),
    examples: [
      RuleExample("out of range", .windows(ExampleString.modern().replacing("sxssrv,4", with: "sxssrv,⟦6⟧"))),
      RuleExample(
        "the place of another server", .windows(ExampleString.modern().replacing("sxssrv,4", with: "sxssrv,⟦3⟧"))),
      RuleExample(
        "the place of csrss itself", .windows(ExampleString.modern().replacing("basesrv,1", with: "basesrv,⟦0⟧"))),
      RuleExample(
        "a free place that is not its own", .windows(ExampleString.modern().replacing("basesrv,1", with: "basesrv,⟦5⟧"))
      ),
      RuleExample(
        "the same server twice",
        .windows(ExampleString.modern().replacing("ProfileControl", with: "ServerDll=sxssrv,⟦4⟧ ProfileControl"))),
      RuleExample("each at its place", .windows(ExampleString.windows7())),
    ]
  ) { rule, context in
    context.strings.flatMap { assessment in
      let string = assessment.windows.string
      return assessment.findings(at: assessment.arguments.odd) { index in
        let argument = string.arguments[index]
        guard let dll = argument.serverDll, let range = dll.indexText,
          let found = fault(argument, dll, in: assessment)
        else { return nil }
        return assessment.finding(rule, at: range, message(assessment, dll, range, found))
      }
    }
  }

  /// The end of a sentence that begins with the index, and whether csrss itself fails on it.
  private static func fault(
    _ argument: CsrssArgument, _ dll: ServerDll, in assessment: WindowsAssessment
  ) -> (lacks: String, fails: Bool)? {
    switch assessment.csrss.failures.first(where: { $0.range == argument.range })?.fault {
    case .serverDllIndexOutOfRange:
      return ("is out of range: csrss has places 0 to \(CsrssReader.serverLimit - 1)", true)
    case .serverDllIndexRepeated(CsrssReader.ownIndex): return ("is the place of csrss's own server", true)
    case .serverDllIndexRepeated: return ("is held by another server in the same value", true)
    default: break
    }
    guard let own = dll.known?.index, let index = dll.index, index != own else { return nil }
    return ("is not the place of this server", false)
  }

  private static func message(
    _ assessment: WindowsAssessment, _ dll: ServerDll, _ range: Range<Int>, _ found: (lacks: String, fails: Bool)
  ) -> Message {
    Message(
      found: "The index \(assessment.quoted(range)) \(found.lacks).",
      consequence: found.fails
        ? "csrss fails on it: Windows will not boot."
        : "Programs do not find the server there: Windows is not expected to boot.",
      remedy: dll.known.map { "Write `\($0.argument)`, and each server once." }
        ?? "Give each server a place of its own, or remove this one.",
      basis: found.fails
        ? CsrssFault.serverDllIndexRepeated(0).basis : .observed("the strings that Windows itself writes"))
  }
}
