/// Cuts a stream of bytes into messages by their headers. What is no header, or announces too much, is told and passed
/// over: reading goes on at the next `Content-Length`.
package struct FrameReader: Sendable {
  /// The longest header part, in bytes.
  package static let headerLimit = 4 << 10
  /// The longest message, in bytes: 256 MiB. A document comes in one message.
  package static let contentLimit = 256 << 20

  /// What the stream holds next.
  package enum Frame: Hashable, Sendable {
    /// The content of a message.
    case content([UInt8])
    /// Bytes that are no message.
    case fault(ProtocolFault)
  }

  private enum State {
    case header
    case content(left: Int)
    /// Inside a message that is too long.
    case passing(left: Int)
    /// Behind bytes that are no header; so many bytes of the name of the next header have come.
    case lost(matched: Int)
  }

  private static let lengthName = Array("content-length:".utf8)
  /// How much memory is set aside because a header says so, in bytes; for more the bytes must come.
  private static let trusted = 64 << 10

  private var state = State.header
  private var header: [UInt8] = []
  private var content: [UInt8] = []

  /// A reader at the start of a stream.
  package init() {}

  /// Takes the next bytes of the stream; hands each frame that they complete to `take`.
  package mutating func read(_ bytes: ArraySlice<UInt8>, _ take: (Frame) -> Void) {
    var rest = bytes
    while !rest.isEmpty {
      switch state {
      case .header: readHeader(&rest, take)
      case .content(let left):
        let part = rest.prefix(left)
        content += part
        rest = rest.dropFirst(part.count)
        state = .content(left: left - part.count)
        if part.count == left { finish(take) }
      case .passing(let left):
        let count = min(left, rest.count)
        rest = rest.dropFirst(count)
        state = count == left ? .header : .passing(left: left - count)
      case .lost(let matched): seek(&rest, matched)
      }
    }
  }

  private mutating func finish(_ take: (Frame) -> Void) {
    let whole = content
    content = []
    state = .header
    take(.content(whole))
  }

  private mutating func readHeader(_ rest: inout ArraySlice<UInt8>, _ take: (Frame) -> Void) {
    while let byte = rest.popFirst() {
      header.append(byte)
      let isWhole = byte == 0x0A && (header.ends(with: "\r\n\r\n") || header.ends(with: "\n\n"))
      guard isWhole || header.count > Self.headerLimit else { continue }
      let length = isWhole ? Self.length(in: header) : nil
      header.removeAll(keepingCapacity: true)
      return begin(length, take)
    }
  }

  private mutating func begin(_ length: Int?, _ take: (Frame) -> Void) {
    guard let length else {
      state = .lost(matched: 0)
      return take(.fault(.noLength))
    }
    guard length <= Self.contentLimit else {
      state = .passing(left: length)
      return take(.fault(.tooLong(length: length, limit: Self.contentLimit)))
    }
    state = .content(left: length)
    content.reserveCapacity(min(length, Self.trusted))
    if length == 0 { finish(take) }
  }

  /// Looks for the name of the header; its first letter comes in it once, so a failed match begins anew or not at all.
  private mutating func seek(_ rest: inout ArraySlice<UInt8>, _ matched: Int) {
    var matched = matched
    while let byte = rest.popFirst() {
      let letter = Self.lowered(byte)
      matched = letter == Self.lengthName[matched] ? matched + 1 : letter == Self.lengthName[0] ? 1 : 0
      if matched == Self.lengthName.count {
        header = Self.lengthName
        state = .header
        return
      }
    }
    state = .lost(matched: matched)
  }

  /// The number of the last `Content-Length` line; nil where there is none, or no number from 0 on.
  private static func length(in header: [UInt8]) -> Int? {
    var length: Int?
    for line in header.split(separator: 0x0A) where line.map(lowered).starts(with: lengthName) {
      let text = line.dropFirst(lengthName.count).filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      guard !text.isEmpty, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      length = Int(String(decoding: text, as: UTF8.self))
    }
    return length
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

extension [UInt8] {
  fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
