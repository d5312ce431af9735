/// What a triple that is too large can do to a start of Windows.
package enum BootRisk: String, Sendable {
  /// Before Vista the sum is held against a fixed view: Windows may fall back to heaps of 512 and 128 KB, or not boot
  /// at all.
  case mayFallBackOrNotBoot
  /// From Vista on there is no fixed space to hold the sum against.
  case noFixedSpace

  /// The risk on `release`.
  package static func of(_ release: Release) -> BootRisk {
    release.isDynamic ? .noFixedSpace : .mayFallBackOrNotBoot
  }

  /// What a message may say.
  package var words: String {
    switch self {
    case .mayFallBackOrNotBoot: "Windows may fall back to heaps of 512 and 128 KB, or not boot at all"
    case .noFixedSpace: "there is no fixed space to hold the sum against"
    }
  }
}

/// The sum that Windows before Vista tries to reserve for the expected desktops of a session.
package struct ReservationSum: Hashable, Sendable {
  /// Non-interactive desktops that the sum counts on.
  package static let expectedDesktops: Int64 = 10
  /// The fall-back is documented for Server 2003 with /3GB; what is summed is known from observation only.
  package static let source = Source("observed behaviour of win32k before Vista", .observed)

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
