/// The generation of Windows that the servers named in the string belong to. Raw values are those of the JSON output.
package enum TokenGeneration: String, Sendable, CaseIterable {
  /// NT 3.5 and 3.51: Gdi and Con.
  case nt3 = "nt3"
  /// NT 4 to Server 2003, Vista and Server 2008: Con alone.
  case nt4ToVista = "nt4-to-2003-or-vista"
  /// 7 and Server 2008 R2: Con and sxssrv.
  case windows7 = "7"
  /// 8, Server 2012 and later: sxssrv alone.
  case windows8AndLater = "8-and-later"

  /// The servers that the string of this generation names; that 8 and later take no Con, and that 7 and later need
  /// sxssrv, is inferred from their own strings.
  package var servers: [KnownServer] {
    switch self {
    case .nt3: [.base, .user, .gdi, .console]
    case .nt4ToVista: [.base, .user, .console]
    case .windows7: [.base, .user, .console, .sideBySide]
    case .windows8AndLater: [.base, .user, .sideBySide]
    }
  }

  /// What the string tells; nil when it names neither, or a mixture that Windows never had. basesrv and User, which all
  /// have, are no evidence.
  package init?(_ string: WindowsString) {
    let telling: [KnownServer] = [.gdi, .console, .sideBySide]
    let found = Self.allCases.first { generation in
      telling.allSatisfy { generation.servers.contains($0) == (string.argument(naming: $0) != nil) }
    }
    guard let found else { return nil }
    self = found
  }
}
