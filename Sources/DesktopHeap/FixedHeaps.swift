/// The heaps of `WinSta0` whose size no number of `SharedSection` sets.
package struct FixedHeaps: Hashable, Sendable {
  /// `WinSta0\Winlogon`.
  package let winlogon: Kilobytes
  /// `WinSta0\Disconnect`.
  package let disconnect: Kilobytes

  /// As Desktop Heap Monitor and debugger listings print them.
  package static let source = Source("Microsoft KB949296 and \"Desktop Heap, part 2\"", .documented)

  /// The fixed heaps on `architecture`.
  package static func on(_ architecture: Architecture) -> FixedHeaps {
    architecture.figures == .x86
      ? FixedHeaps(winlogon: 128, disconnect: 64)
      : FixedHeaps(winlogon: 192, disconnect: 96)
  }

  /// Both together.
  package var total: Kilobytes { winlogon + disconnect }
}
