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

  /// The end of the key's path, in lower case.
  private var suffix: KeySuffix {
    switch self {
    case .subSystems: KeySuffix("session manager\\subsystems")
    case .sessionManager: KeySuffix("control\\session manager")
    case .memoryManagement: KeySuffix("session manager\\memory management")
    case .environment: KeySuffix("session manager\\environment")
    case .productOptions: KeySuffix("control\\productoptions")
    case .select: KeySuffix("select")
    case .currentVersion: KeySuffix("windows nt\\currentversion")
    case .windowManager: KeySuffix("windows nt\\currentversion\\windows")
    case .workstationParameters: KeySuffix("services\\lanmanworkstation\\parameters")
    }
  }

  /// The role of the key with this path, as written; nil for every other key.
  package init?(path: borrowing Span<UInt16>) {
    let end = KeySuffix.end(of: path)
    guard end > 0 else { return nil }
    // Asked for each heading of an export, and most are told apart by their last letter.
    let last = path[end - 1] | 0x20
    guard last == 0x73 || last == 0x72 || last == 0x74 || last == 0x6E else { return nil }
    for role in Self.allCases where role.lastLetter == last && role.suffix.matches(path, endingAt: end) {
      self = role
      return
    }
    return nil
  }

  /// The names, in lower case, of the values that matter in the key; nil where all do.
  var valueNames: [String]? {
    switch self {
    case .subSystems, .sessionManager: nil
    case .memoryManagement: ["sessionviewsize", "sessionpoolsize", "sessionimagesize"]
    case .environment: ["processor_architecture"]
    case .productOptions: ["producttype"]
    case .select: ["current", "default", "failed", "lastknowngood"]
    case .currentVersion: ["currentversion", "currentbuild", "currentbuildnumber", "productname"]
    case .windowManager: ["desktopheaplogging", "userprocesshandlequota", "gdiprocesshandlequota", "sharedsection"]
    case .workstationParameters: ["keepconn"]
    }
  }

  private var lastLetter: UInt16 {
    switch self {
    case .subSystems, .productOptions, .windowManager, .workstationParameters: 0x73
    case .sessionManager: 0x72
    case .memoryManagement, .environment, .select: 0x74
    case .currentVersion: 0x6E
    }
  }

  /// The role of the key with this path.
  package init?(path: String) {
    let units = Array(path.utf16)
    self.init(path: units.span)
  }
}
