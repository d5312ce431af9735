import DesktopHeap
import SubSystems

/// What a value lacks that booting needs, and that no other rule speaks of.
struct MissingArguments: Sendable {
  /// Those that every release needs.
  let always: [NeededArgument]
  /// Those of the two servers that tell releases apart.
  private let servers: [KnownServer]
  /// Whether there is any server.
  private let namesServers: Bool

  /// What `string` lacks, in which blanks cut the arguments `broken`.
  init(_ string: WindowsString, broken: [BrokenArgument]) {
    // A token in the place of the program is there all the same; what blanks broke or other characters blur, too.
    let present = string.arguments.compactMap { Self.needed($0, in: string) } + broken.compactMap(\.needed)
    let needed: [NeededArgument] = [.objectDirectory, .base, .user]
    always = needed.filter { !present.contains($0) }
    let telling: [KnownServer] = [.console, .sideBySide]
    servers = telling.filter { server in
      string.argument(naming: server) == nil && !broken.contains { $0.server == server }
        && !Self.hasOddEntry(server, in: string)
    }
    namesServers = string.arguments.contains { $0.serverDll != nil }
  }

  /// What is missing on a system, as Windows writes it.
  func texts(on system: SystemAssumption) -> [String] {
    let arguments = always.map { "`\($0.rawValue)`" }
    let servers = servers(on: system)
    if servers.count > 1 { return arguments + [Self.either] }
    // Without any server it is enough to name those that all releases have.
    return arguments + (namesServers || always.isEmpty ? servers.map { "`\($0.argument)`" } : [])
  }

  /// The servers that each possible release has and the value lacks; both where it has neither of the two that tell
  /// releases apart and the release is not known.
  private func servers(on system: SystemAssumption) -> [KnownServer] {
    if servers.isEmpty { return [] }
    let generations = system.tokenGenerations
    let needed = servers.filter { server in generations.allSatisfy { $0.servers.contains(server) } }
    return needed.isEmpty && servers.count > 1 ? servers : needed
  }

  /// Both of the two servers that tell releases apart.
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

  /// A module of Windows with the server's index but another entry, which DH304 tells.
  private static func hasOddEntry(_ server: KnownServer, in string: WindowsString) -> Bool {
    string.arguments.contains {
      $0.names(module: server.module, in: string) && $0.serverDll?.known == nil
        && $0.serverDll?.index == server.index
    }
  }
}
