#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notices that a file has changed since a run began, by what the system says of it: nothing is read.
package struct FileWatch: Sendable {
  private let path: String
  private let status: FileStatus

  /// Takes down what the file behind `path` is now. Throws `system`.
  package init(_ path: String) throws(SafeFileError) {
    self.path = path
    status = try Self.status(of: path, .open)
  }

  /// Throws `changedMeanwhile` where it has changed since, `system` where that cannot be told.
  package func check() throws(SafeFileError) {
    let now: FileStatus
    do { now = try Self.status(of: path, .checkUnchanged) } catch {
      if error.code == ENOENT { throw .changedMeanwhile(path: path, what: .identity) }
      throw error
    }
    if let change = status.change(to: now) { throw .changedMeanwhile(path: path, what: change) }
  }

  private static func status(of path: String, _ step: Step) throws(SafeFileError) -> FileStatus {
    var status = stat()
    try SystemCall.run(step, path) { stat(path, &status) }
    return FileStatus(status)
  }
}
