/// A place where KB169321 is silent or at odds with itself, and the reading that the simulator takes there.
package enum ActivationReading: String, Hashable, Sendable, CaseIterable {
  /// The article's last local-and-remote example against its own rule and table.
  case localAfterRemote
  /// "Attempts" to share, by "user identity (or token)".
  case sameUserAlwaysShares
  /// The change of SP4 and Win32 services.
  case serviceIsNoRunAsServer
  /// A remote client whose account runs several servers of the class.
  case earliestServerOfAccount
  /// One SID and LUID pair, several single-use classes.
  case pairSharedAcrossClasses
  /// The table's "only one activation possible".
  case singleUseServiceStartsOnce
  /// A single-use class registered by a process that COM did not launch.
  case singleUseRegistrationServesNobody
  /// What a registration as the interactive user must match.
  case interactiveRegistrationMatchesBoth
  /// A registration of a launching-user class by a process that COM did not launch.
  case launchingUserRegistration
  /// "At least one desktop".
  case oneDesktopPerWindowStation
  /// Servers that end.
  case noServerEnds
  /// Several classes in one executable.
  case oneProcessPerClass
  /// What becomes of servers when the console user logs off.
  case logoffEndsInteractiveServers

  /// Readings that every run rests on, whatever happens in it.
  package static let general: [ActivationReading] = [
    .oneDesktopPerWindowStation, .noServerEnds, .oneProcessPerClass,
  ]

  /// The reading in words: what is open, and what is assumed.
  package var text: String {
    switch self {
    case .localAfterRemote:
      """
      One example of the article gives a local client that comes after a remote one of the same account a new window \
      station; its rule and its table say that local servers share the client's. The table is followed.
      """
    case .sameUserAlwaysShares:
      """
      From SP4 on COM attempts to share one window station per user identity or token. The attempt is taken to \
      succeed, per account, over all classes, and only in window stations that COM itself made for that account.
      """
    case .serviceIsNoRunAsServer:
      "The change of SP4 names RunAs servers. A class in a Win32 service has no RunAs, so nothing changes for it."
    case .earliestServerOfAccount:
      "Where several servers of a remote client's account run, the one that started first is taken to serve it."
    case .pairSharedAcrossClasses:
      "Single-use servers of one SID and LUID pair are taken to share one window station over all classes."
    case .singleUseServiceStartsOnce:
      """
      For a single-use class in a Win32 service the table says: not applicable, one activation possible. The first \
      activation is let through, each further one fails.
      """
    case .singleUseRegistrationServesNobody:
      """
      The article says that a single-use request always starts a new process. So a registration by a process that \
      COM did not launch is accepted, and serves nobody.
      """
    case .interactiveRegistrationMatchesBoth:
      """
      For the interactive user the article asks once for the specified security context and once for the interactive \
      window station. Both are asked for.
      """
    case .launchingUserRegistration:
      """
      The article is silent about a launching-user class that is registered by a process that COM did not launch. It \
      is taken to serve the clients that a server launched at its place would serve.
      """
    case .oneDesktopPerWindowStation:
      "A window station has at least one desktop: a new one is counted with exactly one."
    case .noServerEnds:
      "The article tells when servers start, not when they end: none ends before its user logs off."
    case .oneProcessPerClass: "Each class is taken to have a server executable of its own."
    case .logoffEndsInteractiveServers:
      "Logging off is taken to end the servers in the interactive window station that are no services."
    }
  }
}
