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
