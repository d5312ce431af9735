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

  /// What the string tells; nil when it names neither, or a mixture that Windows never had.
  package init?(_ string: WindowsString) {
    let has = { (server: KnownServer) in string.argument(naming: server) != nil }
    switch (has(.gdi), has(.console), has(.sideBySide)) {
    case (true, true, false): self = .nt3
    case (false, true, false): self = .nt4ToVista
    case (false, true, true): self = .windows7
    case (false, false, true): self = .windows8AndLater
    default: return nil
    }
  }
}
