/// The sizes that are on step: multiples of 512 KB, and whole steps from the release's default or the value before
/// (768, the default on x64, is itself no multiple of 512).
package struct StepGrid: Hashable, Sendable {
  private let origins: [Kilobytes]
  private let step: Kilobytes

  /// The grid for one of the three numbers; nil where no default or no earlier value is known.
  package init(
    default defaultValue: Kilobytes? = nil, before: Kilobytes? = nil, step: Kilobytes = Bound.step.value
  ) {
    origins = [0] + [defaultValue, before].compactMap { $0 }
    self.step = step
  }

  /// Whether `value` is on step.
  package func contains(_ value: Kilobytes) -> Bool {
    origins.contains { (value - $0).isMultiple(of: step) }
  }

  /// Whether `value` is on half a step, which vendors print too.
  package static func isOnHalfStep(_ value: Kilobytes) -> Bool {
    value.isMultiple(of: Bound.halfStep.value)
  }

  /// The nearest sizes on step around `value`: below (at least 256, where vendors go below 512; nil where there is
  /// none) and above.
  package func neighbours(of value: Kilobytes) -> (below: Kilobytes?, above: Kilobytes) {
    var below = origins.map { floor(value - 1, from: $0) }
    if value > Bound.halfStep.value, value < Bound.smallStepsBelow.value { below.append(Bound.halfStep.value) }
    let above = origins.map { floor(value, from: $0) + step }.filter { $0 >= Bound.halfStep.value }
    return (
      below.filter { $0 >= Bound.halfStep.value }.max(), above.min() ?? step
    )
  }

  /// The largest size on the steps from `origin` that is no larger than `value`.
  private func floor(_ value: Kilobytes, from origin: Kilobytes) -> Kilobytes {
    let step = step.count
    let distance = (value - origin).count
    let remainder = distance % step
    return value - Kilobytes(remainder < 0 ? remainder + step : remainder)
  }
}
