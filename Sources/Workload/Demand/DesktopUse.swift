/// How well it is known that something uses a desktop.
package enum DemandMark: String, Hashable, Sendable, CaseIterable {
  /// Printed by the vendor.
  case documented
  /// Concluded from what is documented for something else.
  case inferred
}

/// Whose heap a desktop takes.
package enum DesktopKind: String, Hashable, Sendable, CaseIterable {
  /// A desktop of WinSta0 where users or interactive services work: the second number.
  case interactive
  /// WinSta0\Screen-saver, while it runs: the second number.
  case screenSaver = "screen saver"
  /// WinSta0\Winlogon: a heap of fixed size.
  case winlogon
  /// WinSta0\Disconnect: a heap of fixed size.
  case disconnect
  /// A desktop of a window station that Windows keeps for its own service accounts: the third number.
  case system
  /// Any other desktop of a non-interactive window station: the third number.
  case nonInteractive = "non-interactive"
}

/// One desktop, and who uses it.
package struct DesktopUse: Hashable, Sendable {
  /// The session that the desktop stands in; 0 is the one in which services run.
  package let session: Int
  /// The desktop. Where Windows chooses the window station's name, a label that tells who has it.
  package let place: DesktopPlace
  /// Whose heap it takes.
  package let kind: DesktopKind
  /// How well it is known.
  package let mark: DemandMark
  /// Whether it is the desktop of a service's logon, whoever else uses it.
  package let isOfService: Bool
  /// Who uses it, each with how many times.
  package internal(set) var users: [User]

  /// Something that uses a desktop.
  package struct User: Hashable, Sendable {
    /// Its name, with what it is.
    package let name: String
    /// How many processes or sessions of that name.
    package internal(set) var count: Int
  }
}

/// Something that the workload asks for and does not get, for reasons other than heap.
package enum WorkloadRefusal: Hashable, Sendable {
  /// The activation of that number fails.
  case activation(number: Int, className: CaselessName, ActivationFailure)
  /// The Reflection server has no connection left for the client.
  case reflectionConnection(client: CaselessName, maximumConnections: Int)
  /// OpenSSH's server opens no further session on the connection of that number.
  case openSshSession(connection: Int, maxSessions: Int)
  /// OpenSSH's server may drop the last of so many connections that come at once, with that chance in per cent.
  case openSshStartup(connections: Int, chance: Int, MaxStartups)
  /// A service gets no session of a server, since sessions are left open there (Q258837).
  case leakedSession(SessionLeak.Step, missing: [LeakFixStep])
}

/// The desktops that a workload needs.
package struct DesktopDemand: Sendable {
  /// The desktops, in the order in which they were first needed.
  package private(set) var desktops: [DesktopUse] = []
  /// What the workload asked for in vain.
  package internal(set) var refusals: [WorkloadRefusal] = []
  /// What KB169321 leaves open and the demand of COM servers rests on.
  package internal(set) var readings: [ActivationReading] = []
  private var indices: [Key: Int] = [:]
  private var userIndices: [UserKey: Int] = [:]

  private struct Key: Hashable {
    let session: Int
    let place: DesktopPlace
  }

  private struct UserKey: Hashable {
    let desktop: Int
    let name: String
  }

  init() {}

  /// How many desktops of a kind stand in a session.
  package func count(_ kind: DesktopKind, inSession session: Int) -> Int {
    desktops.count { $0.kind == kind && $0.session == session }
  }

  /// What of one session is held against its view space.
  ///
  /// NT 4 and 2000 without Terminal Services have one view space for all; later systems one for each session.
  /// `processes` counts all users of the session's desktops.
  package func heapDemand(inSession session: Int) -> HeapDemand {
    let own = desktops.filter { $0.session == session }
    var demand = HeapDemand()
    demand.processes = own.reduce(0) { $0 + $1.users.reduce(0) { $0 + $1.count } }
    demand.windowStations = Set(own.map(\.place.windowStation)).count
    demand.interactiveDesktops = own.count { $0.kind == .interactive || $0.kind == .screenSaver }
    demand.nonInteractiveDesktops = own.count { $0.kind == .nonInteractive }
    demand.systemDesktops = own.count { $0.kind == .system }
    return demand
  }

  /// Notes that somebody uses a desktop; nil for a desktop that merely stands.
  mutating func add(
    _ user: String?, at place: DesktopPlace, kind: DesktopKind? = nil, session: Int = 0,
    mark: DemandMark = .documented, isOfService: Bool = false
  ) {
    let key = Key(session: session, place: place)
    let index = indices[key] ?? desktops.count
    if index == desktops.count {
      indices[key] = index
      desktops.append(
        DesktopUse(
          session: session, place: place, kind: kind ?? place.usualKind, mark: mark, isOfService: isOfService, users: []
        ))
    }
    guard let user else { return }
    let userKey = UserKey(desktop: index, name: user)
    if let known = userIndices[userKey] {
      desktops[index].users[known].count += 1
    } else {
      userIndices[userKey] = desktops[index].users.count
      desktops[index].users.append(DesktopUse.User(name: user, count: 1))
    }
  }
}

extension DesktopPlace {
  fileprivate var usualKind: DesktopKind {
    if isInteractive { return .interactive }
    return isSystems ? .system : .nonInteractive
  }
}

extension WorkloadRefusal {
  /// What is refused, as a sentence without its full stop.
  package var words: String {
    switch self {
    case .activation(let number, let className, let failure):
      "activation \(number), of \(className), fails, since \(failure.rawValue)"
    case .reflectionConnection(let client, let most):
      "the Reflection server refuses \(client) a connection: it takes at most \(most)"
    case .openSshSession(let connection, let most):
      "OpenSSH's server refuses a session on connection \(connection): MaxSessions is \(most)"
    case .openSshStartup(let connections, let chance, let startups):
      "of \(connections) connections that come at once OpenSSH's server may drop each from number \(startups.start + 1) on, "
        + "the last with a chance of \(chance) %: MaxStartups is \(startups)"
    case .leakedSession(let step, let missing):
      "service \(step.service) gets error \(step.error?.rawValue ?? 0) "
        + (step.reconnect == 0 ? "when it first connects" : "at reconnect \(step.reconnect)")
        + ": the server holds \(step.sessions) sessions and takes no more (Q258837)"
        + (missing.isEmpty ? "" : "; against sessions left open: " + missing.map(\.words).joined(separator: ", "))
    }
  }
}
