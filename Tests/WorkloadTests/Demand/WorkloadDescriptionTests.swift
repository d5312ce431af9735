import Testing
import Workload

@Suite struct WorkloadDescriptionTests {
  private func nonInteractive(_ services: [ServiceUse]) throws -> Int {
    var description = WorkloadDescription()
    description.services = services
    return try description.demand().count(.nonInteractive, inSession: 0)
  }

  @Test("Two services under one account have two window stations") func userServices() throws {
    #expect(try nonInteractive([ServiceUse("a", account: .user(userA)), ServiceUse("b", account: .user(userA))]) == 2)
  }

  @Test("Services of one process under one logon share a window station; another account has its own")
  func sharedProcess() throws {
    let shared = [
      ServiceUse("a", account: .user(userA), sharedProcess: "host.exe"),
      ServiceUse("b", account: .user(userA), sharedProcess: "HOST.EXE"),
    ]
    #expect(try nonInteractive(shared) == 1)
    #expect(try nonInteractive(shared + [ServiceUse("c", account: .user(userB), sharedProcess: "host.exe")]) == 2)
  }

  @Test("LocalSystem services share one desktop, interacting ones WinSta0: no new desktop") func localSystem() throws {
    var description = WorkloadDescription()
    description.interactiveSessions = [InteractiveSession(number: 0, user: "ann")]
    let before = try description.demand().desktops.count
    description.services = [
      ServiceUse("a", account: .localSystem(interactsWithDesktop: false)),
      ServiceUse("b", account: .localSystem(interactsWithDesktop: false)),
      ServiceUse("c", account: .localSystem(interactsWithDesktop: true)),
    ]
    let demand = try description.demand()
    #expect(demand.desktops.count == before)
    #expect(demand.desktops.first { $0.place == .localSystem }?.users.map(\.name) == ["service a", "service b"])
    #expect(demand.desktops.first { $0.place == .winSta0 }?.users.map(\.name) == ["user ann", "service c"])
  }

  @Test("NetworkService and LocalService have one desktop each") func builtInAccounts() throws {
    var description = WorkloadDescription()
    description.services = (1...3).flatMap { number in
      [
        ServiceUse("n\(number)", account: .networkService), ServiceUse("l\(number)", account: .localService),
      ]
    }
    let demand = try description.demand()
    #expect(demand.count(.system, inSession: 0) == 3)
    #expect(demand.count(.nonInteractive, inSession: 0) == 0)
  }

  @Test("Each interactive session has Default, Winlogon, Disconnect, and Screen-saver when it runs")
  func interactiveSessions() throws {
    var description = WorkloadDescription()
    description.interactiveSessions = [
      InteractiveSession(number: 1, user: "ann", isScreenSaverRunning: true),
      InteractiveSession(number: 2, user: "bob"),
    ]
    let demand = try description.demand()
    for session in 1...2 {
      #expect(demand.count(.interactive, inSession: session) == 1)
      #expect(demand.count(.winlogon, inSession: session) == 1)
      #expect(demand.count(.disconnect, inSession: session) == 1)
      #expect(demand.count(.screenSaver, inSession: session) == (session == 1 ? 1 : 0))
    }
    #expect(demand.heapDemand(inSession: 0).interactiveDesktops == 0)
    #expect(demand.heapDemand(inSession: 1).interactiveDesktops == 2)
  }

  @Test("SQL Server Agent uses one desktop for each proxy account of running jobs") func agentProxies() throws {
    var description = WorkloadDescription()
    description.agentProxies = [userA, userB, "A_DOMAIN\\A_USER"]
    #expect(try description.demand().count(.nonInteractive, inSession: 0) == 2)
  }

  @Test("COM servers bring their window stations, refusals and readings") func com() throws {
    var description = WorkloadDescription()
    description.com = ComWorkload(
      release: .servicePack4OrLater, interactiveUser: nil,
      events: [
        .activation(single(.thisUser(serverUser)), by: .local(userA, logon: 1, at: serviceStation), count: 3),
        .activation(multiple(.interactiveUser), by: .remote(userA, logon: 1)),
      ])
    let demand = try description.demand()
    #expect(demand.count(.nonInteractive, inSession: 0) == 2, "one of COM's, one of the client's")
    #expect(demand.refusals == [.activation(number: 4, className: "multiple", .noUserLoggedOn)])
    #expect(demand.readings.contains(.sameUserAlwaysShares))
    let users = demand.desktops.flatMap(\.users)
    #expect(users.map(\.name) == ["COM class single as a_domain\\server"])
    #expect(users.map(\.count) == [3])
  }

