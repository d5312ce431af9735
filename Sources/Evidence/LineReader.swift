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
  /// The longest line that is read, in bytes of UTF-8. An event's longest string is 31,839 characters (ReportEvent).
  package static let maximumLineBytes = 1 << 20

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// The encoding, as far as the text was read.
  package private(set) var encoding = EvidenceEncoding.utf8

  private let source: ByteSource
  private let path: String
  private var decoder: UTF16Decoder?
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var started = false
  private var ended = false
  private var skipsLineFeed = false

  /// Reads `source`; `path` is what errors name.
  package init(_ source: ByteSource, path: String) {
    self.source = source
    self.path = path
  }

  /// The next line; nil at the end. A line end at the very end does not begin another line.
  package func next() throws(EvidenceError) -> TextLine? {
    if !started { try start() }
    var searched = position
    while true {
      if skipsLineFeed, position < buffer.count {
        if buffer[position] == Self.lineFeed { position += 1 }
        skipsLineFeed = false
        searched = position
      }
      if let end = lineEnd(from: searched) {
        return try line(until: end, skipping: 1)
      }
      guard buffer.count - position <= Self.maximumLineBytes else { throw tooLong }
      if ended {
        return position < buffer.count ? try line(until: buffer.count, skipping: 0) : nil
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

  private func line(until end: Int, skipping ending: Int) throws(EvidenceError) -> TextLine {
    guard end - position <= Self.maximumLineBytes else { throw tooLong }
    if ending > 0 && buffer[end] == Self.carriageReturn { skipsLineFeed = true }
    var bytes = Array(buffer[position..<end])
    position = end + ending
    number += 1
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if !isASCII && decoder == nil && String(validating: bytes, as: UTF8.self) == nil {
      bytes = Windows1252.utf8(bytes)
      encoding = .windows1252
    }
    return TextLine(number: number, bytes: bytes)
  }

  private var tooLong: EvidenceError {
    .tooMuch(path: path, line: number + 1, what: "bytes in a line", maximum: Self.maximumLineBytes)
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
