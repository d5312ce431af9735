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
