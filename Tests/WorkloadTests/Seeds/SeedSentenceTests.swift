import DesktopHeap
import Testing
import Workload

/// Sentences of the documents behind the product that no other test names.
@Suite("Sentences of the documents")
struct SeedSentenceTests {
  private func capacity(
    _ interactive: Kilobytes, _ third: Kilobytes?, on release: Release, _ options: MemoryOptions = MemoryOptions()
  ) -> Capacity {
    Capacity(
      of: SharedSectionTriple(shared: 1024, interactive: interactive, nonInteractive: third),
      in: .of(release, on: .x86, with: options), on: .x86)
  }

  // MARK: Technical Note 2279

  @Test("TN 2279: Windows Server 2008 manages desktop heap dynamically, Server 2003 does not")
  func server2008IsDynamic() {
    #expect(Release.server2008.isDynamic)
    #expect(!Release.server2003.isDynamic)
  }

  @Test("TN 2279: three sessions work, a fourth does not; after a disconnect one can be opened, and not two")
  func threeSessionsAndNoFourth() {
    var server = ReflectionServer(maximumConnections: 3)
    func opened() -> Int? {
      let request = SecureShellRequest(client: "p", host: "h", user: "u", service: .terminalSession, reuse: .off)
      if case .opened(let session, _, _) = server.open(request) { return session }
      return nil
    }
    let sessions = [opened(), opened(), opened()]
    #expect(sessions.allSatisfy { $0 != nil })
    #expect(opened() == nil)
    server.close(session: sessions[1] ?? 0)
    #expect(opened() != nil)
    #expect(opened() == nil)
  }

  @Test("TN 2279: decreasing the size of each heap increases the capacity for non-interactive desktops")
  func smallerHeapsMoreDesktops() {
    #expect((capacity(3072, 256, on: .server2003).net ?? 0) > (capacity(3072, 512, on: .server2003).net ?? 0))
  }

  @Test(
    "TN 2279: with reuse one desktop serves one client's connections to the same host name, user name and port",
    arguments: [("h", "u", UInt16(22), 1), ("H2", "u", 22, 2), ("h", "v", 22, 2), ("h", "u", 23, 2)])
  func sameHostUserAndPort(host: String, user: String, port: UInt16, desktops: Int) throws {
    func request(_ host: String, _ user: String, _ port: UInt16) -> Repeated<SecureShellRequest> {
      Repeated(
        SecureShellRequest(
          client: "pc", host: CaselessName(host), user: user, port: port, service: .sftpSession, reuse: .on), count: 30)
    }
    var workload = WorkloadDescription()
    workload.reflection = ReflectionWorkload(requests: [request("h", "u", 22), request(host, user, port)])
    #expect(try workload.demand().count(.nonInteractive, inSession: 0) == desktops)
  }

  @Test("TN 2279: the environment variable SSHConnectionReUse=yes turns reuse on, the switch does for one command line")
  func reuseOfCommandLines() {
    #expect(ConnectionReuse(arguments: ["myuser@myhost"]) == .off)
    #expect(ConnectionReuse(arguments: ["-o connectionReuse=yes", "myuser@myhost"]) == .on)
    #expect(ConnectionReuse(arguments: ["-o", "ConnectionReuse=yes", "myuser@myhost"]) == .on)
    #expect(ConnectionReuse(arguments: ["myuser@myhost"], environment: ["SSHConnectionReUse": "yes"]) == .on)
  }

  @Test("TN 2279: limiting the number of connections limits the desktops", arguments: [1, 10, 59, 60])
  func limitedConnections(maximum: Int) throws {
    let request = SecureShellRequest(client: "p", host: "h", user: "u", service: .execRequest, reuse: .off)
    var workload = WorkloadDescription()
    workload.reflection = ReflectionWorkload(
      maximumConnections: maximum, requests: [Repeated(request, count: 61)])
    #expect(try workload.demand().count(.nonInteractive, inSession: 0) == maximum)
  }

