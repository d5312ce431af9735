import DesktopHeap

/// Who uses desktops on a machine.
///
/// A service that is a COM server of `com` belongs there and not among `services`, or it is counted twice.
package struct WorkloadDescription: Sendable {
  /// The desktops that Windows keeps for its service accounts: LocalSystem's, from XP on two more.
  package var systemDesktops: [DesktopPlace] = [.localSystem]
  /// Services.
  package var services: [ServiceUse] = []
  /// The proxy accounts of SQL Server Agent's running jobs: one desktop for each account (KB949296).
  package var agentProxies: [SecurityIdentifier] = []
  /// COM servers.
  package var com: ComWorkload?
  /// A Reflection for Secure IT server's sessions.
  package var reflection: ReflectionWorkload?
  /// OpenSSH's sessions.
  package var openSsh: OpenSshWorkload?
  /// Services that leak sessions on other machines: no desktops, and another limit.
  package var leaks: [SessionLeakWorkload] = []
  /// What is odd in what was read, and no obstacle: sentences without their full stop.
  package var warnings: [String] = []
  /// Users who are logged on interactively.
  package var interactiveSessions: [InteractiveSession] = []

  /// A machine that nobody uses.
  package init() {}

  /// The desktops that all this needs.
  /// - Throws: `WorkloadError.tooMany`, `WorkloadError.notPositive` for repetitions.
  package func demand() throws(WorkloadError) -> DesktopDemand {
    var demand = DesktopDemand()
    for place in systemDesktops { demand.add(nil, at: place) }
    for session in interactiveSessions { Self.add(session, to: &demand) }
    for service in services { Self.add(service, to: &demand) }
    for account in agentProxies {
      demand.add("SQL Server Agent proxy \(account)", at: Self.label("SQL Server Agent proxy \(account)"))
    }
    if let com { try Self.add(com, to: &demand) }
    if let reflection { try Self.add(reflection, to: &demand) }
    if let openSsh { try Self.add(openSsh, to: &demand) }
    try Self.add(leaks, to: &demand)
    return demand
  }

  private static func label(_ text: String) -> DesktopPlace {
    DesktopPlace(windowStation: CaselessName(text))
  }

  private static func add(_ session: InteractiveSession, to demand: inout DesktopDemand) {
    let name = "user \(session.user)"
    demand.add(name, at: .winSta0, session: session.number)
    demand.add(
      nil, at: DesktopPlace(.winlogon), kind: .winlogon, session: session.number)
    demand.add(
      nil, at: DesktopPlace(.disconnect), kind: .disconnect,
      session: session.number)
    guard session.isScreenSaverRunning else { return }
    demand.add(
      name, at: DesktopPlace(.screenSaver), kind: .screenSaver,
      session: session.number)
  }

  /// A service under a user account has a window station for its logon: two services under one account have two,
  /// services of one process under one logon share one.
  private static func add(_ service: ServiceUse, to demand: inout DesktopDemand) {
    let (account, fixedPlace) = service.account.placeOfSystem
    let owner = service.sharedProcess.map { "process \($0) as \(account)" } ?? "service \(service.name)"
    let place = fixedPlace ?? service.windowStation.map { DesktopPlace(windowStation: $0) } ?? label(owner)
    demand.add(
      fixedPlace == nil ? "service \(service.name) as \(account)" : "service \(service.name)", at: place,
      isOfService: true)
  }

  private static func add(_ com: ComWorkload, to demand: inout DesktopDemand) throws(WorkloadError) {
    let machine = ComMachine(release: com.release, interactiveUser: com.interactiveUser)
    let trace = try ActivationTrace(of: com.events, on: machine, supply: nil)
    demand.readings = trace.readings
    for step in trace.steps {
      guard case .failed(let failure) = step.outcome.result else { continue }
      demand.refusals.append(.activation(number: step.number, className: step.comClass.name, failure))
    }
    for place in trace.machine.desktops {
      demand.add(nil, at: place, session: place.isInteractive ? com.consoleSession : 0)
    }
    for process in trace.machine.processes {
      let session = process.place.isInteractive && !process.isService ? com.consoleSession : 0
      demand.add("COM class \(process.className) as \(process.account)", at: process.place, session: session)
    }
  }

  private static func add(_ reflection: ReflectionWorkload, to demand: inout DesktopDemand) throws(WorkloadError) {
    var server = ReflectionServer(maximumConnections: reflection.maximumConnections)
    var total = 0
    for requests in reflection.requests {
      total = try WorkloadLimit.add(requests.count, to: total, what: "requests")
      let request = requests.part
      for _ in 0..<requests.count {
        switch server.open(request) {
        case .opened(_, let connection, _):
          demand.add(
            "\(request.service.rawValue) of \(request.user) from \(request.client)",
            at: label("Reflection connection \(connection)"))
        case .refused(let maximum):
          demand.refusals.append(.reflectionConnection(client: request.client, maximumConnections: maximum))
        }
      }
    }
  }

  private static func add(_ leaks: [SessionLeakWorkload], to demand: inout DesktopDemand) throws(WorkloadError) {
    var total = 0
    for leak in leaks {
      let result = try SessionLeak(
        services: leak.services, reconnects: leak.reconnects, limit: leak.limit, redirector: leak.redirector,
        idleSessions: leak.idleSessions)
      total = try WorkloadLimit.add(result.steps.count, to: total, what: "connections")
      guard let refusal = result.firstRefusal else { continue }
      demand.refusals.append(.leakedSession(refusal, missing: leak.redirector.missingSteps))
    }
  }

  private static func addStartups(_ openSsh: OpenSshWorkload, to demand: inout DesktopDemand) {
    let startups = openSsh.configuration.maxStartups
    // The last one finds all others waiting.
    let chance = startups.dropPercentage(unauthenticated: openSsh.atOnce - 1)
    guard chance > 0 else { return }
    demand.refusals.append(.openSshStartup(connections: openSsh.atOnce, chance: chance, startups))
  }

  /// That OpenSSH's sessions use a desktop for each connection is concluded from services: one for each logon.
  private static func add(_ openSsh: OpenSshWorkload, to demand: inout DesktopDemand) throws(WorkloadError) {
    addStartups(openSsh, to: &demand)
    var server = OpenSshServer(configuration: openSsh.configuration)
    var total = 0
    var connectionTotal = 0
    for connections in openSsh.connections {
      connectionTotal = try WorkloadLimit.add(connections.count, to: connectionTotal, what: "SSH connections")
      let attributes = connections.part.attributes
      for _ in 0..<connections.count {
        total = try WorkloadLimit.add(connections.part.sessions, to: total, what: "SSH sessions")
        let number = server.connect(attributes)
        for _ in 0..<connections.part.sessions {
          switch server.open(.shell, on: number) {
          case .opened:
            demand.add(
              "SSH session of \(attributes.user ?? "a user")", at: label("OpenSSH connection \(number)"),
              mark: .inferred)
          case .refused(let maximum):
            demand.refusals.append(.openSshSession(connection: number, maxSessions: maximum))
          case nil: break
          }
        }
      }
    }
  }
}
