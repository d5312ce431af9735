import Testing
import Workload

/// Attachmate Technical Note 2279.
@Suite struct ReflectionServerTests {
  private func request(
    client: CaselessName = "pc1", host: CaselessName = "myhost", user: String = "myuser", port: UInt16 = 22,
    service: SecureShellService = .terminalSession, reuse: ConnectionReuse = .off
  ) -> SecureShellRequest {
    SecureShellRequest(client: client, host: host, user: user, port: port, service: service, reuse: reuse)
  }

  @Test(
    "Every sftp session, scp transfer, terminal session and exec request starts a child and uses a desktop",
    arguments: SecureShellService.allCases)
  func everyServiceStartsAChild(service: SecureShellService) {
    var server = ReflectionServer()
    _ = server.open(request(service: service))
    #expect(server.childCount == 1)
    #expect(server.desktopCount == 1)
  }

  @Test("A session uses a desktop while it has an active child") func childlessSessionUsesNoDesktop() {
    var server = ReflectionServer()
    _ = server.open(request())
    _ = server.open(request())
    server.endChild(ofSession: 1)
    #expect(server.sessionCount == 2)
    #expect(server.desktopCount == 1)
    server.close(session: 2)
    #expect(server.connectionCount == 1)
    #expect(server.desktopCount == 0)
  }

  @Test("An sftp command line reuses the connection that ssh made") func sftpReusesSsh() {
    let reuse = ConnectionReuse(arguments: ["-o connectionReuse=yes", "myuser@myhost"])
    var server = ReflectionServer()
    _ = server.open(request(service: .terminalSession, reuse: reuse))
    let outcome = server.open(request(service: .sftpSession, reuse: reuse))
    #expect(outcome == .opened(session: 2, connection: 1, isReused: true))
  }

  @Test("At the limit, users who disconnect can reconnect, and one more cannot") func reconnectAtTheLimit() {
    var server = ReflectionServer(maximumConnections: 3)
    for _ in 1...3 { _ = server.open(request()) }
    #expect(server.open(request()) == .refused(maximumConnections: 3))
    server.close(session: 1)
    server.close(session: 2)
    #expect(server.open(request()) == .opened(session: 4, connection: 4, isReused: false))
    #expect(server.open(request()) == .opened(session: 5, connection: 5, isReused: false))
    #expect(server.open(request()) == .refused(maximumConnections: 3))
  }

  @Test("Maximum number of connections is 60 by default: the 61st is refused, and a closed one makes room")
  func sixtyOneConnections() {
    var server = ReflectionServer()
    let outcomes = (1...61).map { _ in server.open(request()) }
    #expect(outcomes.dropLast().allSatisfy { if case .opened = $0 { true } else { false } })
    #expect(outcomes.last == .refused(maximumConnections: 60))
    #expect(server.desktopCount == 60)
    server.close(session: 7)
    #expect(server.open(request()) == .opened(session: 61, connection: 61, isReused: false))
  }

  @Test("With reuse, 61 sessions of one client are one connection and one desktop") func sixtyOneWithReuse() {
    var server = ReflectionServer()
    for number in 1...61 {
      #expect(server.open(request(reuse: .on)) == .opened(session: number, connection: 1, isReused: number > 1))
    }
    #expect(server.connectionCount == 1)
    #expect(server.childCount == 61)
    #expect(server.desktopCount == 1)
  }

  @Test("Reuse needs the same client, host name, user name and port")
  func reuseKey() {
    var server = ReflectionServer()
    _ = server.open(request(reuse: .on))
    let others = [
      request(client: "pc2", reuse: .on), request(host: "myhost.example", reuse: .on),
      request(user: "other", reuse: .on), request(port: 2222, reuse: .on),
    ]
    for (index, other) in others.enumerated() {
      #expect(server.open(other) == .opened(session: index + 2, connection: index + 2, isReused: false))
    }
    #expect(server.desktopCount == 5)
    #expect(server.open(request(host: "MYHOST", reuse: .on)) == .opened(session: 6, connection: 1, isReused: true))
  }

  @Test("The switch is needed on the first command line and on each further one") func reuseNeedsBoth() {
    var server = ReflectionServer()
    _ = server.open(request(reuse: .off))
    #expect(server.open(request(reuse: .on)) == .opened(session: 2, connection: 2, isReused: false))
    #expect(server.open(request(reuse: .off)) == .opened(session: 3, connection: 3, isReused: false))
    #expect(server.open(request(reuse: .on)) == .opened(session: 4, connection: 2, isReused: true))
  }

  @Test("A connection goes with its last session, and is no longer reused") func connectionEnds() {
    var server = ReflectionServer()
    _ = server.open(request(reuse: .on))
    _ = server.open(request(reuse: .on))
    server.close(session: 1)
    #expect(server.connectionCount == 1)
    server.close(session: 2)
    #expect(server.connectionCount == 0)
    #expect(server.open(request(reuse: .on)) == .opened(session: 3, connection: 2, isReused: false))
  }

  @Test(
    "Reuse is on by default in the graphical client, off on command lines",
    arguments: [
      (["myuser@myhost"], [:], ConnectionReuse.off),
      (["-o ConnectionReuse=yes", "myuser@myhost"], [:], .on),
      (["-o connectionReuse=yes", "myuser@myhost"], [:], .on),
      (["-o", "ConnectionReuse=yes", "myuser@myhost"], [:], .on),
      (["-oConnectionReuse=no"], [:], .off),
      (["myuser@myhost"], ["SSHConnectionReUse": "yes"], .on),
      (["myuser@myhost"], ["SSHCONNECTIONREUSE": "yes"], .on),
      (["myuser@myhost"], ["SSHConnectionReUse": "no"], .off),
      (["-oConnectionReuse=no"], ["SSHConnectionReUse": "yes"], .off),
      (["-o", "Port=22", "-o", "ConnectionReuse=yes"], [:], .on),
      (["-o"], [:], .off),
    ] as [([String], [String: String], ConnectionReuse)])
  func reuseOfCommandLines(arguments: [String], environment: [String: String], expected: ConnectionReuse) {
    #expect(ConnectionReuse(arguments: arguments, environment: environment) == expected)
    #expect(ConnectionReuse.graphicalDefault == .on)
  }

  @Test("The remedies come in the note's order") func remedies() {
    #expect(ReflectionRemedy.allCases == [.upgrade, .fewerConnections, .reuse, .smallerHeap])
  }

  @Test("Desktops never fall with one more request") func desktopsNeverFall() {
    var server = ReflectionServer()
    var before = 0
    for number in 0..<200 {
      let user = "user\(number * number % 7)"
      _ = server.open(request(user: user, reuse: number.isMultiple(of: 3) ? .on : .off))
      #expect(server.desktopCount >= before)
      #expect(server.connectionCount <= 60)
      before = server.desktopCount
    }
  }
}
