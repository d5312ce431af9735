import Testing
import Workload

/// KB169321, "Multiple-use Classes".
@Suite struct MultipleUseTests {
  @Test("Interactive user: the very first server serves all, in the interactive window station")
  func interactiveUserServesAllFromOneProcess() {
    var machine = machine()
    let first = machine.activate(multiple(.interactiveUser), by: .remote(userB, logon: 9))
    #expect(first.isLaunched)
    #expect(first.windowStation == .interactive)
    #expect(first.process?.account == userA)
    for client in [ActivationClient.local(userA, logon: 1), .local(userB, logon: 2), .remote(userB, logon: 3)] {
      let next = machine.activate(multiple(.interactiveUser), by: client)
      #expect(next.isReused)
      #expect(next.process == first.process)
    }
    #expect(machine.demand.nonInteractiveDesktops == 0)
  }

  @Test("If no user is logged on locally, all interactive-user activations fail", arguments: ClassUsage.allCases)
  func interactiveUserNeedsSomebody(usage: ClassUsage) {
    var machine = machine(user: nil)
    let comClass = ComClass("c", usage: usage, identity: .interactiveUser)
    #expect(machine.activate(comClass, by: .local(userA, logon: 1)).failure == .noUserLoggedOn)
    #expect(machine.activate(comClass, by: .remote(userA, logon: 2)).failure == .noUserLoggedOn)
    #expect(machine.demand.processes == 0)
    machine.logOn(userA)
    #expect(machine.activate(comClass, by: .remote(userA, logon: 2)).isLaunched)
    machine.logOff()
    #expect(machine.demand.processes == 0)
    #expect(machine.activate(comClass, by: .remote(userA, logon: 2)).failure == .noUserLoggedOn)
  }

  @Test("This user: the first server gets its own window station and serves every SID, LUID, local and remote")
  func thisUserServesAllFromOneProcess() {
    var machine = machine()
    let comClass = multiple(.thisUser(serverUser))
    let first = machine.activate(comClass, by: .local(userA, logon: 1))
    #expect(first.windowStation == .created)
    #expect(first.process?.account == serverUser)
    for client in [ActivationClient.local(userB, logon: 2), .remote(userA, logon: 3), .remote(userB, logon: 4)] {
      #expect(machine.activate(comClass, by: client).process == first.process)
    }
    #expect(machine.demand.nonInteractiveDesktops == 1)
  }

  @Test("This user gets a new window station even when the same user is logged on", arguments: ComRelease.allCases)
  func thisUserNeverGetsWinSta0(release: ComRelease) {
    var machine = machine(release, user: serverUser)
    let outcome = machine.activate(multiple(.thisUser(serverUser)), by: .local(serverUser, logon: 1))
    #expect(outcome.windowStation == .created)
    #expect(outcome.process?.place.isInteractive == false)
  }

