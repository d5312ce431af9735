package import DesktopHeap

/// One of the two numbers that size desktops' heaps.
package enum HeapNumber: Hashable, Sendable, CaseIterable {
  /// The second: desktops of `WinSta0`.
  case interactive
  /// The third: desktops of every other window station.
  case nonInteractive

  /// For people.
  package var words: String { self == .interactive ? "second number" : "third number" }

  /// Whose heaps it sizes, for people.
  package var desktops: String {
    self == .interactive ? "interactive desktops" : "non-interactive desktops, on which services run"
  }

  /// Its size in `triple`, an absent third being the second.
  package func size(in triple: SharedSectionTriple) -> Kilobytes {
    self == .interactive ? triple.interactive : triple.effectiveNonInteractive
  }

  /// `triple` with this number set to `size`. Where none is written, a third is added that keeps what it was.
  func setting(_ size: Kilobytes, in triple: SharedSectionTriple) -> SharedSectionTriple {
    var result = triple
    switch self {
    case .interactive:
      if triple.nonInteractive == nil { result.nonInteractive = triple.interactive }
      result.interactive = size
    case .nonInteractive: result.nonInteractive = size
    }
    return result
  }

  /// What sizes a desktop of a listing; nil for the fixed heaps.
  init?(_ heap: WellKnownDesktop.HeapSize) {
    switch heap {
    case .fixed: return nil
    case .interactive: self = .interactive
    case .nonInteractive: self = .nonInteractive
    }
  }
}
