import Testing
import Workload

/// Q258837.
@Suite struct SessionLeakTests {
  private static let fixed = Redirector(
    redirectorVersion: FileVersion("4.0.1381.7052"), workstationServiceVersion: FileVersion("4.0.1381.7052"),
    keepConn: 0)

  @Test("A workstation takes 10 connections; the 11th gets error 71") func workstation() throws {
    let leak = try SessionLeak(services: 2, reconnects: 9, limit: .workstation, redirector: Redirector())
    let refusal = try #require(leak.firstRefusal)
    #expect(refusal.service == 1)
    #expect(refusal.reconnect == 5)
    #expect(refusal.sessions == 10)
    #expect(refusal.error?.rawValue == 71)
  }

  @Test("A server in Per-Server mode stops at its licences, with error 1395", arguments: [1, 5, 25])
  func perServer(licences: Int) throws {
    let leak = try SessionLeak(
      services: 1, reconnects: 50, limit: .perServer(licences: licences), redirector: Redirector())
    #expect(leak.firstRefusal?.reconnect == licences)
    #expect(leak.firstRefusal?.error?.rawValue == 1395)
  }

  @Test("Per-Seat mode has no limit of sessions") func perSeat() throws {
    let leak = try SessionLeak(services: 3, reconnects: 50, limit: .perSeat, redirector: Redirector())
    #expect(leak.firstRefusal == nil)
    #expect(leak.steps.last?.sessions == 153)
  }

  @Test("With the hotfix and KeepConn=0 no session is left behind") func fixedRedirector() throws {
    let leak = try SessionLeak(services: 10, reconnects: 100, limit: .workstation, redirector: Self.fixed)
    #expect(leak.firstRefusal == nil)
    #expect(leak.steps.last?.sessions == 10)
  }

  @Test(
    "The files and the value are needed together",
    arguments: [
      (Redirector(), [.install(.redirector), .install(.workstationService), .setKeepConn]),
      (Redirector(keepConn: 0), [.install(.redirector), .install(.workstationService)]),
      (
        Redirector(
          redirectorVersion: FileVersion("4.0.1381.7052"), workstationServiceVersion: FileVersion("4.0.1381.7100")),
        [.setKeepConn]
      ),
      (
        Redirector(
          redirectorVersion: FileVersion("4.0.1381.7051"), workstationServiceVersion: FileVersion("5.0.0.0"),
          keepConn: 0),
        [.install(.redirector)]
      ),
      (
        Redirector(
          redirectorVersion: FileVersion("4.0.1381.7052"), workstationServiceVersion: FileVersion("4.0.1381.7052"),
          keepConn: 1), [.setKeepConn]
      ),
      (fixed, []),
    ] as [(Redirector, [LeakFixStep])])
  func missingSteps(redirector: Redirector, steps: [LeakFixStep]) throws {
    #expect(redirector.missingSteps == steps)
    let leak = try SessionLeak(services: 1, reconnects: 10, limit: .workstation, redirector: redirector)
    #expect((leak.firstRefusal == nil) == steps.isEmpty)
  }

  @Test("The hotfix's files: version 4.0.1381.7052 or later, 265,264 and 58,640 bytes") func files() {
    #expect(LeakHotfixFile.version.description == "4.0.1381.7052")
    #expect(LeakHotfixFile.allCases.map(\.rawValue) == ["Rdr.sys", "Wkssvc.dll"])
    #expect(LeakHotfixFile.allCases.map(\.size) == [265_264, 58_640])
    #expect(Redirector.keepConnKey.hasSuffix("\\Services\\LanmanWorkstation\\Parameters"))
  }

  @Test("A session left idle goes with the scavenger, unless it was reused in the meantime") func scavenger() throws {
    var server = SessionServer(limit: .workstation)
    let first = try server.connect(from: "pc")
    let second = try server.connect(from: "pc")
    server.stopService(ofSession: first, redirector: Redirector())
    server.stopService(ofSession: second, redirector: Redirector())
    #expect(server.sessions.count == 2, "they go on counting")
    server.reuse(session: second)
    server.scavenge()
    #expect(Set(server.sessions.keys) == [second])
    #expect(
      try SessionLeak(
        services: 3, reconnects: 50, limit: .workstation, redirector: Redirector(), idleSessions: .scavenged
      ).firstRefusal == nil)
  }

  @Test("net session /delete frees all of a client's sessions and closes its open files") func deleteSessions() throws {
    var server = SessionServer(limit: .workstation)
    for _ in 1...9 { _ = try server.connect(from: "pc", openFiles: 2) }
    _ = try server.connect(from: "other", openFiles: 1)
    #expect(throws: SessionLimitError.requestNotAccepted) { try server.connect(from: "pc") }
    let deleted = server.deleteSessions(of: "PC")
    #expect(deleted.sessions == 9)
    #expect(deleted.closedFiles == 18)
    #expect(server.sessions.count == 1)
    _ = try server.connect(from: "pc")
  }

  @Test(
    "What is no version is none",
    arguments: ["", "4", "4.0.1381", "4.0.1381.7052.1", "4.0.1381.x", "4.0.1381.70520", "4..1381.7052"])
  func badVersions(text: String) { #expect(FileVersion(text) == nil) }

  @Test("Runs are bounded", arguments: [(0, 1), (1, -1), (1000, 1000), (2, Int.max), (Int.max, 2)])
  func bounded(services: Int, reconnects: Int) {
    #expect(throws: WorkloadError.self) {
      try SessionLeak(services: services, reconnects: reconnects, limit: .workstation, redirector: Redirector())
    }
  }
}
