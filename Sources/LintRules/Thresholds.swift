package import DesktopHeap

/// The bounds that a house may set for itself.
package struct Thresholds: Hashable, Sendable {
  /// The steps that DH506 asks for: 512 KB, or 256 where vendors' steps are the rule of the house.
  package var step = Bound.step.value
  /// The second number beyond which DH504 warns: 20480 KB, or what the house has found to work.
  package var interactiveMaximum = Bound.interactiveMaximum.value

  /// The documented ones.
  package init() {}

  /// The steps that may be asked for, in KB.
  package static let steps = [Bound.halfStep.value.count, Bound.step.value.count]
  /// The maxima that may be set, in KB: up to the largest size that is reported to work on x64.
  package static let maxima = Int(Bound.interactiveFloor.value.count)...65_536
}
