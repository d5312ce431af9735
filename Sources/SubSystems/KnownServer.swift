/// The servers that Windows itself has named in this string.
package enum KnownServer: String, Sendable, CaseIterable {
  /// `basesrv,1`
  case base
  /// `winsrv:ConServerDllInitialization,2`, up to 7 and Server 2008 R2.
  case console
  /// `winsrv:UserServerDllInitialization,3`
  case user
  /// `winsrv:GdiServerDllInitialization,4`, NT 3.5x only.
  case gdi
  /// `sxssrv,4`, from 7 and Server 2008 R2 on.
  case sideBySide

  /// The module's name.
  package var module: StaticString {
    switch self {
    case .base: "basesrv"
    case .console, .user, .gdi: "winsrv"
    case .sideBySide: "sxssrv"
    }
  }

  /// The entry's name; nil where the module's own is used.
  package var entry: StaticString? {
    switch self {
    case .base, .sideBySide: nil
    case .console: "ConServerDllInitialization"
    case .user: "UserServerDllInitialization"
    case .gdi: "GdiServerDllInitialization"
    }
  }

  /// The module's own index.
  package var index: UInt32 {
    switch self {
    case .base: 1
    case .console: 2
    case .user: 3
    case .gdi, .sideBySide: 4
    }
  }

  /// The argument as Windows writes it.
  package var argument: String {
    "ServerDll=\(module)\(entry.map { ":\($0)" } ?? ""),\(index)"
  }
}
