package import DesktopHeap

/// What the heaps of one session's desktops are taken from, and how large each is. All sizes in KB.
package struct HeapSupply: Hashable, Sendable {
  /// The space for all desktop heaps of the session; nil where Windows sizes it dynamically.
  package let viewKB: Int?
  /// The heap of each interactive desktop: SharedSection's second number.
  package let interactiveKB: Int
  /// The heap of each non-interactive desktop: SharedSection's third number, or the second where it is absent.
  package let nonInteractiveKB: Int
  /// The heap of WinSta0\Winlogon.
  package let winlogonKB: Int
  /// The heap of WinSta0\Disconnect.
  package let disconnectKB: Int

  /// The sizes that can be reckoned with: above them `KB << 10` no longer fits 32 bits.
  package static let sizes = 1...Int(Bound.wraps.value.count - 1)

  /// Sizes in KB.
  /// - Throws: `WorkloadError.sizeOutOfRange` for a size outside `sizes` (Winlogon and Disconnect may be 0).
  package init(
    viewKB: Int?, interactiveKB: Int, nonInteractiveKB: Int, winlogonKB: Int, disconnectKB: Int
  ) throws(WorkloadError) {
    self.viewKB = try viewKB.map { size throws(WorkloadError) in try Self.checked(size, "the view space") }
    self.interactiveKB = try Self.checked(interactiveKB, "the second number")
    self.nonInteractiveKB = try Self.checked(nonInteractiveKB, "the third number")
    self.winlogonKB = try Self.checked(winlogonKB, "Winlogon's heap", least: 0)
    self.disconnectKB = try Self.checked(disconnectKB, "Disconnect's heap", least: 0)
  }

  /// What a capacity is reckoned with.
  /// - Throws: `WorkloadError.sizeOutOfRange` for a size outside `sizes`.
  package init(_ capacity: Capacity) throws(WorkloadError) {
    try self.init(
      viewKB: capacity.view.size.map { Int($0.count) }, interactiveKB: Int(capacity.interactive.count),
      nonInteractiveKB: Int(capacity.nonInteractive.count), winlogonKB: Int(capacity.fixedHeaps.winlogon.count),
      disconnectKB: Int(capacity.fixedHeaps.disconnect.count))
  }

  private static func checked(
    _ size: Int, _ name: String, least: Int = sizes.lowerBound
  ) throws(WorkloadError) -> Int {
    let expected = least...sizes.upperBound
    guard expected.contains(size) else {
      throw .sizeOutOfRange(name: name, expected: expected, actual: size)
    }
    return size
  }

  /// How many non-interactive heaps fill the view space: KB169321's 48 MB by 3 MB and 48 MB by 512 KB.
  package var upper: Int? { viewKB.map { $0 / nonInteractiveKB } }

  /// How many non-interactive heaps fit beside the interactive desktops, Winlogon and Disconnect; 0 if none does.
  package func net(interactiveDesktops: Int) -> Int? {
    viewKB.map { max(0, $0 - interactiveDesktops * interactiveKB - winlogonKB - disconnectKB) / nonInteractiveKB }
  }

  /// The heaps of everything that stands, in KB.
  package func heapKB(of demand: HeapDemand) -> Int {
    demand.interactiveDesktops * interactiveKB + winlogonKB + disconnectKB
      + (demand.nonInteractiveDesktops + demand.systemDesktops) * nonInteractiveKB
  }
}
