/// A new content that waits beside its file, for the caller to judge.
package struct StagedContent {
  private let file: OpenFile

  /// Where it is. Findings should name the file that it is meant for.
  package let path: String
  /// Open for reading; to be read with offsets, and not to be closed.
  package var descriptor: Int32 { file.number }
  /// Bytes.
  package let size: Int

  init(_ temporary: TemporaryFile) throws(SafeFileError) {
    file = temporary.file
    guard let path = temporary.path else { throw .alreadySettled(path: file.path) }
    self.path = path
    size = try file.status(.verify).size
  }

  /// Fills `buffer` from byte `offset` on and returns how many bytes that were: fewer only at the end.
  package func read(at offset: Int, into buffer: inout [UInt8]) throws(SafeFileError) -> Int {
    try file.read(at: offset, into: &buffer, .verify)
  }

  /// Lets `verify` judge. What it throws becomes `refused`.
  func judge(_ verify: (StagedContent) throws -> Void) throws(SafeFileError) {
    do {
      try verify(self)
    } catch let error as SafeFileError {
      throw error
    } catch {
      throw .refused(path: file.path, step: .verify, reason: error)
    }
  }
}
