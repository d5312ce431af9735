import DesktopHeap

/// What KB169321 recommends about the heap of non-interactive desktops, given the classes of a machine.
package enum ComHeapAdvice: Hashable, Sendable {
  /// Leave the heap at its default: the servers share one window station, and a smaller heap has room for fewer.
  case leaveDefault
  /// Add a third number to SharedSection, in KB, for the servers run with different tokens.
  case addThirdNumber(Int)
  /// No bound is passed: nothing to change.
  case changeNothing

  /// The third number that KB169321 writes, in KB.
  package static let thirdNumberKB = Int(Bound.addedThird.value.count)

  /// The recommendation.
  /// - Parameters:
  ///   - release: SP4 is what makes servers of one user share.
  ///   - classes: those that are activated. Classes that never get a window station of their own don't matter.
  ///   - isBoundPassed: whether the desktops no longer fit, on the basis that the caller goes by.
  package init(release: ComRelease, classes: [ComClass], isBoundPassed: Bool) {
    let owners = Set(classes.compactMap(\.windowStationOwner))
    let isOneUsersRunAs = owners.count == 1 && owners.first?.isRunAs == true
    if release == .servicePack4OrLater, isOneUsersRunAs {
      self = .leaveDefault
    } else {
      self = isBoundPassed ? .addThirdNumber(Self.thirdNumberKB) : .changeNothing
    }
  }
}

extension ComClass {
  /// Who gets window stations for the class.
  fileprivate struct WindowStationOwner: Hashable {
    let account: SecurityIdentifier?
    let isRunAs: Bool
  }

  /// Nil for classes whose servers always go to a window station that stands already.
  fileprivate var windowStationOwner: WindowStationOwner? {
    switch identity {
    case .interactiveUser: nil
    case .thisUser(let account): WindowStationOwner(account: account, isRunAs: true)
    case .launchingUser: WindowStationOwner(account: nil, isRunAs: false)
    case .win32Service(let account):
      account.placeOfSystem.1 == nil ? WindowStationOwner(account: account.placeOfSystem.0, isRunAs: false) : nil
    }
  }
}
