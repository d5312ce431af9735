/// Splices of one content in its order, whatever order they came in. Touching ones are joined and those that change
/// nothing are left away, so two lists that do the same are mostly equal.
package struct SpliceList: Hashable, Sendable {
  /// Ascending; at least one kept byte stands between any two.
  package let splices: [Splice]

  /// Nothing changes.
  package static let none = SpliceList(canonical: [])

  /// Orders `splices`. Two that change one byte or insert at one place are an error, because their order would matter;
  /// so is one before the start.
  package init(_ splices: some Sequence<Splice>) throws(SpliceError) {
    let ascending = splices.filter { !($0.bytes.isEmpty && $0.replacement.isEmpty) }
      .sorted { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
    if let first = ascending.first, first.bytes.lowerBound < 0 {
      throw .outside(splice: first.bytes, size: nil)
    }
    for (first, second) in zip(ascending, ascending.dropFirst())
    where second.bytes.lowerBound < first.bytes.upperBound || first.bytes == second.bytes {
      throw .overlap(first: first.bytes, second: second.bytes)
    }
    self.init(canonical: Self.joined(ascending))
  }

  /// Splices that hold the type's promises already: ascending and apart.
  package init(canonical splices: [Splice]) { self.splices = splices }

  private static func joined(_ ascending: [Splice]) -> [Splice] {
    var result: [Splice] = []
    for splice in ascending {
      if let last = result.last, last.bytes.upperBound == splice.bytes.lowerBound {
        result[result.count - 1] = Splice(
          bytes: last.bytes.lowerBound..<splice.bytes.upperBound,
          replacement: last.replacement + splice.replacement)
      } else {
        result.append(splice)
      }
    }
    return result
  }

  /// Whether nothing changes.
  package var isEmpty: Bool { splices.isEmpty }

  /// By how many bytes the content grows; negative where it shrinks.
  package var growth: Int { splices.reduce(0) { $0 + $1.replacement.count - $1.bytes.count } }

  /// Throws ``SpliceError/outside(splice:size:)`` where a splice leaves a content of `size` bytes.
  package func check(size: Int) throws(SpliceError) {
    if let last = splices.last, last.bytes.upperBound > size { throw .outside(splice: last.bytes, size: size) }
  }

  /// The changed content.
  package func applied(to original: [UInt8]) throws(SpliceError) -> [UInt8] {
    try check(size: original.count)
    var result: [UInt8] = []
    result.reserveCapacity(original.count + max(growth, 0))
    var position = 0
    for splice in splices {
      result += original[position..<splice.bytes.lowerBound]
      result += splice.replacement
      position = splice.bytes.upperBound
    }
    return result + original[position...]
  }

  /// What turns the changed content back into `original`.
  package func inverse(in original: [UInt8]) throws(SpliceError) -> SpliceList {
    try check(size: original.count)
    var shift = 0
    return SpliceList(
      canonical: splices.map { splice in
        let start = splice.bytes.lowerBound + shift
        shift += splice.replacement.count - splice.bytes.count
        return Splice(
          bytes: start..<start + splice.replacement.count, replacement: Array(original[splice.bytes]))
      })
  }
}
