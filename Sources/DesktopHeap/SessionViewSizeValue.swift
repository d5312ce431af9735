/// Facts about the DWORD values `SessionViewSize`, `SessionPoolSize` and `SessionImageSize` under
/// `…\Control\Session Manager\Memory Management`, all in MB.
package enum SessionViewSizeValue {
  /// What Setup writes as `SessionViewSize` on client Windows (seen on 7; printed for XP and 2003).
  package static let setupMegabytes: Int64 = 48
  /// What Setup writes as `SessionPoolSize` on client Windows (seen on 7).
  package static let setupPoolMegabytes: Int64 = 4
  /// The step to enlarge `SessionViewSize` by: 48 → 64 (KB949296).
  package static let stepMegabytes: Int64 = 16

  /// Whether a document gives `SessionViewSize` an effect on this system: on XP and Server 2003 for x86 it does, and
  /// with /3GB on Server 2003 it has none. From Vista on no document gives it one; none says that it is ignored either.
  package static func hasDocumentedEffect(
    on release: Release, _ architecture: Architecture, threeGigabytes: Bool
  ) -> Bool {
    switch release {
    case .xp: architecture.figures == .x86
    case .server2003: architecture.figures == .x86 && !threeGigabytes
    default: false
    }
  }

  /// The kernel's half of the 32-bit address space, in MB: no part of it can be as large. With /3GB the kernel has half
  /// of that. Inferred from the architecture; no document gives a maximum for the value.
  package static func addressSpaceMegabytes(threeGigabytes: Bool) -> Int64 { threeGigabytes ? 1024 : 2048 }
}
