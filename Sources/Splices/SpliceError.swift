/// What is wrong with splices.
package enum SpliceError: Error, Hashable, Sendable {
  /// Two splices change one byte, or insert at one place.
  case overlap(first: Range<Int>, second: Range<Int>)
  /// A splice leaves the content, which has `size` bytes; nil: it begins before any content does.
  case outside(splice: Range<Int>, size: Int?)
}

extension SpliceError: CustomStringConvertible {
  /// What is wrong, for people.
  package var description: String {
    switch self {
    case .overlap(let first, let second): "the changes to bytes \(first) and \(second) overlap"
    case .outside(let splice, let size):
      "the change to bytes \(splice) reaches outside of the content"
        + (size.map { ", which is \($0) bytes long" } ?? "")
    }
  }
}
