/// How many non-interactive desktops fit into the session view space: an upper bound, since printer and font drivers
/// share the space (KB184802).
package struct Capacity: Hashable, Sendable {
  /// The session view space that the desktops share.
  package let view: SessionViewSpace
  /// The heaps that no number sets, Winlogon and Disconnect.
  package let fixedHeaps: FixedHeaps
  /// The heap of an interactive desktop.
  package let interactive: Kilobytes
  /// The heap of a non-interactive desktop.
  package let nonInteractive: Kilobytes
  /// Interactive desktops of that session: 1 is Default alone, 2 with the screen saver. Never below 0.
  package let interactiveDesktops: Int64

  /// The capacity with the heaps of `triple`: give the numbers that Windows uses, not those written.
  package init(
    of triple: SharedSectionTriple, in view: SessionViewSpace, on architecture: Architecture,
    interactiveDesktops: Int64 = 1
  ) {
    self.view = view
    fixedHeaps = .on(architecture)
    interactive = triple.interactive
    nonInteractive = triple.effectiveNonInteractive
    self.interactiveDesktops = max(0, interactiveDesktops)
  }

  /// View ÷ third, rounded down; nil on dynamic releases, without a known view, or without a heap size.
  package var upper: Int64? { view.size?.holds(nonInteractive) }

  /// What interactive desktops and fixed heaps leave of the view; may be negative. Nil as `upper` is.
  package var room: Kilobytes? {
    view.size.map { $0 - interactive * interactiveDesktops - fixedHeaps.total }
  }

  /// Room ÷ third, rounded down, 0 where nothing is left: every non-interactive desktop, the system's own included.
  package var net: Int64? { room?.holds(nonInteractive) }

  /// Whether the count has no fixed bound: from Vista on.
  package var isDynamic: Bool { view.isDynamic }
}
