import Testing
import Workload

/// KB169321, "Single-Use Classes".
@Suite struct SingleUseTests {
  @Test(
    "Every activation starts a new process, whoever asks",
    arguments: [
      ServerIdentity.interactiveUser, .thisUser(serverUser), .launchingUser,
    ])
  func everyActivationStartsAProcess(identity: ServerIdentity) {
    var machine = machine()
    for number in 1...6 {
      let client: ActivationClient = number.isMultiple(of: 2) ? .remote(userA, logon: 1) : .local(userA, logon: 2)
      #expect(machine.activate(single(identity), by: client).isLaunched)
      #expect(machine.demand.processes == number)
    }
  }

  @Test("Interactive user: each process shares the interactive window station")
  func interactiveUserSharesWinSta0() {
    var machine = machine()
    for _ in 1...3 {
      #expect(machine.activate(single(.interactiveUser), by: .remote(userB, logon: 1)).windowStation == .interactive)
    }
    #expect(machine.demand.windowStations == 2)
  }

  @Test("This user: a new process in a new window station each time, logged on or not", arguments: [userA, serverUser])
  func thisUserGetsAWindowStationEach(loggedOn: SecurityIdentifier) {
    var machine = machine(user: loggedOn)
    for number in 1...5 {
      let outcome = machine.activate(single(.thisUser(serverUser)), by: .local(userA, logon: 1))
      #expect(outcome.windowStation == .created)
      #expect(machine.demand.nonInteractiveDesktops == number)
    }
  }

  @Test(
    "Launching user, local: the client's window station, a service's too",
    arguments: [
      DesktopPlace.winSta0, .localSystem,
    ])
  func localLaunchingUserGetsTheClients(place: DesktopPlace) {
    var machine = machine()
    for _ in 1...3 {
      let outcome = machine.activate(single(.launchingUser), by: .local(.localSystemAccount, logon: 9, at: place))
      #expect(outcome.windowStation == .ofClient)
      #expect(outcome.process?.place == place)
    }
    #expect(machine.demand.windowStations == 2)
  }

  @Test("Launching user, remote: one window station for each SID and LUID pair")
  func remoteLaunchingUserGoesBySidAndLuid() {
    var machine = machine()
    let comClass = single(.launchingUser)
    let first = machine.activate(comClass, by: .remote(userA, logon: 1))
    #expect(first.windowStation == .created)
    let second = machine.activate(comClass, by: .remote(userA, logon: 1))
    #expect(second.isLaunched)
    #expect(second.windowStation == .ofSameLogon)
    #expect(second.process?.place == first.process?.place)
    #expect(machine.activate(comClass, by: .remote(userA, logon: 2)).windowStation == .created, "another LUID")
    #expect(machine.activate(comClass, by: .remote(userB, logon: 1)).windowStation == .created, "another SID")
    #expect(machine.demand.nonInteractiveDesktops == 3)
  }

  @Test("Service: single-use makes no sense; only one activation is possible")
  func singleUseServiceServesOnce() {
    var machine = machine()
    let comClass = single(.win32Service(.user(serverUser)))
    #expect(machine.activate(comClass, by: .local(userA, logon: 1)).isLaunched)
    let second = machine.activate(comClass, by: .local(userA, logon: 1))
    #expect(second.failure == .serviceStartsOnce)
    #expect(second.readings == [.singleUseServiceStartsOnce])
  }

  @Test("Single-use should be avoided, most of all under this user and in services") func cautions() {
    #expect(ComCaution.cautions(for: single(.interactiveUser)) == [.singleUse])
    #expect(ComCaution.cautions(for: single(.thisUser(serverUser))) == [.singleUse, .singleUseThisUser])
    #expect(ComCaution.cautions(for: single(.win32Service(.user(serverUser)))) == [.singleUse, .singleUseService])
    #expect(ComCaution.cautions(for: multiple(.thisUser(serverUser))) == [])
  }

  @Test("Launching user is for legacy servers and should be used rarely", arguments: ClassUsage.allCases)
  func launchingUserIsRare(usage: ClassUsage) {
    let comClass = ComClass("c", usage: usage, identity: .launchingUser)
    #expect(ComCaution.cautions(for: comClass).contains(.launchingUser))
  }
}
