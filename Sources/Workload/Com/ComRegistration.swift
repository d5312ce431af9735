/// A process that COM did not launch and that calls `CoRegisterClassObject`.
package struct RegisteringProcess: Hashable, Sendable {
  /// The account of the process.
  package let account: SecurityIdentifier
  /// The desktop of the process.
  package let place: DesktopPlace
  /// Whether the process is the very Win32 service that the class is configured for.
  package let isConfiguredService: Bool

  /// A registering process.
  package init(account: SecurityIdentifier, place: DesktopPlace, isConfiguredService: Bool = false) {
    self.account = account
    self.place = place
    self.isConfiguredService = isConfiguredService
  }
}

/// What `CoRegisterClassObject` answers.
package struct RegistrationOutcome: Hashable, Sendable {
  /// The answer.
  package enum Result: Hashable, Sendable {
    /// Registered; later requests may find this process.
    case registered(ServerProcess)
    /// CO_E_WRONG_SERVER_IDENTITY: COM trusts the registry, not the caller, so nobody can pose as another's class.
    case wrongServerIdentity
  }

  /// The answer.
  package let result: Result
  /// What the article leaves open and this outcome rests on.
  package let readings: [ActivationReading]

  /// The HRESULT of CO_E_WRONG_SERVER_IDENTITY (winerror.h).
  package static let wrongServerIdentityCode: UInt32 = 0x8000_4015
}

extension ComMachine {
  /// Lets a process that COM did not launch register a class.
  ///
  /// A refused registration changes nothing: a later request makes COM launch a process under the configured identity.
  package mutating func register(_ comClass: ComClass, by process: RegisteringProcess) -> RegistrationOutcome {
    stand(process.place)
    let (isAllowed, reading) = judge(comClass, process)
    var readings = reading.map { [$0] } ?? []
    guard isAllowed else { return RegistrationOutcome(result: .wrongServerIdentity, readings: readings) }
    let server = run(
      comClass, as: process.account, at: process.place, isLaunchedByCom: false,
      isService: process.isConfiguredService)
    let isService = if case .win32Service = comClass.identity { true } else { false }
    if comClass.usage == .multipleUse || isService {
      share(server, of: comClass)
    } else {
      readings.append(.singleUseRegistrationServesNobody)
    }
    return RegistrationOutcome(result: .registered(server), readings: readings)
  }

  private func judge(_ comClass: ComClass, _ process: RegisteringProcess) -> (Bool, ActivationReading?) {
    switch comClass.identity {
    case .interactiveUser:
      (process.place.isInteractive && process.account == interactiveUser, .interactiveRegistrationMatchesBoth)
    case .thisUser(let account): (process.account == account, nil)
    case .launchingUser: (true, .launchingUserRegistration)
    case .win32Service: (process.isConfiguredService, nil)
    }
  }

  /// A user logs on at the console, after whoever was there has logged off.
  package mutating func logOn(_ user: SecurityIdentifier) {
    if let interactiveUser, interactiveUser != user { logOff() }
    interactiveUser = user
  }

  /// The user at the console logs off (`ActivationReading.logoffEndsInteractiveServers`). Desktops keep standing.
  package mutating func logOff() {
    interactiveUser = nil
    let ended = Set(processes.filter { $0.place.isInteractive && !$0.isService }.map(\.number))
    processes.removeAll { ended.contains($0.number) }
    servers = servers.mapValues { $0.filter { !ended.contains($0.number) } }
    demand.processes -= ended.count
  }
}
