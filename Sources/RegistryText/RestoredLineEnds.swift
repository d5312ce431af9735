/// UTF-16LE text whose line ends were converted as bytes, with the line ends that it had. `0D 00 0A 00` became either
/// `0D 00 0D 0A 00`, where a program put a CR before each LF byte, or `00 0A 00`, where one took all CR bytes out.
struct RestoredLineEnds: RewrittenPieces {
  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A
  /// The byte behind the byte order mark and the header, where the first line end stands.
  private static let headerEnd = 2 + 2 * RegistryHeader.text5.utf16.count

  private var blocks: ByteBlocks
  private var held: [UInt8] = []
  private var hasBegun = false
  /// Whether bytes are missing; otherwise there are too many.
  private var isStripped = false

  init(_ source: any ByteSource) { blocks = ByteBlocks(source) }

  mutating func append(to bytes: inout [UInt8]) throws(ReadError) -> Bool {
    let block = try blocks.next()
    held += block
    if !hasBegun {
      if held.count < Self.headerEnd + 2, !block.isEmpty { return true }
      hasBegun = true
      isStripped = held.count > Self.headerEnd && held[Self.headerEnd] == 0
    }
    let used = isStripped ? putIn(&bytes, isLast: block.isEmpty) : takeOut(&bytes, isLast: block.isEmpty)
    held.removeFirst(used)
    return !block.isEmpty
  }

  /// Leaves out each CR byte right before an LF byte. Returns how many bytes were used.
  private func takeOut(_ bytes: inout [UInt8], isLast: Bool) -> Int {
    let end = isLast ? held.count : held.count - 1
    for index in 0..<max(end, 0) {
      let isExtra =
        held[index] == Self.carriageReturn && index + 1 < held.count && held[index + 1] == Self.lineFeed
      if !isExtra { bytes.append(held[index]) }
    }
    return max(end, 0)
  }

  /// Writes a whole line end for each unit `00 0A` with a zero byte behind it; U+0A00 is no character.
  private func putIn(_ bytes: inout [UInt8], isLast: Bool) -> Int {
    var index = 0
    while index + 2 < held.count {
      if held[index] == 0, held[index + 1] == Self.lineFeed, held[index + 2] == 0 {
        bytes += [Self.carriageReturn, 0, Self.lineFeed, 0]
        index += 3
      } else {
        bytes += held[index..<index + 2]
        index += 2
      }
    }
    guard isLast else { return index }
    bytes += held[index...]
    return held.count
  }
}
