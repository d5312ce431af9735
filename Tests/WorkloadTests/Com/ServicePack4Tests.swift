import Testing
import Workload

/// KB169321 on Service Pack 4.
@Suite struct ServicePack4Tests {
  @Test("Before SP4 each RunAs process has its own window station; from SP4 one user's processes share one")
  func runAsServersShare() {
    for (release, expected) in [(ComRelease.beforeServicePack4, 5), (.servicePack4OrLater, 1)] {
      var machine = machine(release)
      for _ in 1...5 { _ = machine.activate(single(.thisUser(serverUser)), by: .local(userA, logon: 1)) }
      #expect(machine.demand.nonInteractiveDesktops == expected)
      #expect(machine.demand.processes == 5)
    }
  }

  @Test("From SP4 on all RunAs servers of one user share, over classes; another token gets its own")
  func sharingGoesOverClasses() {
    var machine = machine(.servicePack4OrLater)
    let one = machine.activate(multiple(.thisUser(serverUser), "one"), by: .local(userA, logon: 1))
    let two = machine.activate(multiple(.thisUser(serverUser), "two"), by: .local(userA, logon: 1))
    let other = machine.activate(multiple(.thisUser(userB), "three"), by: .local(userA, logon: 1))
    #expect(two.windowStation == .ofSameUser)
    #expect(two.process?.place == one.process?.place)
    #expect(other.windowStation == .created)
    #expect(two.readings == [.sameUserAlwaysShares])
  }

  @Test("Launching-user servers are not changed by SP4", arguments: ClassUsage.allCases)
  func launchingUserIsUnchanged(usage: ClassUsage) throws {
    for isRemote in [false, true] {
      let old = try #require(
        ActivationTable(release: .beforeServicePack4).cell(usage, .launchingUser, isRemote: isRemote))
      let new = try #require(
        ActivationTable(release: .servicePack4OrLater).cell(usage, .launchingUser, isRemote: isRemote))
      #expect(old == new)
    }
  }

  @Test("A service has no RunAs: it gets its own window station from SP4 on too")
  func servicesAreUnchanged() {
    var machine = machine(.servicePack4OrLater)
    _ = machine.activate(multiple(.thisUser(serverUser), "runas"), by: .local(userA, logon: 1))
    let service = machine.activate(multiple(.win32Service(.user(serverUser)), "service"), by: .local(userA, logon: 1))
    #expect(service.windowStation == .created)
    #expect(service.readings == [.serviceIsNoRunAsServer])
  }

  @Test("One token from SP4 on: leave the heap at its default; different tokens: add the third number 512")
  func advice() {
    let one = [single(.thisUser(serverUser), "a"), multiple(.thisUser(serverUser), "b"), multiple(.interactiveUser)]
    let two = one + [single(.thisUser(userB), "c")]
    #expect(ComHeapAdvice(release: .servicePack4OrLater, classes: one, isBoundPassed: true) == .leaveDefault)
    #expect(ComHeapAdvice(release: .servicePack4OrLater, classes: two, isBoundPassed: true) == .addThirdNumber(512))
    #expect(ComHeapAdvice(release: .beforeServicePack4, classes: one, isBoundPassed: true) == .addThirdNumber(512))
    #expect(ComHeapAdvice(release: .servicePack4OrLater, classes: two, isBoundPassed: false) == .changeNothing)
    let remote = one + [multiple(.launchingUser)]
    #expect(ComHeapAdvice(release: .servicePack4OrLater, classes: remote, isBoundPassed: true) == .addThirdNumber(512))
  }
}
