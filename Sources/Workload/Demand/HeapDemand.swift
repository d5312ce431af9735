/// What stands on a machine at one moment, as far as desktop heap is concerned.
package struct HeapDemand: Hashable, Sendable {
  /// COM server processes, those included that registered a class without being launched by COM.
  package var processes = 0
  /// Window stations, WinSta0 and the system's own included.
  package var windowStations = 0
  /// Desktops of WinSta0 with a heap of the second number's size; Winlogon and Disconnect are not among them.
  package var interactiveDesktops = 0
  /// Desktops of non-interactive window stations, the system's own left out.
  package var nonInteractiveDesktops = 0
  /// Desktops of the window stations that Windows keeps for its own service accounts.
  package var systemDesktops = 0

  /// Nothing stands.
  package init() {}

  /// Counts one more desktop.
  mutating func add(_ place: DesktopPlace, newWindowStation: Bool) {
    if newWindowStation { windowStations += 1 }
    if place.isInteractive {
      interactiveDesktops += 1
    } else if place.isSystems {
      systemDesktops += 1
    } else {
      nonInteractiveDesktops += 1
    }
  }
}
