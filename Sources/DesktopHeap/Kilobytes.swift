/// A size in kilobytes (1024 bytes), the unit of every number of `SharedSection`.
///
/// Arithmetic saturates at the ends of `Int64`: numbers come from files and must never trap.
package struct Kilobytes: Hashable, Sendable, Comparable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The count of kilobytes; may be negative where a difference is.
  package let count: Int64

  /// The size of `count` kilobytes.
  package init(_ count: Int64) {
    self.count = count
  }

  /// A size written in the source, in kilobytes.
  package init(integerLiteral value: Int64) {
    count = value
  }

  /// A size given in megabytes, as `SessionViewSize` is; saturates.
  package static func megabytes(_ count: Int64) -> Kilobytes {
    Kilobytes(1024) * count
  }

  /// Orders by size.
  package static func < (left: Kilobytes, right: Kilobytes) -> Bool {
    left.count < right.count
  }

  /// The saturating sum.
  package static func + (left: Kilobytes, right: Kilobytes) -> Kilobytes {
    let (sum, overflow) = left.count.addingReportingOverflow(right.count)
    return Kilobytes(overflow ? (right.count < 0 ? .min : .max) : sum)
  }

  /// The saturating difference.
  package static func - (left: Kilobytes, right: Kilobytes) -> Kilobytes {
    let (difference, overflow) = left.count.subtractingReportingOverflow(right.count)
    return Kilobytes(overflow ? (right.count < 0 ? .max : .min) : difference)
  }

  /// The saturating product.
  package static func * (left: Kilobytes, right: Int64) -> Kilobytes {
    let (product, overflow) = left.count.multipliedReportingOverflow(by: right)
    return Kilobytes(overflow ? ((left.count < 0) == (right < 0) ? .max : .min) : product)
  }

  /// How many whole heaps of size `heap` fit: 0 where there is no room, nil where `heap` has no size.
  package func holds(_ heap: Kilobytes) -> Int64? {
    guard heap.count > 0 else { return nil }
    return max(0, count) / heap.count
  }

  /// Whether this is a whole number of `step`s; a step of 0 or less divides nothing.
  package func isMultiple(of step: Kilobytes) -> Bool {
    step.count > 0 && count.isMultiple(of: step.count)
  }

  /// For people: `20480 KB`.
  package var description: String { "\(count) KB" }
}
