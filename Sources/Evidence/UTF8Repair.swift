import LibXML

extension ByteSource {
  /// The same text in UTF-8: bytes that are none are read as Windows-1252. `wevtutil` without `/unicode` writes the
  /// system's code page and does not say so, and an XML parser refuses that.
  func repairingUTF8() -> ByteSource {
    var repair = UTF8Repair()
    var ended = false
    return ByteSource { () throws(ByteSourceError) in
      while !ended {
        let block = try self.next()
        ended = block.isEmpty
        let repaired = ended ? repair.finish() : repair.utf8(block)
        if !repaired.isEmpty { return repaired }
      }
      return []
    }
  }
}

/// Passes UTF-8 on and reads every other byte as Windows-1252; a sequence may be cut by the end of a block.
struct UTF8Repair {
  private var cut: [UInt8] = []

  mutating func utf8(_ block: [UInt8]) -> [UInt8] {
    if cut.isEmpty && block.allSatisfy({ $0 < 0x80 }) { return block }
    return repaired(cut + block, atEnd: false)
  }

  mutating func finish() -> [UInt8] {
    repaired(cut, atEnd: true)
  }

  private mutating func repaired(_ bytes: [UInt8], atEnd: Bool) -> [UInt8] {
    cut = []
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = Self.sequenceLength(bytes[index])
      let end = min(index + length, bytes.count)
      let sequence = bytes[index..<end]
      if length == 1 && bytes[index] < 0x80 {
        out.append(bytes[index])
        index += 1
      } else if length > 1 && sequence.count == length && String(validating: sequence, as: UTF8.self) != nil {
        out += sequence
        index = end
      } else if length > sequence.count && !atEnd {
        cut = Array(sequence)
        index = end
      } else {
        out += Windows1252.utf8(CollectionOfOne(bytes[index]))
        index += 1
      }
    }
    return out
  }

  /// Bytes in the sequence that `first` begins; 1 for a byte that begins none.
  private static func sequenceLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
