/// The text of an export as UTF-16, without looking at what it says.
package enum DecodedText {
  /// How many bytes are decoded at once.
  private static let blockBytes = 64 << 10

  /// Reads `source`, which is written in `encoding`, and hands out its text block by block, without the byte order mark;
  /// ends at the end or as soon as `take` gives false. Half a unit of UTF-16 at the end is left out; bytes that are no
  /// UTF-8 become U+FFFD, one for each stretch that a reader of the web's standard would replace.
  package static func read(
    _ source: any ByteSource, encoding: TextEncoding, take: ([UInt16]) -> Bool
  ) throws(ReadError) {
    var source = source
    var decoder = BlockDecoder(encoding)
    var buffer = [UInt8](repeating: 0, count: blockBytes)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { (all) throws(ReadError) in
        try source.read(into: UnsafeMutableRawBufferPointer(all))
      }
      let units = decoder.decode(buffer[..<count], isLast: count == 0)
      if !units.isEmpty, !take(units) { return }
      if count == 0 { return }
    }
  }
}

/// Decodes bytes that come in blocks; what a block cuts in two waits for the next one.
private struct BlockDecoder {
  private let encoding: TextEncoding
  /// The characters 80 to FF of a single-byte code page.
  private let upperHalf: [UInt16]
  private var held: [UInt8] = []
  private var markLeft: Int

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    markLeft = encoding.markLength
    if case .ansi(let page) = encoding, !page.isDoubleByte {
      upperHalf = (UInt8(0x80)...0xFF).map { page.decode([$0]).first ?? UInt16($0) }
    } else {
      upperHalf = []
    }
  }

  mutating func decode(_ block: ArraySlice<UInt8>, isLast: Bool) -> [UInt16] {
    let mark = min(markLeft, block.count)
    markLeft -= mark
    let bytes = held + block.dropFirst(mark)
    let whole = isLast ? bytes.count : bytes.count - cutOff(bytes)
    held = Array(bytes[whole...])
    return units(bytes[..<whole])
  }

  private func units(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
    switch encoding {
    case .utf16LE: pairs(bytes).map { UInt16($0.first) | UInt16($0.second) << 8 }
    case .utf16BE: pairs(bytes).map { UInt16($0.second) | UInt16($0.first) << 8 }
    case .utf8: Self.utf8(bytes)
    case .ansi(let page):
      page.isDoubleByte
        ? page.decode(Array(bytes)) : bytes.map { $0 < 0x80 ? UInt16($0) : upperHalf[Int($0 & 0x7F)] }
    }
  }

  private func pairs(_ bytes: ArraySlice<UInt8>) -> some Sequence<(first: UInt8, second: UInt8)> {
    stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).lazy.map { (bytes[$0], bytes[$0 + 1]) }
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.map(UInt16.init) }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) { units.append($0) }
    return units
  }

  /// How many bytes at the end belong to a character that goes on in the next block.
  private func cutOff(_ bytes: [UInt8]) -> Int {
    switch encoding {
    case .utf16LE, .utf16BE: return bytes.count % 2
    case .utf8:
      for length in 1...3 where length <= bytes.count {
        let byte = bytes[bytes.count - length]
        if byte < 0x80 { return 0 }
        if byte >= 0xC0 { return (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > length ? length : 0 }
      }
      return 0
    case .ansi(let page):
      guard page.isDoubleByte else { return 0 }
      var index = 0
      while index < bytes.count { index += page.isLead(bytes[index]) ? 2 : 1 }
      return index > bytes.count ? 1 : 0
    }
  }
}
