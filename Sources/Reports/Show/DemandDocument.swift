import Workload

/// Who uses desktops, as the JSON contract of `capacity` has it.
struct DemandDocument: Encodable {
  struct UserDocument: Encodable {
    var name: String
    var count: Int
    var windowStation: String
    var desktop: String
    var session: Int
    var heap: String
    var mark: String
    /// Whether it runs whatever is asked of the machine.
    var sure: Bool
  }

  struct SystemDocument: Encodable {
    var desktops: Int
    var localSystem: Int
    var localService: Int
    var networkService: Int
    var interactive: Int
  }

  /// Non-interactive desktops that are not the system's own.
  let desktops: Int
  let sureDesktops: Int
  let users: [UserDocument]
  /// The services under the system's own accounts, which share its desktops.
  let system: SystemDocument
  let refusals: [String]
  let readings: [String]

  init(_ demand: MachineDemand) {
    desktops = demand.whole.nonInteractiveDesktops
    sureDesktops = demand.sure.nonInteractiveDesktops
    let sure = Set(demand.sure.desktops.map { "\($0.session)\\\($0.place)" })
    users = demand.whole.desktops.filter { $0.kind != .system }.flatMap { desktop in
      desktop.users.map { user in
        UserDocument(
          name: user.name, count: user.count, windowStation: desktop.place.windowStation.text,
          desktop: desktop.place.desktop.text, session: desktop.session, heap: desktop.kind.rawValue,
          mark: desktop.mark.rawValue, sure: sure.contains("\(desktop.session)\\\(desktop.place)"))
      }
    }
    let counts = demand.systemServices
    system = SystemDocument(
      desktops: demand.systemDesktops, localSystem: counts.localSystem, localService: counts.localService,
      networkService: counts.networkService, interactive: counts.interactive)
    refusals = demand.whole.refusals.map(\.words)
    readings = demand.whole.readings.map(\.text)
  }
}

extension DesktopDemand {
  /// Desktops of non-interactive window stations in all sessions, the system's own left out.
  package var nonInteractiveDesktops: Int { desktops.count { $0.kind == .nonInteractive } }
}
