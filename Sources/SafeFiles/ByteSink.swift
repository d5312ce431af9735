/// Where a new content is written to: small pieces are gathered, large ones go straight on.
package final class ByteSink {
  private static let gathered = 1 << 16

  private let file: OpenFile
  private let stoppable: Bool
  private var waiting: [UInt8] = []

  /// How many bytes have been written.
  package private(set) var count = 0

  init(_ file: OpenFile, stoppable: Bool = false) {
    self.file = file
    self.stoppable = stoppable
  }

  /// Writes `bytes`. Throws `system` with the step `write`.
  package func write(_ bytes: [UInt8]) throws(SafeFileError) {
    try write(bytes[...])
  }

  /// Writes `bytes`. Throws `system` with the step `write`.
  package func write(_ bytes: ArraySlice<UInt8>) throws(SafeFileError) {
    count += bytes.count
    if waiting.count + bytes.count > Self.gathered { try flush() }
    if bytes.count > Self.gathered {
      try file.write(bytes, .write, stoppable: stoppable)
    } else {
      waiting += bytes
    }
  }

  /// Writes `text` as UTF-8. Throws `system` with the step `write`.
  package func write(_ text: String) throws(SafeFileError) {
    try write(Array(text.utf8))
  }

  /// Hands on what was gathered.
  func flush() throws(SafeFileError) {
    try file.write(waiting[...], .write, stoppable: stoppable)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Lets `body` write, and hands on all of it. What `body` throws of its own becomes `refused`.
  func take(_ body: (ByteSink) throws -> Void) throws(SafeFileError) {
    do {
      try body(self)
    } catch let error as SafeFileError {
      throw error
    } catch {
      throw .refused(path: file.path, step: .write, reason: error)
    }
    try flush()
  }
}
