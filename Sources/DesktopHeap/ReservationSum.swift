/// The sum that Windows before Vista tries to reserve for the expected desktops of a session.
package struct ReservationSum: Hashable, Sendable {
  /// Non-interactive desktops that the sum counts on.
  package static let expectedDesktops: Int64 = 10
  /// The fall-back is documented for Server 2003 with /3GB; what is summed is known from observation only.
  package static let source = Source("the arithmetic of win32k before Vista", .observed)

  /// Second + Winlogon + Disconnect + 10 × third.
  package let total: Kilobytes

  /// The sum for the heaps of `triple`.
  package init(of triple: SharedSectionTriple, on architecture: Architecture) {
    total =
      triple.interactive + FixedHeaps.on(architecture).total + triple.effectiveNonInteractive * Self.expectedDesktops
  }

  /// Whether the sum fits; nil where the view is dynamic or unknown.
  package func fits(_ view: SessionViewSpace) -> Bool? {
    view.size.map { total <= $0 }
  }
}
