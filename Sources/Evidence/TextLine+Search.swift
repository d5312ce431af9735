extension TextLine {
  /// Whether the line holds `word`, which begins with a lower-case letter and has no capitals, in whatever case.
  func contains(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count > 0, bytes.count >= count else { return false }
    let pattern = UnsafeBufferPointer(start: word.utf8Start, count: count)
    let first = pattern[0]
    return bytes.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - count) where bytes[start] | 0x20 == first {
        var matched = 0
        while matched < count, Self.lowered(bytes[start + matched]) == pattern[matched] { matched += 1 }
        if matched == count { return true }
      }
      return false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
