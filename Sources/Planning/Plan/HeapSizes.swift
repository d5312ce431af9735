import DesktopHeap

/// Sizes for the heap of a non-interactive desktop that are smaller than the one in place.
enum HeapSizes {
  /// From the largest down: whole steps from the size in place and from the default, multiples of the step, then the
  /// half step that vendors print and the documented minimum. Where no third number is written, the step itself comes
  /// first: it is the size that KB169321 prints for this case.
  static func below(_ triple: SharedSectionTriple, standard: Kilobytes?) -> [Kilobytes] {
    let step = Bound.step.value
    let half = Bound.halfStep.value
    let current = triple.effectiveNonInteractive
    var sizes: Set<Kilobytes> = [step, half, Bound.documentedMinimum.value]
    if triple.nonInteractive != nil {
      for origin in [0, current, standard].compactMap(\.self) {
        var size = origin + step * max(0, (current - origin).count / step.count + 1)
        for _ in 0..<Self.limit where size >= half {
          sizes.insert(size)
          size = size - step
        }
      }
    }
    return sizes.filter { $0 < current }.sorted(by: >)
  }

  /// Steps that are looked at: more than lie between the largest size in the field and the smallest.
  private static let limit = 4096
}
