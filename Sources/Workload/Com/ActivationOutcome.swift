/// A process that serves a COM class.
package struct ServerProcess: Hashable, Sendable {
  /// Counts the machine's server processes from 1; the simulator's own number, no Windows process id.
  package let number: Int
  /// The class that the process serves.
  package let className: CaselessName
  /// The account that the process runs as.
  package let account: SecurityIdentifier
  /// The desktop that the process runs on.
  package let place: DesktopPlace
  /// Whether COM (or, for a service, the service control manager on COM's behalf) started it.
  package let isLaunchedByCom: Bool
  /// Whether the process is a Win32 service, which survives the console user's logoff.
  package let isService: Bool
}

/// How the process that serves a request came to its window station.
package enum WindowStationUse: String, Hashable, Sendable, CaseIterable {
  /// A new window station was made for the new process.
  case created = "a new window station"
  /// The request is served by a running process: its window station stays as it is.
  case ofRunningProcess = "the running process's window station"
  /// The new process went to WinSta0.
  case interactive = "the interactive window station"
  /// The new process went to the client's own window station and desktop.
  case ofClient = "the client's window station"
  /// The new process joined the window station of the RunAs servers of the same user (SP4).
  case ofSameUser = "the window station of the same user's servers"
  /// The new process joined the window station made for the same SID and LUID.
  case ofSameLogon = "the window station of the same SID and LUID"
  /// The new process went to the window station that Windows keeps for the service's account.
  case ofSystem = "the system's own window station"
}

/// Why an activation fails by COM's rules (running out of heap is told by `ActivationTrace`).
package enum ActivationFailure: String, Hashable, Sendable, CaseIterable {
  /// "Interactive user" needs somebody at the console.
  case noUserLoggedOn = "no user is logged on locally"
  /// A Win32 service is one process: a second single-use activation has no process to go to.
  case serviceStartsOnce = "a service's process starts only once"
}

/// What one activation did.
package struct ActivationOutcome: Hashable, Sendable {
  /// Which process serves the client.
  package enum Result: Hashable, Sendable {
    /// COM launched a process for this request.
    case launched(ServerProcess)
    /// A running process took the request.
    case reused(ServerProcess)
    /// Nobody serves the client.
    case failed(ActivationFailure)
  }

  /// Which process serves the client.
  package let result: Result
  /// How that process came to its window station; nil when the activation failed.
  package let windowStation: WindowStationUse?
  /// What the article leaves open and this outcome rests on.
  package let readings: [ActivationReading]

  /// The process that serves the client, or nil.
  package var process: ServerProcess? {
    switch result {
    case .launched(let process), .reused(let process): process
    case .failed: nil
    }
  }

  /// What happened, in one clause.
  package var summary: String {
    switch result {
    case .launched: "new process in \(windowStation?.rawValue ?? "no window station")"
    case .reused: "the running process"
    case .failed(let failure): "fails, since \(failure.rawValue)"
    }
  }
}