  // MARK: Sessions, Desktops and Windows Stations

  @Test("Sessions article: Winsta0 holds Winlogon, Default and Disconnect")
  func desktopsOfWinSta0() {
    for desktop in ["Winlogon", "Default", "Disconnect"] {
      #expect(WellKnownDesktop.named(windowStation: "Winsta0", desktop: desktop) != nil)
    }
  }

  @Test("Sessions article: services under LocalSystem load in Service-0x0-3e7$, those that interact in Winsta0")
  func localSystemServices() throws {
    var workload = WorkloadDescription()
    workload.services = [
      ServiceUse("a", account: .localSystem(interactsWithDesktop: false)),
      ServiceUse("b", account: .localSystem(interactsWithDesktop: true)),
    ]
    let desktops = try workload.demand().desktops
    #expect(desktops.first { $0.users.map(\.name) == ["service a"] }?.place.windowStation == "Service-0x0-3e7$")
    #expect(desktops.first { $0.users.map(\.name) == ["service b"] }?.place.windowStation == "WinSta0")
  }

  @Test(
    "Sessions article: 48 MB are set aside, with Terminal Services 20 MB are left, since Vista there is no constraint")
  func viewSpaces() {
    #expect(SessionViewSpace.of(.windows2000, on: .x86).size == .megabytes(48))
    #expect(
      SessionViewSpace.of(.windows2000, on: .x86, with: MemoryOptions(terminalServices: true)).size == .megabytes(20))
    #expect(SessionViewSpace.of(.vista, on: .x86).isDynamic)
    #expect(SessionViewSpace.of(.server2008, on: .x86).isDynamic)
  }

  @Test("Sessions article: steps of 512 KB, values up to about 8 MB, 1024, 3072 and 512 by default")
  func numbers() {
    #expect(Bound.step.value == 512)
    #expect(Bound.generallySafe.value == .megabytes(8))
    let triple = DefaultTriple.of(.server2003, on: .x86)?.triple
    #expect(triple?.shared == 1024 && triple?.interactive == 3072 && triple?.nonInteractive == 512)
  }

  @Test("Sessions article: without the third value non-interactive heaps are as large as interactive ones")
  func thirdAbsent() {
    #expect(capacity(3072, nil, on: .nt4).nonInteractive == 3072)
  }

  @Test(
    "Sessions article: a larger second or third value never makes room for more desktops", arguments: [512, 768, 1024])
  func largerNumbersFewerDesktops(size: Int64) {
    let third = Kilobytes(size)
    let net = capacity(3072, third, on: .server2003).net ?? 0
    #expect((capacity(3072, third + 512, on: .server2003).net ?? 0) <= net)
    #expect((capacity(3584, third, on: .server2003).net ?? 0) <= net)
  }

  @Test("Sessions article: a larger third value reduces the number of user account services that can run")
  func fewerServices() throws {
    let demand = HeapDemand()
    let small = try HeapSupply(capacity(3072, 512, on: .server2003))
    let large = try HeapSupply(capacity(3072, 1024, on: .server2003))
    #expect(
      BoundBasis.net.measure(demand, in: large)?.bound ?? 0 < BoundBasis.net.measure(demand, in: small)?.bound ?? 0)
  }

  @Test("Sessions article: a second session's desktops are its own, and each has the second value")
  func moreUsersMoreDesktops() throws {
    var workload = WorkloadDescription()
    var heap: [Int] = []
    let supply = try HeapSupply(capacity(3072, 512, on: .windows2000))
    for number in 0..<4 {
      workload.interactiveSessions.append(InteractiveSession(number: number, user: "u\(number)"))
      let demand = try workload.demand()
      #expect(demand.desktops.count { $0.kind == .interactive } == number + 1)
      heap.append(
        (0...number).map { demand.heapDemand(inSession: $0).interactiveDesktops * supply.interactiveKB }.reduce(0, +))
    }
    #expect(heap == [3072, 6144, 9216, 12288])
  }

  @Test("Sessions article: every service process under a user account has a new desktop of the third value")
  func servicesUnderUserAccounts() throws {
    var workload = WorkloadDescription()
    let supply = try HeapSupply(capacity(3072, 512, on: .server2003))
    var last = try supply.heapKB(of: workload.demand().heapDemand(inSession: 0))
    for number in 1...5 {
      workload.services.append(ServiceUse("s\(number)", account: .user("D\\u")))
      let now = try supply.heapKB(of: workload.demand().heapDemand(inSession: 0))
      #expect(now - last == 512)
      last = now
    }
  }

  @Test("Sessions article: all heaps of both kinds together must fit into the 48 MB")
  func allHeapsInOneBuffer() throws {
    let supply = try HeapSupply(capacity(3072, nil, on: .nt4))
    var demand = HeapDemand()
    demand.interactiveDesktops = 1
    demand.nonInteractiveDesktops = try #require(supply.net(interactiveDesktops: 1))
    #expect(supply.heapKB(of: demand) <= 48 * 1024)
    demand.nonInteractiveDesktops += 1
    #expect(supply.heapKB(of: demand) > 48 * 1024)
  }

  @Test(
    "Sessions article: a smaller second or third value never leaves room for fewer desktops", arguments: [512, 1024])
  func smallerNumbersMoreDesktops(size: Int64) {
    let third = Kilobytes(size)
    let net = capacity(3072, third, on: .server2003).net ?? 0
    #expect((capacity(2560, third, on: .server2003).net ?? 0) >= net)
    #expect((capacity(3072, third - 256, on: .server2003).net ?? 0) > net)
  }

  @Test("Sessions article: a session may hold several window stations, and a window station several desktops")
  func severalOfBoth() {
    var machine = ComMachine(release: .beforeServicePack4, interactiveUser: "D\\u")
    let launching = ComClass("c", usage: .singleUse, identity: .launchingUser)
    _ = machine.activate(launching, by: .local("D\\u", logon: 1))
    _ = machine.activate(
      launching, by: .local("D\\u", logon: 1, at: DesktopPlace(windowStation: "WinSta0", desktop: "X")))
    _ = machine.activate(launching, by: .remote("D\\u", logon: 1))
    #expect(machine.demand.interactiveDesktops == 2)
    #expect(machine.demand.windowStations == 3)
  }

  // MARK: Q258837

  @Test("Q258837: the fix needs the hotfix files and KeepConn=0; either alone leaves sessions behind")
  func fixNeedsBoth() throws {
    let version = LeakHotfixFile.version
    func refusal(_ redirector: Redirector) throws -> Int? {
      try SessionLeak(services: 2, reconnects: 20, limit: .workstation, redirector: redirector).firstRefusal?.sessions
    }
    #expect(try refusal(Redirector()) == 10)
    #expect(try refusal(Redirector(keepConn: 0)) == 10)
    #expect(try refusal(Redirector(redirectorVersion: version, workstationServiceVersion: version)) == 10)
    #expect(
      try refusal(Redirector(redirectorVersion: version, workstationServiceVersion: version, keepConn: 0)) == nil)
  }

  // MARK: Cloned sessions and MaxSessions

  @Test("Cloned sessions article: with MaxSessions 2 one clone opens, the next is refused, and the first two live on")
  func oneClone() {
    var connection = OpenSshConnection(maxSessions: 2)
    #expect(connection.open(.shell) == .opened(session: 1))
    #expect(connection.open(.shell) == .opened(session: 2))
    #expect(connection.open(.shell) == .refused(maxSessions: 2))
    #expect(connection.sessions.count == 2)
    #expect(OpenSshConnection.refusalLogLine == "error: no more sessions")
  }

  @Test("Cloned sessions article: to log on takes MaxSessions of at least 1, and the default is 10")
  func atLeastOne() {
    #expect(OpenSshConnection.defaultMaxSessions == 10)
    for maximum in 0...11 {
      var connection = OpenSshConnection(maxSessions: maximum)
      let opened = (1...12).count { _ in if case .opened = connection.open(.shell) { true } else { false } }
      #expect(opened == maximum)
    }
  }

  // MARK: KB169321

  @Test("KB169321: 3 MB heaps in 48 MB make 16 window stations, probably less; 512 KB make less than 96")
  func sixteenAndNinetySix() {
    let old = capacity(3072, nil, on: .nt4)
    let new = capacity(3072, Bound.addedThird.value, on: .nt4)
    #expect(old.upper == 16 && (old.net ?? 16) < 16)
    #expect(new.upper == 96 && (new.net ?? 96) < 96)
    #expect(ComHeapAdvice.thirdNumberKB == 512)
  }

  @Test("KB169321: the first number is obsolete but should not be changed")
  func firstNumber() { #expect(Bound.shared.value == 1024) }

  @Test("KB169321: 48 MB by 3 MB is 16 and 48 MB by 512 KB is 96 window stations")
  func quotients() throws {
    #expect(try HeapSupply(capacity(3072, nil, on: .nt4)).upper == 16)
    #expect(try HeapSupply(capacity(3072, 512, on: .nt4)).upper == 96)
  }

  @Test("KB169321: a client of the account that is logged on, in a service's window station, gets a server there")
  func clientInAService() {
    var machine = ComMachine(release: .beforeServicePack4, interactiveUser: "a_domain\\a_user")
    let launching = ComClass("c", usage: .multipleUse, identity: .launchingUser)
    let service = DesktopPlace(windowStation: "Service-0x0-1a2b$")
    let first = machine.activate(launching, by: .local("a_domain\\a_user", logon: 1))
    let again = machine.activate(launching, by: .local("a_domain\\a_user", logon: 1))
    let other = machine.activate(launching, by: .local("a_domain\\a_user", logon: 2, at: service))
    #expect(again.process == first.process)
    #expect(other.process != first.process && other.process?.place == service)
  }

  @Test("KB169321: capacity grows with the view space and shrinks with the third number, never the other way")
  func capacityIsMonotone() throws {
    for third in stride(from: 128, through: 4096, by: 128) {
      for view in stride(from: 20_480, through: 106_496, by: 4096) {
        func supply(_ view: Int, _ third: Int) throws -> HeapSupply {
          try HeapSupply(viewKB: view, interactiveKB: 3072, nonInteractiveKB: third, winlogonKB: 128, disconnectKB: 64)
        }
        let here = try supply(view, third)
        let wider = try supply(view + 4096, third)
        let larger = try supply(view, third + 128)
        let net = try #require(here.net(interactiveDesktops: 1))
        #expect(try #require(wider.net(interactiveDesktops: 1)) >= net)
        #expect(try #require(larger.net(interactiveDesktops: 1)) <= net)
        #expect(try #require(wider.upper) >= #require(here.upper) && #require(here.upper) >= #require(larger.upper))
        #expect(try #require(here.net(interactiveDesktops: 2)) <= net)
      }
    }
  }

  @Test("KB169321: demand never falls with one more activation", arguments: [ClassUsage.multipleUse, .singleUse])
  func demandNeverFalls(usage: ClassUsage) throws {
    let identities: [ServerIdentity] = [
      .interactiveUser, .thisUser("D\\s"), .launchingUser, .win32Service(.user("D\\s")),
    ]
    for identity in identities {
      for client in [ActivationClient.local("D\\u", logon: 1), .remote("D\\u", logon: 2), .remote("D\\v", logon: 3)] {
        let comClass = ComClass("c", usage: usage, identity: identity)
        let trace = try ActivationTrace(
          of: [.activation(comClass, by: client, count: 5)],
          on: ComMachine(release: .beforeServicePack4, interactiveUser: "D\\u"), supply: nil)
        let desktops = trace.steps.map { $0.demand.nonInteractiveDesktops + $0.demand.interactiveDesktops }
        #expect(desktops == desktops.sorted())
      }
    }
  }
}
