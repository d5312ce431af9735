/// A line of a dump while its pieces come.
struct DumpLine {
  /// The two digits of each byte, the first of them in the low half.
  private static let hexDigits: [UInt16] = {
    let digits = Array("0123456789abcdef".utf16)
    return (0..<256).map { digits[$0 & 15] << 8 | digits[$0 >> 4] }
  }()

  /// The text, in UTF-8.
  private(set) var bytes: [UInt8] = []

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func append(_ text: String) {
    // As one stretch of memory where it is one, as nearly all strings are.
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes.append(contentsOf: text.utf8)
    }
  }

  mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    append(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds two digits for each byte.
  mutating func append(hex data: [UInt8]) {
    let digits = Self.hexDigits
    bytes.append(addingCapacity: 2 * data.count) { bytes in
      for byte in data {
        let pair = digits[Int(byte)]
        bytes.append(UInt8(truncatingIfNeeded: pair))
        bytes.append(UInt8(truncatingIfNeeded: pair >> 8))
      }
    }
  }
}
