package import Splices

/// A verified new content that waits beside its file for `commit`. Dropped without that, it is removed.
package final class StagedRewrite {
  private let original: SafeFile
  private let temporary: TemporaryFile
  private var isSettled = false

  /// What undoes the change, to be applied to the new content; nil if the new content was not made by splices.
  package let inverse: SpliceList?

  init(of original: SafeFile, _ temporary: TemporaryFile, inverse: SpliceList?) {
    self.original = original
    self.temporary = temporary
    self.inverse = inverse
  }

  /// The file's path as the caller gave it.
  package var path: String { original.path }

  /// Puts the new content in the file's place, if the file is still what was read.
  ///
  /// Throws `changedMeanwhile`, `interrupted`, `alreadySettled` or `system`, the file being as it was; `notDurable`, the
  /// file being changed; with hard links kept also `notAsPlanned`, the file being as it was, or `halfWritten`.
  package func commit() throws(SafeFileError) {
    if isSettled { throw .alreadySettled(path: path) }
    isSettled = true
    do {
      try original.snapshot.check(original.name, in: original.folder, open: original.file)
      try SignalGuard.check(path)
      if original.snapshot.status.links > 1 {
        try overwrite()
        temporary.discard()
      } else {
        try temporary.replace(original.name)
      }
    } catch {
      temporary.discard()
      throw error
    }
    do {
      try original.folder.flush()
    } catch {
      throw .notDurable(path: path, cause: error)
    }
  }

  /// Removes the new content; the file stays as it is.
  package func abandon() {
    isSettled = true
    temporary.discard()
  }

  /// Rewrites the file itself, so that all of its names show the new content; see `Backup`.
  private func overwrite() throws(SafeFileError) {
    let file = original.file
    let inode = original.snapshot.status.inode
    let backup = try Backup(of: file, inode: inode, original.name, in: original.folder)
    do {
      try Backup.overwrite(file, with: temporary.file, .write)
      try backup.remove()
    } catch let cause {
      do {
        try backup.restore(into: file)
      } catch {
        throw .halfWritten(path: path, backup: backup.path, cause: cause)
      }
      backup.discard()
      throw cause
    }
  }
}
