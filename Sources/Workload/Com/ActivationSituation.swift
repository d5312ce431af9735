/// A circumstance in which a request is tried, so that a cell of KB169321's tables can be read off the simulator.
package enum ActivationSituation: String, Hashable, Sendable, CaseIterable {
  /// Nothing came before.
  case first = "first request"
  /// The same client asked before.
  case sameClientAgain = "the same client again"
  /// Another account asked before.
  case otherAccount = "another SID"
  /// The same account asked before, under another logon.
  case otherLogon = "the same SID with another LUID"
  /// The same account asked before, from another window station.
  case otherWindowStation = "the same SID from another window station"
  /// The same account asked before, from another desktop of the same window station.
  case otherDesktop = "the same SID from another desktop"
  /// A local client of the same account asked before.
  case afterLocalClient = "after a local client of the same SID"
  /// A remote client of the same account asked before.
  case afterRemoteClient = "after a remote client of the same SID"
  /// A process of the wrong identity tried to register the class before.
  case afterWrongRegistration = "after a registration under the wrong identity"
  /// Another class of the same identity was asked for before.
  case afterOtherClass = "after another class of the same identity"
  /// Nobody is at the console.
  case nobodyLoggedOn = "nobody logged on locally"

  /// Whether the situation can arise for an identity and for local or remote clients.
  package func applies(to identity: ServerIdentity, isRemote: Bool) -> Bool {
    switch self {
    case .otherWindowStation, .otherDesktop, .afterRemoteClient: !isRemote
    case .afterLocalClient: isRemote
    case .afterWrongRegistration: identity != .launchingUser
    default: true
    }
  }

  /// Whether the class has been asked for before.
  var isFurtherRequest: Bool {
    switch self {
    case .first, .afterWrongRegistration, .afterOtherClass, .nobodyLoggedOn: false
    default: true
    }
  }
}

/// One request made in a situation.
package struct ActivationProbe: Hashable, Sendable {
  /// The identity of the class.
  package let identity: ServerIdentity
  /// The circumstance.
  package let situation: ActivationSituation
  /// What the simulator answered.
  package let outcome: ActivationOutcome

  private static let user: SecurityIdentifier = "DOMAIN\\user"
  private static let otherUser: SecurityIdentifier = "DOMAIN\\other"
  /// The account that the table's "this user" columns run as.
  package static let serverAccount: SecurityIdentifier = "DOMAIN\\server"

  /// Puts a fresh machine into the situation and asks for a class there.
  package init(
    usage: ClassUsage, identity: ServerIdentity, isRemote: Bool, situation: ActivationSituation, release: ComRelease
  ) {
    self.identity = identity
    self.situation = situation
    let comClass = ComClass("class", usage: usage, identity: identity)
    let client = Self.client(isRemote: isRemote)
    var machine = ComMachine(release: release, interactiveUser: situation == .nobodyLoggedOn ? nil : Self.user)
    switch situation {
    case .first, .nobodyLoggedOn: break
    case .afterWrongRegistration:
      _ = machine.register(comClass, by: RegisteringProcess(account: Self.otherUser, place: Self.foreignPlace))
    case .afterOtherClass:
      _ = machine.activate(ComClass("other class", usage: usage, identity: identity), by: client)
    default: _ = machine.activate(comClass, by: Self.earlierClient(situation, isRemote: isRemote))
    }
    outcome = machine.activate(comClass, by: client)
  }

  private static let foreignPlace = DesktopPlace(windowStation: "Service-0x0-abcd$")

  private static func client(isRemote: Bool) -> ActivationClient {
    isRemote ? .remote(user, logon: 1) : .local(user, logon: 1)
  }

  private static func earlierClient(_ situation: ActivationSituation, isRemote: Bool) -> ActivationClient {
    let account = situation == .otherAccount ? otherUser : user
    let logon: UInt64 = [.otherAccount, .otherLogon, .otherWindowStation].contains(situation) ? 2 : 1
    let isFromRemote =
      switch situation {
      case .afterLocalClient: false
      case .afterRemoteClient: true
      default: isRemote
      }
    guard !isFromRemote else { return .remote(account, logon: logon) }
    let place =
      switch situation {
      case .otherWindowStation: foreignPlace
      case .otherDesktop: DesktopPlace(windowStation: "WinSta0", desktop: "Second")
      default: DesktopPlace.winSta0
      }
    return .local(account, logon: logon, at: place)
  }
}
