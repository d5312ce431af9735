package import Splices

/// What shows that a change touches nothing but the value that it is meant for.
package struct ChangeProof: Sendable {
  /// A value, or a key, that differs too.
  package struct Other: Hashable, Sendable {
    /// The key.
    package let key: String
    /// The value's name; nil for a key as a whole.
    package let value: String?
    /// What becomes of it.
    package let change: Change

    /// What becomes of a value.
    package enum Change: String, Sendable {
      case added
      case removed
      case changed
    }
  }

  /// How many differences are told.
  package static let otherLimit = 100

  /// The bytes that differ in the file as it is; nil where the two cannot be compared byte by byte.
  package let bytesBefore: Range<Int>?
  /// The bytes that stand there in the changed file.
  package let bytesAfter: Range<Int>?
  /// The bytes outside of that stretch, which are the same in both.
  package let equalBytes: Int
  /// Whether that stretch lies within the value that is meant.
  package let isWithinValue: Bool
  /// How many values of the two files were compared one by one; nil where that was not done.
  package let comparedValues: Int?
  /// What else differs.
  package let others: [Other]
  /// How many more differences there are.
  package let othersLeftOut: Int

  /// Two files of which one differs from the other in a stretch of bytes.
  package init(bytesBefore: Range<Int>, bytesAfter: Range<Int>, equalBytes: Int, isWithinValue: Bool) {
    self.init(bytesBefore, bytesAfter, equalBytes, isWithinValue, nil, [], 0)
  }

  /// Two files that were compared value by value.
  package init(comparedValues: Int?, others: [Other], leftOut: Int) {
    self.init(nil, nil, 0, false, comparedValues, Array(others.prefix(Self.otherLimit)), leftOut)
  }

  private init(
    _ bytesBefore: Range<Int>?, _ bytesAfter: Range<Int>?, _ equalBytes: Int, _ isWithinValue: Bool, _ compared: Int?,
    _ others: [Other], _ leftOut: Int
  ) {
    self.bytesBefore = bytesBefore
    self.bytesAfter = bytesAfter
    self.equalBytes = equalBytes
    self.isWithinValue = isWithinValue
    comparedValues = compared
    self.others = others
    othersLeftOut = leftOut
  }

  /// The proof of a change by `splices` of a file of `size` bytes, in which the value takes `value`.
  package init(_ splices: SpliceList, size: Int, value: Range<Int>) {
    let first = splices.splices.first?.bytes.lowerBound ?? 0
    let last = splices.splices.last?.bytes.upperBound ?? first
    self.init(
      bytesBefore: first..<last, bytesAfter: first..<max(first, last + splices.growth),
      equalBytes: max(0, size - (last - first)),
      isWithinValue: splices.isEmpty || (value.lowerBound <= first && last <= value.upperBound))
  }

  /// Whether it is shown that nothing else changes.
  package var isComplete: Bool { others.isEmpty && (isWithinValue || comparedValues != nil) }

  /// What is shown, in a sentence or two.
  var words: String {
    if isWithinValue, let bytesBefore, let bytesAfter {
      if bytesBefore.isEmpty, bytesAfter.isEmpty { return "The two files are the same, byte for byte." }
      return "Compared byte by byte: \(bytesBefore.count) bytes from offset \(bytesBefore.lowerBound) on become "
        + "\(bytesAfter.count); the stretch lies within the value Windows, and the other \(equalBytes) bytes of the file "
        + "are the same."
    }
    guard let comparedValues else {
      return "Whether anything else differs was not determined: the two files differ outside of the value, and are too "
        + "large to be compared value by value."
    }
    let base = "The two files differ in their bytes outside of the value, so they were compared value by value: "
    if others.isEmpty { return base + "all \(comparedValues) other values are the same, name, type and data." }
    let count = others.count + othersLeftOut
    return base + (count == 1 ? "one other differs." : "\(count) others differ.")
  }
}
