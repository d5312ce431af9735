import RegistryText

/// A Win32 service as its key under `Services` describes it.
package struct ExportedService: Hashable, Sendable {
  /// When a service starts (winnt.h: SERVICE_AUTO_START and so on).
  package enum Start: String, Hashable, Sendable {
    /// With the system.
    case automatic
    /// When something asks for it.
    case onDemand = "on demand"
    /// Never.
    case disabled
    /// The key does not tell.
    case unknown
  }

  /// The name of its key.
  package let name: String
  /// The control set that the key stands in, in lower case: `controlset001`; nil outside of one.
  package let controlSet: String?
  /// The account that it runs as.
  package let account: AccountName
  /// When it starts.
  package let start: Start
  /// Whether it runs in a process that other services share (SERVICE_WIN32_SHARE_PROCESS).
  package let sharesProcess: Bool
  /// Whether it may interact with the desktop (SERVICE_INTERACTIVE_PROCESS).
  package let isInteractive: Bool
  /// The command line of its process, as written.
  package let imagePath: String?
  /// The line of its heading.
  package let line: Int

  private static let shareProcess: UInt32 = 0x20
  private static let interactiveProcess: UInt32 = 0x100

  /// The service of a key right below `Services`; nil for a driver.
  init?(_ digest: KeyDigest) {
    let parts = digest.path.split(separator: "\\")
    guard parts.count >= 2, parts[parts.count - 2].lowercased() == "services" else { return nil }
    account = AccountName(digest.texts["objectname"] ?? "")
    if account == .driver { return nil }
    name = digest.name
    line = digest.line
    let set = parts.count >= 3 ? parts[parts.count - 3].lowercased() : ""
    controlSet = set.hasSuffix("controlset") || set.hasPrefix("controlset") ? set : nil
    let type = digest.numbers["type"] ?? 0
    sharesProcess = type & Self.shareProcess != 0
    isInteractive = type & Self.interactiveProcess != 0
    imagePath = digest.texts["imagepath"]
    start =
      switch digest.numbers["start"] {
      case 0, 1, 2: .automatic
      case 3: .onDemand
      case 4: .disabled
      default: .unknown
      }
  }

  /// The service as a part of a workload.
  package var use: ServiceUse {
    let account: ServiceAccount =
      switch self.account {
      case .localService: .localService
      case .networkService: .networkService
      case .user(let user): .user(user)
      case .localSystem, .driver, .interactiveUser: .localSystem(interactsWithDesktop: isInteractive)
      }
    let shared = sharesProcess ? imagePath.map { CaselessName($0.trimmingBlanks) } : nil
    return ServiceUse(name, account: account, sharedProcess: shared)
  }

  /// Whether it runs under a user account, so that its logon has a window station of its own.
  package var isUserAccounts: Bool { if case .user = account { true } else { false } }
}
