import RegistryText

/// The keys of an export that have to do with desktop heaps.
package enum KeyRole: String, Sendable, CaseIterable {
  /// `…\Control\Session Manager\SubSystems`, where the value `Windows` stands.
  case subSystems
  /// `…\Control\Session Manager`, where values meant for SubSystems are put by mistake.
  case sessionManager
  /// `…\Control\Session Manager\Memory Management`: SessionViewSize and the like.
  case memoryManagement
  /// `…\Control\Session Manager\Environment`: PROCESSOR_ARCHITECTURE.
  case environment
  /// `…\Control\ProductOptions`: ProductType.
  case productOptions
  /// `SYSTEM\Select`, or that of an offline hive: which control set boots.
  case select
  /// `…\Microsoft\Windows NT\CurrentVersion`: the release.
  case currentVersion
  /// `…\Windows NT\CurrentVersion\Windows`: DesktopHeapLogging and the handle quotas.
  case windowManager
  /// `…\Services\LanmanWorkstation\Parameters`: KeepConn.
  case workstationParameters

  private static let suffixes: [(KeySuffix, KeyRole)] = [
    (KeySuffix("session manager\\subsystems"), .subSystems),
    (KeySuffix("control\\session manager"), .sessionManager),
    (KeySuffix("session manager\\memory management"), .memoryManagement),
    (KeySuffix("session manager\\environment"), .environment),
    (KeySuffix("control\\productoptions"), .productOptions),
    (KeySuffix("select"), .select),
    (KeySuffix("windows nt\\currentversion"), .currentVersion),
    (KeySuffix("windows nt\\currentversion\\windows"), .windowManager),
    (KeySuffix("services\\lanmanworkstation\\parameters"), .workstationParameters),
  ]

  /// The role of the key with this path, as written; nil for every other key.
  package init?(path: borrowing Span<UInt16>) {
    for (suffix, role) in Self.suffixes where suffix.matches(path) {
      self = role
      return
    }
    return nil
  }

  /// The role of the key with this path.
  package init?(path: String) {
    let units = Array(path.utf16)
    self.init(path: units.span)
  }
}
