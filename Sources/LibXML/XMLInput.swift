import CLibXML2

/// What libxml2 reads from where it asks for bytes itself, kept alive by whoever lets it read.
final class XMLInput {
  private let source: ByteSource
  private var block: ArraySlice<UInt8> = []
  /// Why no more bytes could be fetched.
  private(set) var failure: ByteSourceError?

  init(_ source: ByteSource) {
    self.source = source
  }

  /// A buffer of libxml2 that is filled from the source, which must outlive it. The caller owns the buffer.
  func buffer() -> xmlParserInputBufferPtr? {
    xmlParserInputBufferCreateIO(
      { receiver, bytes, length in
        guard let receiver, let bytes, length >= 0 else { return -1 }
        let input = Unmanaged<XMLInput>.fromOpaque(receiver).takeUnretainedValue()
        return input.fill(UnsafeMutableRawBufferPointer(start: bytes, count: Int(length)))
      }, nil, Unmanaged.passUnretained(self).toOpaque(), XML_CHAR_ENCODING_NONE)
  }

  private func fill(_ bytes: UnsafeMutableRawBufferPointer) -> CInt {
    do throws(ByteSourceError) {
      if block.isEmpty { block = try source.next()[...] }
    } catch {
      failure = error
      return -1
    }
    let taken = block.prefix(bytes.count)
    bytes.copyBytes(from: taken)
    block = block.dropFirst(taken.count)
    return CInt(taken.count)
  }
}
