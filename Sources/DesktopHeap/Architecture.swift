/// The processor architecture of Windows.
package enum Architecture: String, Sendable, CaseIterable {
  case x86
  case x64
  case arm64

  /// From the environment's `PROCESSOR_ARCHITECTURE` (`x86`, `AMD64`, `ARM64`), in any case; nil for others.
  package init?(processorArchitecture: String) {
    switch processorArchitecture.lowercased() {
    case "x86": self = .x86
    case "amd64", "x64": self = .x64
    case "arm64": self = .arm64
    default: return nil
    }
  }

  /// The architecture whose figures apply: arm64 counts as x64 (no document has figures of its own).
  package var figures: Architecture { self == .arm64 ? .x64 : self }

  /// What has to be said when the figures are another architecture's; nil where they are its own.
  package var note: String? {
    self == .arm64 ? "arm64 is counted as x64; no document gives figures of its own" : nil
  }
}
