package import DesktopHeap
import LintRules
import SubSystems

/// The heap of one desktop as it was measured.
package struct MeasuredHeap: Hashable, Sendable {
  /// Window station and desktop.
  package let desktop: String
  /// Whether the second number sizes it; nil for a fixed heap.
  package let isInteractive: Bool?
  /// Its size.
  package let size: Kilobytes
  /// How much of it was used, in per cent.
  package let usedRate: Double
  /// Where that stands.
  package let source: String

  /// A measured heap.
  package init(desktop: String, isInteractive: Bool?, size: Kilobytes, usedRate: Double, source: String) {
    self.desktop = desktop
    self.isInteractive = isInteractive
    self.size = size
    self.usedRate = usedRate.isFinite ? min(max(usedRate, 0), 100) : 0
    self.source = source
  }

  /// How much of it was used, rounded up.
  var used: Kilobytes {
    Kilobytes(Int64((usedRate / 100 * Double(min(size.count, 1 << 40))).rounded(.up)))
  }

  /// Whether it counts as exhausted (KB949296).
  var isExhausted: Bool { usedRate > Double(HeapUse.exhaustedAbove) }

  /// What a change makes of its size: the new number, or the same for a fixed heap.
  func size(after value: WindowsAssessment) -> Kilobytes? {
    switch isInteractive {
    case nil: size
    case true?: value.win32k.interactiveKB.map { Kilobytes(Int64($0)) }
    case false?: value.win32k.nonInteractiveKB.map { Kilobytes(Int64($0)) }
    }
  }

  /// A share with one decimal: `98.6 %`.
  static func words(_ rate: Double) -> String {
    let tenths = Int64((min(max(rate, 0), 1e6) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)\u{A0}%"
  }
}
