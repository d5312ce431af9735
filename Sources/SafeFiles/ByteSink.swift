/// Where a new content is written to, gathered into blocks.
package final class ByteSink {
  /// A multiple of the digest's stripe.
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
    var rest = bytes
    while waiting.count + rest.count >= Self.blockSize {
      let piece = rest.prefix(Self.blockSize - waiting.count)
      waiting += piece
      rest = rest.dropFirst(piece.count)
      try passOn()
    }
    waiting += rest
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
    try passOn()
  }

  /// Hands on what is still waiting.
  func finish() throws(SafeFileError) {
    if !waiting.isEmpty { try passOn() }
  }

  /// Reads the file back: it must hold what was written.
  func checkReadBack() throws(SafeFileError) {
    if try ContentDigest(of: file, .verify).value != digest.value {
      throw .notAsPlanned(path: file.path, offset: nil)
    }
  }

  private func passOn() throws(SafeFileError) {
    digest.absorb(waiting[...])
    try file.write(waiting[...], .write, stoppable: stoppable)
    waiting.removeAll(keepingCapacity: true)
  }
}