  @Test("Launching user, local rule 1: each SID gets a new process even in the same window station")
  func launchingUserSeparatesAccounts() {
    var machine = machine()
    let first = machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1))
    let second = machine.activate(multiple(.launchingUser), by: .local(userB, logon: 2))
    #expect(first.process != second.process)
    #expect(second.isLaunched)
    #expect(first.process?.place == second.process?.place)
  }

  @Test("Launching user, local rule 2: each window station gets a new process even for one SID")
  func launchingUserSeparatesWindowStations() {
    var machine = machine()
    let comClass = multiple(.launchingUser)
    _ = machine.activate(comClass, by: .local(userA, logon: 1))
    let before = machine.demand
    let inService = machine.activate(comClass, by: .local(userA, logon: 2, at: serviceStation))
    #expect(inService.isLaunched)
    #expect(inService.windowStation == .ofClient)
    #expect(inService.process?.place == serviceStation)
    #expect(machine.demand.windowStations == before.windowStations + 1, "the service's own, which COM did not make")
  }

  @Test("Launching user: same SID and window station share one server, whatever the LUID")
  func launchingUserSharesWithinWindowStation() {
    var machine = machine()
    let first = machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1))
    #expect(machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1)).process == first.process)
    #expect(machine.activate(multiple(.launchingUser), by: .local(userA, logon: 77)).process == first.process)
  }

  @Test("Launching user: a LocalSystem client in WinSta0 gets its own server there, its SID being another")
  func interactiveServiceGetsItsOwnServer() {
    var machine = machine()
    let first = machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1))
    let second = machine.activate(multiple(.launchingUser), by: .local(.localSystemAccount, logon: 999))
    #expect(second.isLaunched)
    #expect(second.process?.place == .winSta0)
    #expect(second.process != first.process)
  }

  @Test("Launching user: read window station as window station and desktop", arguments: ClassUsage.allCases)
  func launchingUserSeparatesDesktops(usage: ClassUsage) {
    var machine = machine()
    let comClass = ComClass("c", usage: usage, identity: .launchingUser)
    let other = DesktopPlace(windowStation: "winsta0", desktop: "Other")
    _ = machine.activate(comClass, by: .local(userA, logon: 1))
    let outcome = machine.activate(comClass, by: .local(userA, logon: 1, at: other))
    #expect(outcome.isLaunched)
    #expect(outcome.process?.place == other)
    #expect(machine.demand.windowStations == 2)
    #expect(machine.demand.interactiveDesktops == 2)
  }

  @Test("Launching user, remote: ten machines of one SID share a server; another SID gets process and window station")
  func remoteLaunchingUserGoesBySid() {
    var machine = machine()
    let outcomes = (1...10).map { machine.activate(multiple(.launchingUser), by: .remote(userA, logon: $0)) }
    #expect(outcomes.map(\.isLaunched) == [true] + Array(repeating: false, count: 9))
    #expect(outcomes[0].windowStation == .created)
    #expect(machine.demand.nonInteractiveDesktops == 1)
    let other = machine.activate(multiple(.launchingUser), by: .remote(userB, logon: 11))
    #expect(other.windowStation == .created)
    #expect(machine.demand.nonInteractiveDesktops == 2)
  }

  @Test("Launched by the local client first, the server is reused by the remote client of the same SID")
  func localFirstServesRemote() {
    var machine = machine()
    let local = machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1))
    let remote = machine.activate(multiple(.launchingUser), by: .remote(userA, logon: 2))
    #expect(remote.process == local.process)
    #expect(remote.isReused)
  }

  @Test("Launched by the remote client first, the local client gets a new server: in its own window station")
  func remoteFirstDoesNotServeLocal() {
    var machine = machine()
    let remote = machine.activate(multiple(.launchingUser), by: .remote(userA, logon: 2))
    let before = machine.demand
    let local = machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1))
    #expect(local.isLaunched)
    #expect(local.process != remote.process)
    #expect(local.windowStation == .ofClient)
    #expect(local.readings == [.localAfterRemote])
    #expect(machine.demand.windowStations == before.windowStations)
    let again = machine.activate(multiple(.launchingUser), by: .remote(userA, logon: 3))
    #expect(again.process == remote.process)
    #expect(again.readings == [.earliestServerOfAccount])
  }

  @Test("Service: a new window station at the first activation, all others get the service's class object")
  func serviceServesAll() {
    var machine = machine()
    let comClass = multiple(.win32Service(.user(serverUser)))
    let first = machine.activate(comClass, by: .remote(userB, logon: 1))
    #expect(first.windowStation == .created)
    #expect(machine.activate(comClass, by: .local(userA, logon: 2)).process == first.process)
    #expect(machine.activate(comClass, by: .remote(userA, logon: 3)).process == first.process)
    #expect(machine.demand.nonInteractiveDesktops == 1)
  }

  @Test("Service exceptions: LocalSystem inherits the system's window station, or WinSta0 when it interacts")
  func localSystemServicesGetNoNewWindowStation() {
    var machine = machine(user: nil)
    let before = machine.demand
    let quiet = machine.activate(
      multiple(.win32Service(.localSystem(interactsWithDesktop: false)), "quiet"), by: .remote(userA, logon: 1))
    let loud = machine.activate(
      multiple(.win32Service(.localSystem(interactsWithDesktop: true)), "loud"), by: .remote(userA, logon: 1))
    #expect(quiet.windowStation == .ofSystem)
    #expect(quiet.process?.place == .localSystem)
    #expect(loud.windowStation == .interactive)
    #expect(machine.demand.windowStations == before.windowStations)
  }

  @Test("A service in WinSta0 outlives the console user's logoff, an interactive user's server does not")
  func logoff() {
    var machine = machine()
    let service = multiple(.win32Service(.localSystem(interactsWithDesktop: true)), "service")
    let first = machine.activate(service, by: .local(userA, logon: 1))
    _ = machine.activate(multiple(.interactiveUser), by: .local(userA, logon: 1))
    machine.logOff()
    #expect(machine.processes == [first.process])
    #expect(machine.activate(service, by: .remote(userB, logon: 2)).process == first.process)
  }
}
