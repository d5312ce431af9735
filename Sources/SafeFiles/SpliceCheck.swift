import Splices

/// Whether a new content differs from the old one by exactly the planned splices. Both are read anew, by ranges, and not
/// by the code that made the one from the other.
struct SpliceCheck {
  let old: OpenFile
  let new: OpenFile

  /// Throws `notAsPlanned` unless both are equal.
  static func equal(_ old: OpenFile, _ new: OpenFile) throws(SafeFileError) {
    let size = try old.status(.verify).size
    try SpliceCheck(old: old, new: new).differ(exactlyBy: .none, oldSize: size)
  }

  /// Throws `notAsPlanned` with the first byte of the new content that is not as planned.
  func differ(exactlyBy splices: SpliceList, oldSize: Int) throws(SafeFileError) {
    var oldOffset = 0
    var newOffset = 0
    for splice in splices.splices {
      let kept = splice.bytes.lowerBound - oldOffset
      try keeps(oldOffset, newOffset, count: kept)
      newOffset += kept
      try holds(splice.replacement, newOffset)
      newOffset += splice.replacement.count
      oldOffset = splice.bytes.upperBound
    }
    let kept = oldSize - oldOffset
    try keeps(oldOffset, newOffset, count: kept)
    newOffset += kept
    let size = try new.status(.verify).size
    if size != newOffset { throw .notAsPlanned(path: old.path, offset: min(size, newOffset)) }
  }

  /// Compares `count` bytes of the old content from `offset` on with the new one from `newOffset` on.
  private func keeps(_ offset: Int, _ newOffset: Int, count: Int) throws(SafeFileError) {
    var done = 0
    var expected = [UInt8](repeating: 0, count: min(max(count, 0), OpenFile.blockSize))
    while done < count {
      if count - done < expected.count { expected.removeLast(expected.count - (count - done)) }
      let length = try old.read(at: offset + done, into: &expected, .verify)
      if length < expected.count { throw .changedMeanwhile(path: old.path, what: .size) }
      try holds(expected, newOffset + done)
      done += length
    }
  }

  /// Compares the new content from `offset` on with `expected`.
  private func holds(_ expected: [UInt8], _ offset: Int) throws(SafeFileError) {
    if expected.isEmpty { return }
    var found = [UInt8](repeating: 0, count: expected.count)
    let length = try new.read(at: offset, into: &found, .verify)
    if length == expected.count, found == expected { return }
    let same = zip(expected, found[..<length]).prefix { $0 == $1 }.count
    throw .notAsPlanned(path: old.path, offset: offset + same)
  }
}
