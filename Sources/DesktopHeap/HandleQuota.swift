/// The limits of handles per process under `…\Windows NT\CurrentVersion\Windows`, which are often changed together with
/// the heaps and are another limit.
package enum HandleQuota: String, Sendable, CaseIterable {
  /// Windows, menus, hooks and the like.
  case user = "USERProcessHandleQuota"
  /// Pens, brushes, bitmaps and the like.
  case gdi = "GDIProcessHandleQuota"

  /// What Microsoft's page on user objects gives as the range of a process's user handles.
  private static let userRange: ClosedRange<Int> = 200...18000
  /// What Microsoft's page on GDI objects gives as the range of a process's GDI handles.
  private static let gdiRange: ClosedRange<Int> = 256...65536
  /// The most GDI handles of Windows 2000, of all processes together.
  private static let gdiMaximumOf2000 = 16384

  /// The values that a release takes; that of 2000 only where it is certain.
  package func range(on release: Release?) -> ClosedRange<Int> {
    switch self {
    case .user: Self.userRange
    case .gdi:
      release == .windows2000 ? Self.gdiRange.lowerBound...Self.gdiMaximumOf2000 : Self.gdiRange
    }
  }

  /// Where the range is printed.
  package var source: Source {
    switch self {
    case .user: Source("Microsoft, \"User Objects\"", .documented)
    case .gdi: Source("Microsoft, \"GDI Objects\"", .documented)
    }
  }
}
