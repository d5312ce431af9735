/// A desktop that Windows or a known product creates, and what sets the size of its heap.
package struct WellKnownDesktop: Hashable, Sendable {
  /// What sets the size of a desktop's heap.
  package enum HeapSize: String, Sendable {
    /// Fixed: see `FixedHeaps`.
    case fixed
    /// The second number of `SharedSection`.
    case interactive
    /// The third number of `SharedSection`.
    case nonInteractive
  }

  /// The window station, `*` for any text: `Service-0x0-3e7$`.
  package let windowStation: String
  /// The desktop, `*` for any.
  package let desktop: String
  /// Whose it is, for people.
  package let owner: String
  /// Which number sets its heap.
  package let heap: HeapSize
  /// Where it was printed or seen.
  package let source: Source

  private static let listing = Source("Microsoft KB949296 and \"Desktop Heap, part 2\"", .documented)

  /// The desktop of the user at the console.
  package static let console = WellKnownDesktop("WinSta0", "Default", "the user's desktop", .interactive)
  /// The logon screen.
  package static let winlogon = WellKnownDesktop("WinSta0", "Winlogon", "the logon screen", .fixed)
  /// What a disconnected session shows.
  package static let disconnect = WellKnownDesktop("WinSta0", "Disconnect", "a disconnected session", .fixed)
  /// The screen saver's desktop.
  package static let screenSaver = WellKnownDesktop(
    "WinSta0", "Screen-saver", "the screen saver, while it runs", .interactive)
  /// The desktop that LocalSystem's services share which do not interact with the user.
  package static let localSystem = WellKnownDesktop(
    "Service-0x0-3e7$", "Default", "services under LocalSystem", .nonInteractive)
  /// The desktop of NetworkService's services.
  package static let networkService = WellKnownDesktop(
    "Service-0x0-3e4$", "Default", "services under NetworkService", .nonInteractive)
  /// The desktop of LocalService's services.
  package static let localService = WellKnownDesktop(
    "Service-0x0-3e5$", "Default", "services under LocalService", .nonInteractive)

  /// All that are known; the pattern for user accounts comes last, after the accounts of the system.
  package static let all: [WellKnownDesktop] = [
    winlogon, disconnect, console, screenSaver, localSystem, networkService, localService,
    .init(
      "SAWinSta", "SADesktop", "the Task Scheduler", .nonInteractive, Source("recalled; no document", .unknown)),
    .init("__X78B95_89_IW", "__A8D9S1_42_ID", "IIS and COM", .nonInteractive),
    .init("mssWindowStation", "mssRestrictedDesk", "Windows Search", .nonInteractive),
    .init("Service-0x*-*$", "Default", "services of one logon session of a user account", .nonInteractive),
  ]

  private init(
    _ windowStation: String, _ desktop: String, _ owner: String, _ heap: HeapSize,
    _ source: Source = WellKnownDesktop.listing
  ) {
    self.windowStation = windowStation
    self.desktop = desktop
    self.owner = owner
    self.heap = heap
    self.source = source
  }

  /// The desktop known under this name in a listing, compared without regard to case; nil for others.
  package static func named(windowStation: String, desktop: String) -> WellKnownDesktop? {
    let station = windowStation.lowercased()
    let name = desktop.lowercased()
    let exact = all.first { $0.windowStation.lowercased() == station && $0.desktop.lowercased() == name }
    if let exact { return exact }
    guard name == "default", isServiceStation(station) else { return nil }
    return all.last
  }

  /// `service-0xHIGH-LOW$`, HIGH and LOW being the hexadecimal halves of a logon session's identifier.
  private static func isServiceStation(_ station: String) -> Bool {
    guard station.hasPrefix("service-0x"), station.hasSuffix("$") else { return false }
    let halves = station.dropFirst("service-0x".count).dropLast().split(
      separator: "-", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isHexDigit) }
  }
}
