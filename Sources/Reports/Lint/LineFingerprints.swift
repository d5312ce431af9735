/// The fingerprints of chosen lines of a text, in memory that grows with the lines chosen, not with the text.
package enum LineFingerprints {
  /// The fingerprint of each of `lines` (from 1) as code scanning writes it: the hash in hex, and how many lines up to this
  /// one have the same. `read` hands the text out block by block and stops when it is told false; it is called twice, because
  /// which hashes are to be counted is known only at the end of the first time.
  package static func of<Failure: Error>(
    _ lines: Set<Int>, read: (_ take: ([UInt16]) -> Bool) throws(Failure) -> Void
  ) throws(Failure) -> [Int: String] {
    guard let last = lines.max() else { return [:] }
    var hashes: [Int: UInt64] = [:]
    try scan(until: last, read) { line, hash in
      if lines.contains(line) { hashes[line] = hash }
    }
    var counts: [UInt64: Int] = [:]
    for hash in hashes.values { counts[hash] = 0 }
    var result: [Int: String] = [:]
    try scan(until: last, read) { line, hash in
      guard let before = counts[hash] else { return }
      counts[hash] = before + 1
      if lines.contains(line) { result[line] = "\(String(hash, radix: 16)):\(before + 1)" }
    }
    return result
  }

  private static func scan<Failure: Error>(
    until last: Int, _ read: (_ take: ([UInt16]) -> Bool) throws(Failure) -> Void,
    emit: @escaping (Int, UInt64) -> Void
  ) throws(Failure) {
    var hasher = LineHasher()
    var reached = 0
    try read { units in
      hasher.add(units) { line, hash in
        emit(line, hash)
        reached = line
      }
      return reached < last
    }
    if reached < last { hasher.finish(emit: emit) }
  }
}
