/// The changes to one content, in its order, whatever the order they were given in. Touching ones are one, and those that
/// change nothing are none, so that two lists that do the same are equal.
package struct ByteSplices: Hashable, Sendable {
  /// Ascending; at least one unchanged byte is between any two.
  package let splices: [ByteSplice]

  /// Throws `overlap` if two splices change one byte or insert at one place, where their order would matter, and
  /// `outOfRange` if one begins before the content does.
  package init(_ splices: some Sequence<ByteSplice>) throws(SafeFileError) {
    let ascending = splices.filter { !($0.range.isEmpty && $0.replacement.isEmpty) }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var joined: [ByteSplice] = []
    var previous: ByteSplice?
    for splice in ascending {
      if splice.range.lowerBound < 0 { throw .outOfRange(range: splice.range, size: nil) }
      if let previous, splice.range.lowerBound < previous.range.upperBound || splice.range == previous.range {
        throw .overlap(first: previous.range, second: splice.range)
      }
      previous = splice
      if let last = joined.last, last.range.upperBound == splice.range.lowerBound {
        joined[joined.count - 1] = ByteSplice(
          last.range.lowerBound..<splice.range.upperBound, last.replacement + splice.replacement)
      } else {
        joined.append(splice)
      }
    }
    self.splices = joined
  }

  /// By how many bytes the content grows; less than zero if it shrinks.
  package var growth: Int {
    splices.reduce(0) { $0 + $1.replacement.count - $1.range.count }
  }

  /// The changed content. Throws `outOfRange`.
  package func applied(to original: [UInt8]) throws(SafeFileError) -> [UInt8] {
    var result: [UInt8] = []
    var stream = SpliceStream(self)
    try stream.take(original[...]) { (piece) throws(SafeFileError) in result += piece }
    try stream.finish { (piece) throws(SafeFileError) in result += piece }
    return result
  }

  /// What turns the changed content back into `original`. Throws `outOfRange`.
  package func inverse(in original: [UInt8]) throws(SafeFileError) -> ByteSplices {
    var stream = SpliceStream(self)
    try stream.take(original[...]) { (_) throws(SafeFileError) in }
    try stream.finish { (_) throws(SafeFileError) in }
    return stream.inverse
  }

  /// Splices that hold the type's promises already.
  init(canonical splices: [ByteSplice]) {
    self.splices = splices
  }
}
