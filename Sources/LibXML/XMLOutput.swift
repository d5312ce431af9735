import CLibXML2

/// The receiver of what libxml2 writes, kept alive by whoever writes to it.
final class XMLOutput {
  private let receive: (UnsafeRawBufferPointer) -> Bool
  private(set) var refused = false

  init(_ receive: @escaping (UnsafeRawBufferPointer) -> Bool) {
    self.receive = receive
  }

  /// A buffer of libxml2 that hands its bytes to this receiver, which must outlive it. The caller owns the buffer.
  func buffer() -> xmlOutputBufferPtr? {
    xmlOutputBufferCreateIO(
      { receiver, bytes, length in
        guard let receiver, let bytes, length >= 0 else { return -1 }
        let output = Unmanaged<XMLOutput>.fromOpaque(receiver).takeUnretainedValue()
        return output.take(UnsafeRawBufferPointer(start: bytes, count: Int(length))) ? length : -1
      }, nil, Unmanaged.passUnretained(self).toOpaque(), nil)
  }

  private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !refused else { return false }
    refused = !receive(bytes)
    return !refused
  }
}
