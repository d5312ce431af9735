/// A machine whose COM starts servers by the rules of KB169321: state in, activation in, outcome out.
///
/// Window stations that COM makes bear labels of the simulator's own (`COM-WinSta-1`); Windows names them otherwise.
package struct ComMachine: Sendable {
  /// Whether COM shares window stations among one user's servers.
  package let release: ComRelease
  /// The user at the console, or nil.
  package internal(set) var interactiveUser: SecurityIdentifier?
  /// All server processes that run, in the order of their start.
  package internal(set) var processes: [ServerProcess] = []
  /// Every desktop that stands, clients' own ones included, in the order in which they came up.
  package private(set) var desktops: [DesktopPlace] = []
  /// What stands, counted.
  package internal(set) var demand = HeapDemand()

  /// Servers that serve further requests, by what a request must match; the one that started first serves.
  var servers: [ServerKey: [ServerProcess]] = [:]
  /// SP4: the window station of an account's RunAs servers.
  private var stationOfUser: [SecurityIdentifier: DesktopPlace] = [:]
  /// Single-use, launching user, remote: the window station of a SID and LUID.
  private var stationOfLogon: [RemoteLogon: DesktopPlace] = [:]
  private var processesForRemote: Set<Int> = []
  private var standing: Set<DesktopPlace> = []
  private var windowStations: Set<CaselessName> = []
  private var lastLabel = 0
  private var lastProcess = 0

  /// What a request must match to be served by a running server.
  enum ServerKey: Hashable {
    /// Any request for the class.
    case anyone(CaselessName)
    /// Requests for the class by an account from a desktop: "launching user", local.
    case account(CaselessName, SecurityIdentifier, DesktopPlace)
    /// Requests for the class by an account: "launching user", remote.
    case remote(CaselessName, SecurityIdentifier)
  }

  private struct RemoteLogon: Hashable {
    let account: SecurityIdentifier
    let logon: LogonIdentifier
  }

  /// A machine on which WinSta0 and LocalSystem's window station stand and no COM server runs.
  /// - Parameters:
  ///   - release: decides whether RunAs servers of one user share a window station.
  ///   - interactiveUser: the user at the console, nil when nobody is logged on.
  package init(release: ComRelease, interactiveUser: SecurityIdentifier?) {
    self.release = release
    self.interactiveUser = interactiveUser
    stand(.winSta0)
    stand(.localSystem)
  }

  /// Lets a client ask for a class object.
  package mutating func activate(_ comClass: ComClass, by client: ActivationClient) -> ActivationOutcome {
    if case .local(let place) = client.origin { stand(place) }
    switch comClass.identity {
    case .interactiveUser: return activateAsInteractiveUser(comClass)
    case .thisUser(let account): return activate(comClass, as: account)
    case .launchingUser: return activateAsLaunchingUser(comClass, client: client)
    case .win32Service(let account): return activateService(comClass, account: account)
    }
  }

  // MARK: The four identities

  private mutating func activateAsInteractiveUser(_ comClass: ComClass) -> ActivationOutcome {
    guard let interactiveUser else { return .failure(.noUserLoggedOn) }
    return serve(comClass, key: .anyone(comClass.name)) { machine in
      machine.launch(comClass, as: interactiveUser, at: .winSta0, use: .interactive)
    }
  }

  /// "This user" never gets WinSta0, even when the same user is logged on there.
  private mutating func activate(_ comClass: ComClass, as account: SecurityIdentifier) -> ActivationOutcome {
    serve(comClass, key: .anyone(comClass.name)) { machine in
      guard machine.release == .servicePack4OrLater else {
        return machine.launch(comClass, as: account, at: machine.newWindowStation(), use: .created)
      }
      if let place = machine.stationOfUser[account] {
        return machine.launch(comClass, as: account, at: place, use: .ofSameUser, .sameUserAlwaysShares)
      }
      let place = machine.newWindowStation()
      machine.stationOfUser[account] = place
      return machine.launch(comClass, as: account, at: place, use: .created, .sameUserAlwaysShares)
    }
  }

  private mutating func activateAsLaunchingUser(
    _ comClass: ComClass, client: ActivationClient
  ) -> ActivationOutcome {
    switch (client.origin, comClass.usage) {
    case (.local(let place), _):
      let remoteCameFirst =
        servers[.remote(comClass.name, client.account), default: []].first
        .map { processesForRemote.contains($0.number) } ?? false
      return serve(comClass, key: .account(comClass.name, client.account, place)) { machine in
        let readings: [ActivationReading] = remoteCameFirst ? [.localAfterRemote] : []
        return machine.launch(comClass, as: client.account, at: place, use: .ofClient, readings)
      }
    case (.remote, .multipleUse):
      return serve(comClass, key: .remote(comClass.name, client.account)) { machine in
        let outcome = machine.launch(comClass, as: client.account, at: machine.newWindowStation(), use: .created)
        if let process = outcome.process { machine.processesForRemote.insert(process.number) }
        return outcome
      }
    case (.remote, .singleUse): return launchForRemoteLogon(comClass, client: client)
    }
  }

  private mutating func launchForRemoteLogon(_ comClass: ComClass, client: ActivationClient) -> ActivationOutcome {
    let pair = RemoteLogon(account: client.account, logon: client.logon)
    if let place = stationOfLogon[pair] {
      return launch(comClass, as: client.account, at: place, use: .ofSameLogon, .pairSharedAcrossClasses)
    }
    let place = newWindowStation()
    stationOfLogon[pair] = place
    return launch(comClass, as: client.account, at: place, use: .created)
  }

  private mutating func activateService(_ comClass: ComClass, account: ServiceAccount) -> ActivationOutcome {
    if let server = servers[.anyone(comClass.name)]?.first {
      return comClass.usage == .multipleUse
        ? .reuse(server) : .failure(.serviceStartsOnce, .singleUseServiceStartsOnce)
    }
    var readings: [ActivationReading] = comClass.usage == .singleUse ? [.singleUseServiceStartsOnce] : []
    let (sid, fixedPlace) = account.placeOfSystem
    if fixedPlace == nil, release == .servicePack4OrLater { readings.append(.serviceIsNoRunAsServer) }
    let place = fixedPlace ?? newWindowStation()
    let use: WindowStationUse = fixedPlace.map { $0.isInteractive ? .interactive : .ofSystem } ?? .created
    let outcome = launch(comClass, as: sid, at: place, use: use, readings, isService: true)
    if let process = outcome.process { share(process, of: comClass) }
    return outcome
  }

  // MARK: Processes and desktops

  /// Single-use: always a new process. Multiple-use: the running server that `key` finds, else a new process.
  private mutating func serve(
    _ comClass: ComClass, key: ServerKey, launch: (inout ComMachine) -> ActivationOutcome
  ) -> ActivationOutcome {
    guard comClass.usage == .multipleUse else { return launch(&self) }
    if let candidates = servers[key], let server = candidates.first {
      return .reuse(server, candidates.count > 1 ? [.earliestServerOfAccount] : [])
    }
    let outcome = launch(&self)
    if let process = outcome.process { share(process, of: comClass) }
    return outcome
  }

  /// Lets further requests find the process.
  mutating func share(_ process: ServerProcess, of comClass: ComClass) {
    guard comClass.identity == .launchingUser else {
      servers[.anyone(comClass.name), default: []].append(process)
      return
    }
    servers[.account(comClass.name, process.account, process.place), default: []].append(process)
    servers[.remote(comClass.name, process.account), default: []].append(process)
  }

  private mutating func launch(
    _ comClass: ComClass, as account: SecurityIdentifier, at place: DesktopPlace, use: WindowStationUse,
    _ reading: ActivationReading
  ) -> ActivationOutcome {
    launch(comClass, as: account, at: place, use: use, [reading])
  }

  private mutating func launch(
    _ comClass: ComClass, as account: SecurityIdentifier, at place: DesktopPlace, use: WindowStationUse,
    _ readings: [ActivationReading] = [], isService: Bool = false
  ) -> ActivationOutcome {
    let process = run(comClass, as: account, at: place, isLaunchedByCom: true, isService: isService)
    return ActivationOutcome(result: .launched(process), windowStation: use, readings: readings)
  }

  /// Adds a process that serves the class.
  mutating func run(
    _ comClass: ComClass, as account: SecurityIdentifier, at place: DesktopPlace, isLaunchedByCom: Bool,
    isService: Bool
  ) -> ServerProcess {
    lastProcess += 1
    let process = ServerProcess(
      number: lastProcess, className: comClass.name, account: account, place: place,
      isLaunchedByCom: isLaunchedByCom, isService: isService)
    processes.append(process)
    demand.processes += 1
    stand(place)
    return process
  }

  /// Makes sure that a desktop stands and is counted.
  mutating func stand(_ place: DesktopPlace) {
    guard standing.insert(place).inserted else { return }
    desktops.append(place)
    demand.add(place, newWindowStation: windowStations.insert(place.windowStation).inserted)
  }

  private mutating func newWindowStation() -> DesktopPlace {
    repeat {
      lastLabel += 1
    } while windowStations.contains(CaselessName("COM-WinSta-\(lastLabel)"))
    return DesktopPlace(windowStation: CaselessName("COM-WinSta-\(lastLabel)"))
  }
}

extension ServiceAccount {
  /// The account, and the desktop that Windows keeps for it; no desktop for a user account.
  var placeOfSystem: (SecurityIdentifier, DesktopPlace?) {
    switch self {
    case .localSystem(let interactsWithDesktop):
      (.localSystemAccount, interactsWithDesktop ? .winSta0 : .localSystem)
    case .localService: ("NT AUTHORITY\\LOCAL SERVICE", .localService)
    case .networkService: ("NT AUTHORITY\\NETWORK SERVICE", .networkService)
    case .user(let account): (account, nil)
    }
  }
}

extension ActivationOutcome {
  static func failure(_ failure: ActivationFailure, _ readings: ActivationReading...) -> ActivationOutcome {
    ActivationOutcome(result: .failed(failure), windowStation: nil, readings: readings)
  }

  static func reuse(_ process: ServerProcess, _ readings: [ActivationReading] = []) -> ActivationOutcome {
    ActivationOutcome(result: .reused(process), windowStation: .ofRunningProcess, readings: readings)
  }
}
