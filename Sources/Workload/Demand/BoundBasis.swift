/// What is counted against which bound. KB169321 says 16 and leaves open what the 16 includes.
package enum BoundBasis: String, Hashable, Sendable, CaseIterable {
  /// Desktops of non-interactive window stations against the quotient, the system's own left out.
  case quotient = "quotient"
  /// WinSta0 counts as one of the quotient.
  case withWinSta0 = "quotient, WinSta0 counted"
  /// WinSta0 and the system's own window stations count.
  case withWinSta0AndSystem = "quotient, WinSta0 and the system's window stations counted"
  /// Desktops of non-interactive window stations, the system's own left out, against the net bound.
  case net = "net"
  /// The heaps of all that stands against the view space: the net bound with the system's own counted.
  case sumOfHeaps = "sum of all heaps"

  /// What this basis counts (desktops; KB for `sumOfHeaps`), and the most that fits; nil without a fixed view space.
  package func measure(_ demand: HeapDemand, in supply: HeapSupply) -> (used: Int, bound: Int)? {
    guard let upper = supply.upper, let view = supply.viewKB,
      let net = supply.net(interactiveDesktops: demand.interactiveDesktops)
    else { return nil }
    switch self {
    case .quotient: return (demand.nonInteractiveDesktops, upper)
    case .withWinSta0: return (demand.nonInteractiveDesktops + 1, upper)
    case .withWinSta0AndSystem: return (demand.nonInteractiveDesktops + 1 + demand.systemDesktops, upper)
    case .net: return (demand.nonInteractiveDesktops, net)
    case .sumOfHeaps: return (supply.heapKB(of: demand), view)
    }
  }
}
