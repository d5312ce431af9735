/// Where a new content is written to; small pieces are gathered into blocks.
package final class ByteSink {
  private static let blockSize = 1 << 16

  private let file: OpenFile
  private let stoppable: Bool
  private var waiting: [UInt8] = []
  private var digest = ContentDigest()

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
    if waiting.count + bytes.count >= Self.blockSize { try finish() }
    if bytes.count < Self.blockSize { waiting += bytes } else { try passOn(bytes) }
  }

  /// Writes `text` as UTF-8. Throws `system` with the step `write`.
  package func write(_ text: String) throws(SafeFileError) {
    try write(Array(text.utf8))
  }

  /// Lets `body` write the whole content. What `body` throws of its own becomes `refused`.
  func take(_ body: (ByteSink) throws -> Void) throws(SafeFileError) {
    do {
      try body(self)
    } catch let error as SafeFileError {
      throw error
    } catch {
      throw .refused(path: file.path, step: .write, reason: error)
    }
    try finish()
  }

  /// Hands on what is still waiting.
  func finish() throws(SafeFileError) {
    if waiting.isEmpty { return }
    try passOn(waiting[...])
    waiting.removeAll(keepingCapacity: true)
  }

  /// Reads the file back: it must hold what was written.
  func checkReadBack() throws(SafeFileError) {
    if try ContentDigest(of: file, .verify).value != digest.value {
      throw .notAsPlanned(path: file.path, offset: nil)
    }
  }

  private func passOn(_ bytes: ArraySlice<UInt8>) throws(SafeFileError) {
    digest.absorb(bytes)
    try file.write(bytes, .write, stoppable: stoppable)
  }
}
