import DesktopHeap

/// A desktop in its window station, as in `WinSta0\Default`. Windows compares both names without case.
package struct DesktopPlace: Hashable, Sendable, CustomStringConvertible {
  /// The window station that holds the desktop.
  package let windowStation: CaselessName
  /// The desktop, unique within its window station.
  package let desktop: CaselessName

  /// A desktop by its two names.
  package init(windowStation: CaselessName, desktop: CaselessName = "Default") {
    self.windowStation = windowStation
    self.desktop = desktop
  }

  /// A desktop that Windows creates.
  init(_ known: WellKnownDesktop) {
    self.init(windowStation: CaselessName(known.windowStation), desktop: CaselessName(known.desktop))
  }

  /// Both names with a backslash between them, as monitors print them.
  package var description: String { "\(windowStation)\\\(desktop)" }

  /// Whether the window station is WinSta0, the only one that the user at the console works in (KB169321).
  package var isInteractive: Bool { windowStation == Self.winSta0.windowStation }

  /// The desktop of the user at the console.
  package static let winSta0 = DesktopPlace(.console)
  /// The desktop that all LocalSystem services share which don't interact with the user (KB949296).
  package static let localSystem = DesktopPlace(.localSystem)
  /// The desktop of NetworkService's services (KB949296).
  package static let networkService = DesktopPlace(.networkService)
  /// The desktop of LocalService's services (KB949296).
  package static let localService = DesktopPlace(.localService)

  /// Whether the window station is one that Windows keeps for LocalSystem, NetworkService or LocalService.
  package var isSystems: Bool {
    [Self.localSystem, .networkService, .localService].contains { $0.windowStation == windowStation }
  }
}
