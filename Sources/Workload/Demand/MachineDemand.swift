package import DesktopHeap

/// The desktops that a machine needs: for what an export tells, and for what a workload file adds.
package struct MachineDemand: Sendable {
  /// Everything that may run at the same time: services on demand and COM servers too.
  package let whole: DesktopDemand
  /// What runs whatever is asked of the machine: services that start with it, and all that the workload file names.
  package let sure: DesktopDemand
  /// What the workload file alone needs; nil without one.
  package let ofFile: DesktopDemand?
  /// The services that are counted, those of the system's own accounts too.
  package let services: [ExportedService]
  /// The COM applications with an identity of their own.
  package let comServers: [ExportedComServer]

  /// The demand of what an export tells, with a workload file's added. What the file names is not counted again.
  /// - Parameters:
  ///   - controlSet: the one that the services are taken of, where the export has several.
  ///   - release: tells which desktops are the system's own, and whether COM's servers of one user share.
  /// - Throws: `WorkloadError.tooMany`, `WorkloadError.notPositive` for repetitions of the workload file.
  package init(
    _ users: ExportedUsers, inControlSet controlSet: String?, on release: Release,
    adding file: WorkloadDescription? = nil
  ) throws(WorkloadError) {
    let named = Set((file?.services ?? []).map { CaselessName($0.name) })
    let services = users.startableServices(inControlSet: controlSet).filter { !named.contains(CaselessName($0.name)) }
    self.services = services
    comServers = users.comServers
    var description = file ?? WorkloadDescription()
    if file == nil || description.systemDesktops == WorkloadDescription().systemDesktops {
      description.systemDesktops = DesktopPlace.systems(on: release)
    }
    ofFile = file == nil ? nil : try description.demand()
    var sure = description
    sure.services += services.filter { $0.start == .automatic }.map(\.use)
    self.sure = try sure.demand()
    description.services += services.map(\.use)
    description.com = Self.com(users.comServers, on: release, adding: description.com)
    whole = try description.demand()
  }

  /// Each server that runs as an account, asked for once by a service of the system's.
  private static func com(_ servers: [ExportedComServer], on release: Release, adding file: ComWorkload?)
    -> ComWorkload?
  {
    let client = ActivationClient.local(.localSystemAccount, logon: 0x3E7, at: .localSystem)
    let events = servers.compactMap { server -> ComEvent? in
      guard let user = server.user else { return nil }
      // How a class registers itself the registry does not tell. Multiple-use needs the fewest desktops.
      return .activation(
        ComClass(CaselessName(server.label), usage: .multipleUse, identity: .thisUser(user)), by: client)
    }
    guard !events.isEmpty else { return file }
    // The export of an NT 4 tells no service pack.
    let share: ComRelease = release > .nt4 ? .servicePack4OrLater : .beforeServicePack4
    return ComWorkload(
      release: file?.release ?? share, interactiveUser: file?.interactiveUser,
      consoleSession: file?.consoleSession ?? 0,
      events: (file?.events ?? []) + events)
  }

  /// The desktops of non-interactive window stations that are not the system's own, as a view space counts them.
  package func desktops(_ demand: DesktopDemand, in scope: SessionViewSpace.Scope?) -> Int {
    demand.desktops.count { $0.kind == .nonInteractive && ($0.session == 0 || scope == .systemWide) }
  }

  /// The system's own desktops.
  package var systemDesktops: Int { whole.count(.system, inSession: 0) }

  /// Interactive desktops that share the view space of the services, at least the console's own.
  package func interactiveDesktops(in scope: SessionViewSpace.Scope?) -> Int {
    let count = whole.desktops.count {
      ($0.kind == .interactive || $0.kind == .screenSaver) && ($0.session == 0 || scope == .systemWide)
    }
    return max(1, count)
  }

  /// How many of the counted services run under each of the system's own accounts.
  package var systemServices: (localSystem: Int, localService: Int, networkService: Int, interactive: Int) {
    let system = services.filter { $0.account == .localSystem }
    return (
      system.count { !$0.isInteractive }, services.count { $0.account == .localService },
      services.count { $0.account == .networkService }, system.count(where: \.isInteractive)
    )
  }

  /// The services under user accounts.
  package var userServices: [ExportedService] { services.filter(\.isUserAccounts) }
}

extension DesktopPlace {
  /// The desktops that Windows keeps for its own service accounts: LocalService and NetworkService came with Windows XP.
  package static func systems(on release: Release) -> [DesktopPlace] {
    release >= .xp ? [.localSystem, .networkService, .localService] : [.localSystem]
  }
}
