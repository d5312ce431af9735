#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a killed run had left beside a file, and what became of it.
package struct Litter: Hashable, Sendable {
  /// What became of it.
  package enum Outcome: Sendable {
    /// It was a temporary file or folder, and was removed.
    case removed
    /// It was the backup of a file that was being rewritten; the file has its old content again.
    case restored
    /// It is still there: it could not be removed, or is the backup of a file that is no longer there.
    case left
  }

  /// Where it was.
  package let path: String
  /// What became of it.
  package let outcome: Outcome

  /// What was at `path`, and its `outcome`.
  package init(path: String, outcome: Outcome) {
    self.path = path
    self.outcome = outcome
  }

  /// Removes the temporary files and folders that killed runs left in `folder`, whatever they were for; those of runs
  /// that still live stay. Throws if the folder cannot be read.
  package static func sweep(folder path: String) throws(SafeFileError) -> [Litter] {
    try sweep(try Folder(path)) { _ in true }
  }

  /// The same for what was made beside the file `name`.
  static func sweep(_ folder: Folder, besides name: String) throws(SafeFileError) -> [Litter] {
    try sweep(folder) { $0.belongs(to: name) }
  }

  private static func sweep(
    _ folder: Folder, where isMeant: (TemporaryName) -> Bool
  ) throws(SafeFileError) -> [Litter] {
    var found: [Litter] = []
    for text in try folder.names(.removeLitter).sorted() {
      guard let name = TemporaryName(parsing: text), name.purpose == .newContent, isMeant(name),
        let file = abandoned(name, in: folder)
      else { continue }
      found.append(Litter(path: folder.path(of: text), outcome: remove(text, file, in: folder)))
    }
    return found
  }

  /// Opens and locks what has the name; nil if its maker lives, has just put it in place, or it cannot be opened.
  static func abandoned(_ name: TemporaryName, in folder: Folder) -> OpenFile? {
    guard let file = try? folder.open(name.text, flags: O_RDONLY, .removeLitter), let lock = try? file.lock(),
      let opened = try? file.status(.removeLitter), let now = try? folder.status(of: name.text, .removeLitter),
      now.isSameFile(as: opened)
    else { return nil }
    switch lock {
    case .taken: return file
    case .heldByAnother: return nil
    // Without locks only the process tells, and that may be another one with the same number.
    case .unsupported: return kill(name.process, 0) != 0 && errno == ESRCH ? file : nil
    }
  }

  private static func remove(_ name: String, _ file: OpenFile, in folder: Folder) -> Outcome {
    do {
      switch try file.status(.removeLitter).kind {
      case .regular: try folder.remove(name, .removeLitter)
      case .folder: try folder.removeFolder(name, .removeLitter)
      default: return .left
      }
      return .removed
    } catch {
      return .left
    }
  }
}
