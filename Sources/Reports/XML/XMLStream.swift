import LibXML

/// An XML document that is handed on piece by piece while it is written.
struct XMLStream {
  private final class Buffer {
    var bytes: [UInt8] = []
  }

  private let buffer: Buffer
  private let writer: XMLWriter

  init() throws(ReportFailure) {
    let buffer = Buffer()
    self.buffer = buffer
    do throws(LibXMLError) {
      writer = try XMLWriter {
        buffer.bytes.append(contentsOf: $0)
        return true
      }
    } catch { throw Self.failure(error) }
  }

  /// Lets `body` write.
  func write(_ body: (XMLWriter) throws(LibXMLError) -> Void) throws(ReportFailure) {
    do throws(LibXMLError) { try body(writer) } catch { throw Self.failure(error) }
  }

  /// What has been written since the last time, as far as the writer has let go of it.
  func taken() -> String {
    // The writer's blocks may cut a character in two.
    let cut = (1...3).first { length in
      guard buffer.bytes.count >= length else { return false }
      let byte = buffer.bytes[buffer.bytes.count - length]
      return byte >= 0xC0 && (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > length
    }
    let whole = buffer.bytes.count - (cut ?? 0)
    defer { buffer.bytes.removeFirst(whole) }
    return String(decoding: buffer.bytes[..<whole], as: UTF8.self)
  }

  private static func failure(_ error: LibXMLError) -> ReportFailure {
    ReportFailure("it could not be written as XML: \(error)")
  }
}

extension XMLWriter {
  /// The longest attribute and the longest text, in characters: readers have limits of their own (libxml2 10 MB).
  private static let attributeLimit = 16_000
  private static let textLimit = 1_000_000

  /// Adds attributes to the element that was just begun; what XML cannot hold is written visibly, what is too long is cut.
  func attributes(_ list: KeyValuePairs<String, String>) throws(LibXMLError) {
    for (name, value) in list { try attribute(name, VisibleText.of(ClippedText.of(value, Self.attributeLimit))) }
  }

  /// Adds `lines` as text, likewise.
  func lines(_ lines: [String]) throws(LibXMLError) {
    let shown = lines.map { VisibleText.of(ClippedText.of($0, Self.textLimit)) }
    try text(ClippedText.of(shown.joined(separator: "\n"), Self.textLimit))
  }
}