  @Test("A service whose window station is named is the same desktop's user as the COM client that runs there")
  func serviceIsComClient() throws {
    var description = WorkloadDescription()
    description.services = [ServiceUse("s", account: .user(userA), windowStation: serviceStation.windowStation)]
    description.com = ComWorkload(
      release: .beforeServicePack4, interactiveUser: userA,
      events: [.activation(single(.launchingUser), by: .local(userA, logon: 1, at: serviceStation))])
    let demand = try description.demand()
    #expect(demand.count(.nonInteractive, inSession: 0) == 1)
    #expect(demand.desktops.first { $0.place == serviceStation }?.users.count == 2)
  }

  @Test("A Reflection server's desktops, with the 61st connection refused") func reflection() throws {
    let request = SecureShellRequest(client: "pc", host: "h", user: "u", service: .execRequest, reuse: .off)
    var description = WorkloadDescription()
    description.reflection = ReflectionWorkload(requests: [Repeated(request, count: 61)])
    let demand = try description.demand()
    #expect(demand.count(.nonInteractive, inSession: 0) == 60)
    #expect(demand.refusals == [.reflectionConnection(client: "pc", maximumConnections: 60)])
  }

  @Test("OpenSSH's desktops are inferred, one for each connection; sessions past MaxSessions are refused")
  func openSsh() throws {
    let file = SshdConfigurationFile(path: "sshd_config", text: "MaxSessions 2\nMatch User bob\nMaxSessions 0")
    let configuration = try SshdConfigurationReader.read(file) { _ throws(WorkloadError) in [] }
    var description = WorkloadDescription()
    description.openSsh = OpenSshWorkload(
      configuration: configuration,
      connections: [
        Repeated(.init(SshdConnection(user: "ann"), sessions: 3), count: 2),
        Repeated(.init(SshdConnection(user: "bob"))),
      ])
    let demand = try description.demand()
    let desktops = demand.desktops.filter { $0.kind == .nonInteractive }
    #expect(desktops.map(\.mark) == [.inferred, .inferred])
    #expect(desktops.flatMap(\.users).map(\.count) == [2, 2])
    #expect(
      demand.refusals == [
        .openSshSession(connection: 1, maxSessions: 2), .openSshSession(connection: 2, maxSessions: 2),
        .openSshSession(connection: 3, maxSessions: 0),
      ])
  }

  @Test("Repetitions are bounded", arguments: [0, -5, WorkloadLimit.repetitions + 1, Int.max])
  func repetitions(count: Int) {
    let request = SecureShellRequest(client: "pc", host: "h", user: "u", service: .execRequest, reuse: .off)
    var reflection = WorkloadDescription()
    reflection.reflection = ReflectionWorkload(requests: [Repeated(request, count: count)])
    var openSsh = WorkloadDescription()
    openSsh.openSsh = OpenSshWorkload(
      configuration: .empty, connections: [Repeated(.init(SshdConnection(user: "u")), count: count)])
    var sessions = WorkloadDescription()
    sessions.openSsh = OpenSshWorkload(
      configuration: .empty, connections: [Repeated(.init(SshdConnection(user: "u"), sessions: count))])
    for description in [reflection, openSsh, sessions] {
      #expect(throws: WorkloadError.self) { try description.demand() }
    }
  }

  @Test("Demand is held against a supply: NT 4 has no room for the fifteenth service on the net bound")
  func againstSupply() throws {
    var description = WorkloadDescription()
    description.interactiveSessions = [InteractiveSession(number: 0, user: "ann")]
    description.services = (1...15).map { ServiceUse("s\($0)", account: .user(userA)) }
    let demand = try description.demand().heapDemand(inSession: 0)
    let measure = try #require(BoundBasis.net.measure(demand, in: nt4()))
    #expect(measure.used == 15)
    #expect(measure.bound == 14)
  }

  @Test("Demand never falls when something is added") func neverFalls() throws {
    var description = WorkloadDescription()
    let request = SecureShellRequest(client: "pc", host: "h", user: "u", service: .execRequest, reuse: .on)
    let steps: [(inout WorkloadDescription) -> Void] = [
      { $0.services.append(ServiceUse("a", account: .user(userA))) },
      { $0.services.append(ServiceUse("b", account: .networkService)) },
      { $0.agentProxies.append(userA) },
      { $0.reflection = ReflectionWorkload(requests: [Repeated(request, count: 2)]) },
      { $0.openSsh = OpenSshWorkload(configuration: .empty, connections: [Repeated(.init(SshdConnection()))]) },
      { $0.interactiveSessions.append(InteractiveSession(number: 0, user: "ann")) },
      { $0.com = ComWorkload(release: .beforeServicePack4, interactiveUser: userA, events: []) },
    ]
    var before = try nt4().heapKB(of: description.demand().heapDemand(inSession: 0))
    for step in steps {
      step(&description)
      let after = try nt4().heapKB(of: description.demand().heapDemand(inSession: 0))
      #expect(after >= before)
      before = after
    }
    #expect(before == 3072 + 128 + 64 + 6 * 3072)
  }
}
