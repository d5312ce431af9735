/// An account (SID), told by its name: what KB169321 calls a security principal.
package typealias SecurityIdentifier = CaselessName

extension SecurityIdentifier {
  /// The account of the operating system itself.
  package static let localSystemAccount: SecurityIdentifier = "NT AUTHORITY\\SYSTEM"
}

/// One logon to a computer (LUID): each typed logon and each LogonUser call makes a new one (KB169321).
package struct LogonIdentifier: Hashable, Sendable {
  /// The number that Windows gave to the logon.
  package let value: UInt64

  /// A logon by its number.
  package init(_ value: UInt64) { self.value = value }
}

/// Code that asks COM for a class object.
package struct ActivationClient: Hashable, Sendable {
  /// From where the request comes.
  package enum Origin: Hashable, Sendable {
    /// From a process of the same machine that runs on this desktop.
    case local(DesktopPlace)
    /// From another machine: COM looks at no window station (KB169321).
    case remote
  }

  /// The account of the client process.
  package let account: SecurityIdentifier
  /// The logon of the client process.
  package let logon: LogonIdentifier
  /// Where the client process runs.
  package let origin: Origin

  /// A client.
  package init(account: SecurityIdentifier, logon: LogonIdentifier, origin: Origin) {
    self.account = account
    self.logon = logon
    self.origin = origin
  }

  /// A client on this machine; `place` is WinSta0's Default desktop unless told otherwise.
  package static func local(
    _ account: SecurityIdentifier, logon: UInt64, at place: DesktopPlace = .winSta0
  ) -> ActivationClient {
    ActivationClient(account: account, logon: LogonIdentifier(logon), origin: .local(place))
  }

  /// A client on another machine.
  package static func remote(_ account: SecurityIdentifier, logon: UInt64) -> ActivationClient {
    ActivationClient(account: account, logon: LogonIdentifier(logon), origin: .remote)
  }
}
