extension TextLine {
  /// Whether the line holds `word`, which is written in lower-case ASCII letters, in whatever case.
  func contains(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count > 0, bytes.count >= count else { return false }
    let pattern = UnsafeBufferPointer(start: word.utf8Start, count: count)
    return bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start + count <= bytes.count {
        var matched = 0
        while matched < count, Self.lowered(bytes[start + matched]) == pattern[matched] { matched += 1 }
        if matched == count { return true }
        start += 1
      }
      return false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
