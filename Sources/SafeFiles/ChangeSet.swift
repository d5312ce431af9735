/// Changes to several files: all are staged and verified before the first file is touched.
package final class ChangeSet {
  private var staged: [StagedRewrite] = []

  /// An empty set.
  package init() {}

  /// Adds a staged change. Changes are committed in the order in which they were added.
  package func add(_ rewrite: StagedRewrite) {
    staged.append(rewrite)
  }

  /// The files' paths as the caller gave them, in order.
  package var paths: [String] { staged.map(\.path) }

  /// Puts one file after the other in its place and returns their paths.
  ///
  /// Throws what the first failing file threw, if no file was changed; else `partlyCommitted`, which says which were. The
  /// changes that were not committed are removed. Files are not changed back: the caller holds their inverses.
  package func commit() throws(SafeFileError) -> [String] {
    defer { abandon() }
    var committed: [String] = []
    for (index, rewrite) in staged.enumerated() {
      do {
        try rewrite.commit()
        committed.append(rewrite.path)
      } catch {
        var untouched = staged[index...].map(\.path)
        if error.leftChanged {
          committed.append(rewrite.path)
          untouched.removeFirst()
        }
        if committed.isEmpty || staged.count == 1 { throw error }
        throw .partlyCommitted(committed: committed, untouched: untouched, cause: error)
      }
    }
    return committed
  }

  /// Removes all that was staged.
  package func abandon() {
    for rewrite in staged { rewrite.abandon() }
    staged = []
  }
}

extension SafeFileError {
  /// Whether the file is no longer as it was before, although there was an error.
  package var leftChanged: Bool {
    switch self {
    case .notDurable, .halfWritten, .partlyCommitted: true
    default: false
    }
  }
}
