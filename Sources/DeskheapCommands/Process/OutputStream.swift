#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output or another descriptor, written through a buffer; what cannot be written is an error.
package final class OutputStream {
  private static let capacity = 64 << 10

  private let descriptor: CInt
  private let name: String
  private var buffer: [UInt8] = []

  /// Writes to `descriptor`, which messages call `name`.
  package init(descriptor: CInt, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Adds `text`.
  package func write(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Adds `bytes`.
  func write(_ bytes: borrowing Span<UInt8>) throws(CommandFailure) {
    bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands everything to the system.
  package func flush() throws(CommandFailure) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start) }
      if count < 0 {
        if errno == EINTR { continue }
        buffer = []
        if errno == EPIPE { throw CommandFailure(.brokenPipe) }
        throw CommandFailure(.inputOutput, "\(name): could not be written: \(SystemReason.words(errno))")
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

private func writeBytes(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// The system's words for what went wrong.
package enum SystemReason {
  /// The text for an error number.
  package static func words(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
