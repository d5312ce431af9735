import Testing
import Workload

/// The note on cloned sessions and sshd's MaxSessions, and OpenSSH's own rules.
@Suite struct OpenSshTests {
  private func server(_ text: String) throws -> OpenSshServer {
    let file = SshdConfigurationFile(path: "sshd_config", text: text)
    return OpenSshServer(
      configuration: try SshdConfigurationReader.read(file) { _ throws(WorkloadError) in [] })
  }

  @Test("MaxSessions is 10 by default: the eleventh session is refused") func defaultIsTen() throws {
    var server = try server("")
    let connection = server.connect(SshdConnection(user: "u"))
    for number in 1...10 { #expect(server.open(.shell, on: connection) == .opened(session: number)) }
    #expect(server.open(.shell, on: connection) == .refused(maxSessions: 10))
  }

  @Test("MaxSessions 2: one clone, the second is refused, the connection lives on") func twoSessionsOneClone() throws {
    var server = try server("MaxSessions 2")
    let connection = server.connect(SshdConnection(user: "u"))
    #expect(server.open(.shell, on: connection) == .opened(session: 1))
    #expect(server.open(.shell, on: connection) == .opened(session: 2))
    #expect(server.open(.shell, on: connection) == .refused(maxSessions: 2))
    #expect(server.connections[connection]?.sessions.count == 2)
    server.close(session: 1, on: connection)
    #expect(server.open(.exec, on: connection) == .opened(session: 3), "a closed session frees its place")
  }

  @Test("A clone of a clone counts on the connection that it shares, and passes on one of its own")
  func cloneOfClone() throws {
    var server = try server("MaxSessions 2")
    let window = server.connect(SshdConnection(user: "u"))
    _ = server.open(.shell, on: window)
    _ = server.open(.shell, on: window)
    #expect(server.open(.shell, on: window) == .refused(maxSessions: 2))
    let own = server.connect(SshdConnection(user: "u"))
    #expect(server.open(.shell, on: own) == .opened(session: 1))
    #expect(server.open(.shell, on: own) == .opened(session: 2))
  }

  @Test("The limit counts per connection: without reuse each window has its own") func perConnection() throws {
    var server = try server("MaxSessions 2")
    for _ in 1...5 {
      let connection = server.connect(SshdConnection(user: "u"))
      #expect(server.open(.shell, on: connection) == .opened(session: 1))
    }
    #expect(server.connections.count == 5)
    server.disconnect(1)
    #expect(server.open(.shell, on: 1) == nil)
  }

  @Test("Shells, execs and subsystems count; forwarded channels don't", arguments: SessionKind.allCases)
  func whatCounts(kind: SessionKind) {
    var connection = OpenSshConnection(maxSessions: 1)
    for _ in 1...5 { connection.forwardChannel() }
    #expect(connection.open(kind) == .opened(session: 1))
    #expect(connection.open(kind) == .refused(maxSessions: 1))
    #expect(connection.forwardedChannels == 5)
  }

  @Test("MaxSessions must be at least 1 to log on; 0 is forwarding only, 1 no multiplexing") func allowance() {
    #expect(SessionAllowance(maxSessions: 0) == .forwardingOnly)
    #expect(SessionAllowance(maxSessions: 1) == .oneSession)
    #expect(SessionAllowance(maxSessions: 2) == .sessions(2))
    var connection = OpenSshConnection(maxSessions: 0)
    #expect(connection.open(.shell) == .refused(maxSessions: 0))
  }

  @Test("The refusal reads: error: no more sessions") func refusalText() {
    #expect(OpenSshConnection.refusalLogLine == "error: no more sessions")
  }

  @Test(
    "MaxStartups 10:30:100 drops none below 10, 30 % from 10 on, all from 100 on",
    arguments: [
      (0, 0), (9, 0), (10, 30), (55, 65), (99, 99), (100, 100), (1000, 100),
    ])
  func maxStartups(unauthenticated: Int, percentage: Int) {
    #expect(MaxStartups.standard.dropPercentage(unauthenticated: unauthenticated) == percentage)
  }

  @Test("MaxStartups as one number drops all from there on") func maxStartupsAsNumber() throws {
    let value = try #require(MaxStartups("5"))
    #expect(value.dropPercentage(unauthenticated: 4) == 0)
    #expect(value.dropPercentage(unauthenticated: 5) == 100)
  }

  @Test(
    "MaxStartups that sshd refuses",
    arguments: ["", "0", "-1", "10:30", "10:0:20", "10:101:20", "20:30:10", "a", "1:2:3:4", "99999999999"])
  func badMaxStartups(text: String) { #expect(MaxStartups(text) == nil) }

  @Test(
    "The drop percentage never falls with one more connection",
    arguments: ["10:30:100", "1:1:2147483647", "3:100:3", "7"])
  func dropNeverFalls(text: String) throws {
    let value = try #require(MaxStartups(text))
    let percentages = (0...200).map { value.dropPercentage(unauthenticated: $0) }
    #expect(zip(percentages, percentages.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(percentages.allSatisfy { (0...100).contains($0) })
  }
}
