package import LibXML

/// One line of a file, without its end.
package struct TextLine: Equatable, Sendable {
  /// Counted from 1; CRLF, LF and a lone CR each end a line.
  package let number: Int
  /// The line in UTF-8.
  package let bytes: [UInt8]

  /// A line of text.
  package init(number: Int, bytes: [UInt8]) {
    self.number = number
    self.bytes = bytes
  }

  /// The line as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads the lines of a text in whatever encoding it is, in memory that does not grow with the file.
package final class LineReader {
  /// The most of a line that is read, in bytes of UTF-8; the rest of a longer one is passed over. An event's longest
  /// string is 31,839 characters (ReportEvent), so that such a line is no line of a log.
  package static let maximumLineBytes = 1 << 20

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// The encoding, as far as the text was read.
  package private(set) var encoding = EvidenceEncoding.utf8

  /// The first line of which only the beginning was read; nil where none is that long.
  package private(set) var firstCutLine: Int?

  private let source: ByteSource
  private let path: String
  private var decoder: UTF16Decoder?
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var started = false
  private var ended = false
  private var skipsLineFeed = false
  private var skipsRest = false

  /// Reads `source`; `path` is what errors name.
  package init(_ source: ByteSource, path: String) {
    self.source = source
    self.path = path
  }

  /// The next line; nil at the end. A line end at the very end does not begin another line.
  package func next() throws(EvidenceError) -> TextLine? {
    if !started { try start() }
    if skipsRest { try skipRest() }
    var searched = position
    while true {
      if skipsLineFeed, position < buffer.count {
        if buffer[position] == Self.lineFeed { position += 1 }
        skipsLineFeed = false
        searched = position
      }
      if let end = lineEnd(from: searched) {
        return line(until: end, skipping: 1)
      }
      if buffer.count - position > Self.maximumLineBytes {
        skipsRest = true
        return line(until: buffer.count, skipping: 0)
      }
      if ended {
        return position < buffer.count ? line(until: buffer.count, skipping: 0) : nil
      }
      searched = buffer.count - position
      try fill()
    }
  }

  private func lineEnd(from start: Int) -> Int? {
    buffer.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count {
        if buffer[index] == Self.lineFeed || buffer[index] == Self.carriageReturn { return index }
        index += 1
      }
      return nil
    }
  }

  /// The line up to `end`, or its beginning where it is too long.
  private func line(until end: Int, skipping ending: Int) -> TextLine {
    if ending > 0 && buffer[end] == Self.carriageReturn { skipsLineFeed = true }
    var cut = end
    if end - position > Self.maximumLineBytes {
      cut = position + Self.maximumLineBytes
      // Not within a character: at most three bytes of UTF-8 follow its first.
      var back = 0
      while back < 3, buffer[cut] & 0xC0 == 0x80 {
        cut -= 1
        back += 1
      }
      firstCutLine = firstCutLine ?? number + 1
    }
    var bytes = Array(buffer[position..<cut])
    position = end + ending
    number += 1
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if !isASCII && decoder == nil && String(validating: bytes, as: UTF8.self) == nil {
      bytes = Windows1252.utf8(bytes)
      encoding = .windows1252
    }
    return TextLine(number: number, bytes: bytes)
  }

  /// Passes over the rest of a line that was cut.
  private func skipRest() throws(EvidenceError) {
    skipsRest = false
    while true {
      if let end = lineEnd(from: position) {
        skipsLineFeed = buffer[end] == Self.carriageReturn
        position = end + 1
        return
      }
      position = buffer.count
      if ended { return }
      try fill()
    }
  }

  private func start() throws(EvidenceError) {
    started = true
    var head: [UInt8] = []
    while head.count < 4 {
      let block = try fetch()
      if block.isEmpty { break }
      head += block
    }
    encoding = EvidenceEncoding(start: head)
    if encoding.is16Bit { decoder = UTF16Decoder(bigEndian: encoding == .utf16BigEndian) }
    buffer = decoder?.utf8(head[...]) ?? head
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if encoding != .utf8 && buffer.starts(with: mark) { position = mark.count }
  }

  private func fill() throws(EvidenceError) {
    buffer.removeSubrange(..<position)
    position = 0
    let block = try fetch()
    ended = block.isEmpty
    if ended {
      buffer += decoder?.finish() ?? []
    } else {
      buffer += decoder?.utf8(block[...]) ?? block
    }
  }

  private func fetch() throws(EvidenceError) -> [UInt8] {
    do {
      return try source.next()
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }
}
