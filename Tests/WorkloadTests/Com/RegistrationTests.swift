import Testing
import Workload

/// KB169321 on processes that COM did not launch and that register a CLSID.
@Suite struct RegistrationTests {
  @Test("CO_E_WRONG_SERVER_IDENTITY is 0x80004015") func code() {
    #expect(RegistrationOutcome.wrongServerIdentityCode == 0x8000_4015)
  }

  @Test(
    "A registration under the wrong identity fails, and COM launches its own server",
    arguments: [
      (ServerIdentity.interactiveUser, RegisteringProcess(account: userA, place: serviceStation)),
      (.interactiveUser, RegisteringProcess(account: userB, place: .winSta0)),
      (.thisUser(serverUser), RegisteringProcess(account: userA, place: .winSta0)),
      (.win32Service(.user(serverUser)), RegisteringProcess(account: serverUser, place: serviceStation)),
    ])
  func wrongIdentity(identity: ServerIdentity, process: RegisteringProcess) {
    var machine = machine()
    #expect(machine.register(multiple(identity), by: process).result == .wrongServerIdentity)
    #expect(machine.demand.processes == 0)
    let outcome = machine.activate(multiple(identity), by: .local(userB, logon: 5))
    #expect(outcome.isLaunched)
    #expect(outcome.process?.isLaunchedByCom == true)
  }

  @Test(
    "A multiple-use server of the right identity serves every client although COM did not start it",
    arguments: [
      (ServerIdentity.thisUser(userA), RegisteringProcess(account: userA, place: .winSta0)),
      (.thisUser(serverUser), RegisteringProcess(account: serverUser, place: serviceStation)),
      (.interactiveUser, RegisteringProcess(account: userA, place: .winSta0)),
      (
        .win32Service(.user(serverUser)),
        RegisteringProcess(account: serverUser, place: serviceStation, isConfiguredService: true)
      ),
    ])
  func rightIdentity(identity: ServerIdentity, process: RegisteringProcess) throws {
    var machine = machine()
    let answer = machine.register(multiple(identity), by: process)
    guard case .registered(let server) = answer.result else {
      Issue.record("refused")
      return
    }
    for client in [ActivationClient.local(userB, logon: 5), .remote(userB, logon: 6)] {
      let outcome = machine.activate(multiple(identity), by: client)
      #expect(outcome.isReused)
      #expect(outcome.process == server)
    }
    #expect(server.isLaunchedByCom == false)
  }

  @Test("A single-use registration serves nobody: each request starts a process all the same")
  func singleUseRegistration() {
    var machine = machine()
    let process = RegisteringProcess(account: serverUser, place: serviceStation)
    let answer = machine.register(single(.thisUser(serverUser)), by: process)
    #expect(answer.readings == [.singleUseRegistrationServesNobody])
    #expect(machine.activate(single(.thisUser(serverUser)), by: .local(userA, logon: 1)).isLaunched)
  }

  @Test("A launching-user registration serves the clients of its own account and desktop only")
  func launchingUserRegistration() {
    var machine = machine()
    let process = RegisteringProcess(account: userA, place: .winSta0)
    #expect(machine.register(multiple(.launchingUser), by: process).readings == [.launchingUserRegistration])
    #expect(machine.activate(multiple(.launchingUser), by: .local(userA, logon: 1)).isReused)
    #expect(machine.activate(multiple(.launchingUser), by: .local(userB, logon: 2)).isLaunched)
  }
}
