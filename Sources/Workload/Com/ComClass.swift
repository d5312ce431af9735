/// How a class object registers with `CoRegisterClassObject` (KB169321).
package enum ClassUsage: String, Hashable, Sendable, CaseIterable {
  /// REGCLS_MULTIPLEUSE: one class object is meant for all requests.
  case multipleUse = "multiple-use"
  /// REGCLS_SINGLEUSE: every request gets a new process. Kept for old applications; new classes should not use it.
  case singleUse = "single-use"
}

/// The account that a Win32 service runs as.
package enum ServiceAccount: Hashable, Sendable {
  /// LocalSystem; with "Allow Service to Interact with Desktop" it runs in WinSta0.
  case localSystem(interactsWithDesktop: Bool)
  /// LocalService, from Windows XP on: one window station of the system's own.
  case localService
  /// NetworkService, from Windows XP on: one window station of the system's own.
  case networkService
  /// A user account: each logon session has a window station of its own.
  case user(SecurityIdentifier)
}

/// The security identity under which COM starts a server: `RunAs` under the AppID key, or a service (KB169321).
package enum ServerIdentity: Hashable, Sendable {
  /// RunAs `Interactive User`: whoever is logged on at the console.
  case interactiveUser
  /// RunAs a named account.
  case thisUser(SecurityIdentifier)
  /// No RunAs: "Activate as Activator".
  case launchingUser
  /// The class lives in a Win32 service.
  case win32Service(ServiceAccount)
}

/// A COM class, with what decides about its processes and window stations.
package struct ComClass: Hashable, Sendable {
  /// The CLSID or any other name that is unique on the machine.
  package let name: CaselessName
  /// Multiple-use or single-use.
  package let usage: ClassUsage
  /// Whose identity its server runs under.
  package let identity: ServerIdentity

  /// A class.
  package init(_ name: CaselessName, usage: ClassUsage, identity: ServerIdentity) {
    self.name = name
    self.usage = usage
    self.identity = identity
  }
}

/// What KB169321 tells apart in COM's behaviour over time.
package enum ComRelease: String, Hashable, Sendable, CaseIterable {
  /// Windows NT 4.0 up to Service Pack 3: each RunAs process has a window station of its own.
  case beforeServicePack4 = "before NT 4.0 SP4"
  /// From Service Pack 4 on: RunAs servers of one user share one window station.
  case servicePack4OrLater = "NT 4.0 SP4 or later"
}
