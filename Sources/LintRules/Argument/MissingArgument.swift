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
      let missing = MissingArguments(assessment)
      guard !missing.texts.isEmpty else { return nil }
      return assessment.finding(rule, at: string.textEnd..<string.textEnd, message(assessment, missing))
    }
  }

  private static func message(_ assessment: WindowsAssessment, _ missing: MissingArguments) -> Message {
    let list = missing.texts.joined(separator: ", ")
    let owner = assessment.system.release?.displayName ?? "Every release that this may be"
    return Message(
      found: missing.texts.count == 1 ? "The value has no \(list)." : "These arguments are missing: \(list).",
      consequence: missing.isOfReleaseOnly
        ? "\(owner) has it in its own string and is not expected to boot without it."
        : "Windows is not expected to boot without \(missing.texts.count == 1 ? "it" : "them").",
      remedy:
        "Add what is missing, or take the whole string from a machine of this release and change only its numbers.",
      basis: .unknown("concluded from the strings that Windows itself writes"))
  }
}

/// What a value lacks that booting needs, and that no other rule speaks of.
private struct MissingArguments {
  /// The arguments as Windows writes them.
  let texts: [String]
  /// Whether it is only what some releases need.
  let isOfReleaseOnly: Bool

  init(_ assessment: WindowsAssessment) {
    let string = assessment.windows.string
    // A token in the place of the program is there all the same; what blanks broke or other characters blur, too.
    let present =
      string.arguments.compactMap { Self.needed($0, in: string) } + assessment.arguments.broken.compactMap(\.needed)
    let needed: [NeededArgument] = [.objectDirectory, .base, .user]
    let always = needed.filter { !present.contains($0) }.map { "`\($0.rawValue)`" }
    let servers = Self.missingServers(assessment).map { "`\($0.argument)`" }
    isOfReleaseOnly = always.isEmpty
    // Without any server it is enough to name those that all releases have.
    let namesServers = string.arguments.contains { $0.serverDll != nil }
    texts = always + (servers.count > 1 ? [Self.either] : namesServers || always.isEmpty ? servers : [])
  }

  /// One of the two servers that tell releases apart.
  private static var either: String {
    "`\(KnownServer.console.argument)` (up to Windows 7) or `\(KnownServer.sideBySide.argument)` (since Windows 7)"
  }

  /// Which needed argument a token is, well or badly written.
  private static func needed(_ argument: CsrssArgument, in string: WindowsString) -> NeededArgument? {
    switch argument.kind {
    case .program(.shipped): return nil
    case .program:
      let alone = WindowsString("csrss.exe " + string.text(in: argument.range)).arguments.last
      return alone?.kind == .objectDirectory ? .objectDirectory : nil
    case .objectDirectory: return .objectDirectory
    case .serverDll(let dll):
      if argument.names(module: KnownServer.base.module, in: string) { return .base }
      let isUser = dll.known == .user || (dll.known == nil && dll.index == KnownServer.user.index)
      return isUser && argument.names(module: KnownServer.user.module, in: string) ? .user : nil
    default: return nil
    }
  }

  /// The servers that each possible release has and the value lacks; both where it has neither of the two that tell
  /// releases apart and the release is not known.
  private static func missingServers(_ assessment: WindowsAssessment) -> [KnownServer] {
    let string = assessment.windows.string
    let telling: [KnownServer] = [.console, .sideBySide]
    let lacking = telling.filter { server in
      string.argument(naming: server) == nil && !assessment.arguments.broken.contains { $0.server == server }
        && !hasOddEntry(server, in: string)
    }
    if lacking.isEmpty { return [] }
    let generations = assessment.system.tokenGenerations
    let needed = lacking.filter { server in generations.allSatisfy { $0.servers.contains(server) } }
    if needed.isEmpty, lacking.count == telling.count { return lacking }
    return needed
  }

  /// A module of Windows with the server's index but another entry, which DH304 tells.
  private static func hasOddEntry(_ server: KnownServer, in string: WindowsString) -> Bool {
    string.arguments.contains {
      $0.names(module: server.module, in: string) && $0.serverDll?.known == nil
        && $0.serverDll?.index == server.index
    }
  }
}
