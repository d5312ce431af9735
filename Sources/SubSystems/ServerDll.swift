/// The value of a `ServerDll` argument: `module[:entry],index`.
package struct ServerDll: Hashable, Sendable {
  /// The module's name, without the entry.
  package let module: Range<Int>
  /// The entry's name after the first `:` before the comma; nil without one.
  package let entry: Range<Int>?
  /// What stands after the first comma; nil without a comma.
  package let indexText: Range<Int>?
  /// The index as csrss reads it (base 10); nil where there is no text or no number after the comma.
  package let index: UInt32?
  /// Which of the servers of Windows it names, entry included; nil for any other.
  package let known: KnownServer?

  init(in units: [UInt16], value: Range<Int>) {
    let comma = units[value].firstIndex(of: ASCII.comma)
    let name = value.lowerBound..<(comma ?? value.upperBound)
    let colon = units[name].firstIndex(of: ASCII.colon)
    let module = name.lowerBound..<(colon ?? name.upperBound)
    let entry = colon.map { $0 + 1..<name.upperBound }
    self.module = module
    self.entry = entry
    indexText = comma.map { $0 + 1..<value.upperBound }
    index = indexText.flatMap { text in
      // Base 10 here, unlike the numbers of SharedSection: a prefix is no part of it.
      let number = ClassicNumber(in: units, field: text)
      guard number.radix == .decimal else { return 0 }
      return number.hasDigits ? number.bits : nil
    }
    known = KnownServer.allCases.first { server in
      ASCII.matches(units[module], server.module)
        && (server.entry.map { text in entry.map { ASCII.matches(units[$0], text) } ?? false } ?? (entry == nil))
    }
  }
}

/// The servers that Windows itself has named in this string.
package enum KnownServer: Int, Sendable, CaseIterable {
  /// `basesrv,1`
  case base = 1
  /// `winsrv:ConServerDllInitialization,2`, up to 7 and Server 2008 R2.
  case console = 2
  /// `winsrv:UserServerDllInitialization,3`
  case user = 3
  /// `winsrv:GdiServerDllInitialization,4`, NT 3.5x only.
  case gdi = -4
  /// `sxssrv,4`, from 7 and Server 2008 R2 on.
  case sideBySide = 4

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
  package var index: UInt32 { UInt32(rawValue.magnitude) }

  /// The argument as Windows writes it.
  package var argument: String {
    "ServerDll=\(module)\(entry.map { ":\($0)" } ?? ""),\(index)"
  }
}
