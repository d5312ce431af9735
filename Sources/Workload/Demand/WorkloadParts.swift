/// A Win32 service that is no COM server of the description.
package struct ServiceUse: Hashable, Sendable {
  /// The service's name.
  package let name: String
  /// The account that it runs as.
  package let account: ServiceAccount
  /// The process that it shares with other services under the same logon, or nil for a process of its own.
  package let sharedProcess: CaselessName?
  /// The service's window station, where it is known: a COM client that runs there is then the same desktop's user.
  package let windowStation: CaselessName?

  /// A service.
  package init(
    _ name: String, account: ServiceAccount, sharedProcess: CaselessName? = nil, windowStation: CaselessName? = nil
  ) {
    self.name = name
    self.account = account
    self.sharedProcess = sharedProcess
    self.windowStation = windowStation
  }
}

/// A user who is logged on interactively.
package struct InteractiveSession: Hashable, Sendable {
  /// The session's number; each further user has one of his own.
  package let number: Int
  /// The user's name.
  package let user: String
  /// Whether the screen saver runs, on a desktop of its own.
  package let isScreenSaverRunning: Bool

  /// An interactive session.
  package init(number: Int, user: String, isScreenSaverRunning: Bool = false) {
    self.number = number
    self.user = user
    self.isScreenSaverRunning = isScreenSaverRunning
  }
}

/// The COM servers of a workload.
package struct ComWorkload: Hashable, Sendable {
  /// Whether servers of one user share a window station.
  package let release: ComRelease
  /// The user at the console at the start, or nil.
  package let interactiveUser: SecurityIdentifier?
  /// The session of the console: 0 before Vista.
  package let consoleSession: Int
  /// What happens.
  package let events: [ComEvent]

  /// COM servers.
  package init(
    release: ComRelease, interactiveUser: SecurityIdentifier?, consoleSession: Int = 0, events: [ComEvent]
  ) {
    self.release = release
    self.interactiveUser = interactiveUser
    self.consoleSession = consoleSession
    self.events = events
  }
}

/// Requests for a Reflection for Secure IT server that are open at the same time.
package struct ReflectionWorkload: Hashable, Sendable {
  /// "Maximum number of connections".
  package let maximumConnections: Int
  /// What is open.
  package let requests: [Repeated<SecureShellRequest>]

  /// Requests.
  package init(
    maximumConnections: Int = ReflectionServer.defaultMaximumConnections, requests: [Repeated<SecureShellRequest>]
  ) {
    self.maximumConnections = maximumConnections
    self.requests = requests
  }
}

/// Services of a machine with NT 4.0 that connect to a server again and again (Q258837).
package struct SessionLeakWorkload: Hashable, Sendable {
  /// The services under user accounts.
  package let services: Int
  /// How often each of them stops and connects again.
  package let reconnects: Int
  /// The sessions that the server takes.
  package let limit: SessionLimit
  /// The redirector of the machine that the services run on.
  package let redirector: Redirector
  /// What happens to sessions that are left idle.
  package let idleSessions: SessionLeak.IdleSessions

  /// Services that connect.
  package init(
    services: Int, reconnects: Int, limit: SessionLimit, redirector: Redirector = Redirector(),
    idleSessions: SessionLeak.IdleSessions = .reusedMeanwhile
  ) {
    self.services = services
    self.reconnects = reconnects
    self.limit = limit
    self.redirector = redirector
    self.idleSessions = idleSessions
  }
}

/// Connections to OpenSSH's server that are open at the same time.
package struct OpenSshWorkload: Sendable {
  /// What sshd_config says.
  package let configuration: SshdConfiguration
  /// The connections, each with the sessions that it asks for.
  package let connections: [Repeated<Connection>]
  /// The connections that come at the same time, before any of them has authenticated.
  package let atOnce: Int

  /// One connection.
  package struct Connection: Hashable, Sendable {
    /// Whose it is.
    package let attributes: SshdConnection
    /// The sessions that it asks for, at the same time.
    package let sessions: Int

    /// A connection.
    package init(_ attributes: SshdConnection, sessions: Int = 1) {
      self.attributes = attributes
      self.sessions = sessions
    }
  }

  /// Connections.
  package init(configuration: SshdConfiguration, connections: [Repeated<Connection>], atOnce: Int = 0) {
    self.configuration = configuration
    self.connections = connections
    self.atOnce = atOnce
  }
}

/// A part of a workload, so many times.
package struct Repeated<Part: Hashable & Sendable>: Hashable, Sendable {
  /// What is repeated.
  package let part: Part
  /// How many times, at least 1.
  package let count: Int

  /// So many of a part.
  package init(_ part: Part, count: Int = 1) {
    self.part = part
    self.count = count
  }
}
