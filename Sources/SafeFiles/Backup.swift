#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The old content of a file, kept beside it while the file is rewritten through all of its hard links.
///
/// Such a rewrite happens within the file itself and so cannot be one stroke. Its order is: the new content is staged and
/// verified as always; the old content is copied and flushed, and only then gets the backup's name, so that a backup is
/// always whole; the folder is flushed; the file is overwritten, cut to length and flushed; the backup is removed. A run
/// killed between leaves the backup, and the next run that opens the file by this name puts its content back. Opened by
/// another of its names meanwhile, the file can be seen half-written.
struct Backup {
  private let folder: Folder
  private let name: String
  private let content: TemporaryFile

  /// Keeps the content of `file`, which is `name` in `folder`.
  init(of file: OpenFile, inode: UInt64, _ name: String, in folder: Folder) throws(SafeFileError) {
    self.folder = folder
    self.name = TemporaryName(for: name, .backup(inode: inode)).text
    content = try TemporaryFile(in: folder, for: name, mode: 0o600, .backUp)
    let copy = content.file
    try file.forEachBlock(.backUp) { (block) throws(SafeFileError) in try copy.write(block, .backUp) }
    try SpliceCheck.equal(file, copy)
    try content.seal(.backUp)
    try content.replace(self.name, .backUp)
    do {
      try folder.flush(.backUp)
    } catch {
      discard()
      throw error
    }
  }

  /// Where it is.
  var path: String { folder.path(of: name) }

  /// Puts the old content back.
  func restore(into file: OpenFile) throws(SafeFileError) {
    try Self.overwrite(file, with: content.file, .restore)
  }

  /// Removes it. From then on the new content is the valid one.
  func remove() throws(SafeFileError) {
    try folder.remove(name, .rename)
  }

  /// Removes it if that is possible.
  func discard() {
    folder.discard(name)
  }

  /// Gives `file` the content of `source` and waits until it is on the disk. Not in one stroke.
  static func overwrite(_ file: OpenFile, with source: OpenFile, _ step: Step) throws(SafeFileError) {
    try SystemCall.run(step, file.path) { lseek(file.number, 0, SEEK_SET) }
    var size = 0
    try source.forEachBlock(step) { (block) throws(SafeFileError) in
      try file.write(block, step)
      size += block.count
    }
    try SystemCall.run(step, file.path) { ftruncate(file.number, off_t(size)) }
    try SpliceCheck.equal(source, file)
    try file.flush(step)
  }

  /// Gives `file`, which is locked and is `name` in `folder`, the content of the backup that a killed run left, if any.
  static func restoreLeft(
    for name: String, in folder: Folder, into file: OpenFile
  ) throws(SafeFileError) -> [Litter] {
    let status = try file.status(.restore)
    var litter: [Litter] = []
    for text in try folder.names(.removeLitter).sorted() {
      guard let backup = TemporaryName(parsing: text), case .backup(let inode) = backup.purpose,
        backup.belongs(to: name), let content = Litter.abandoned(backup, in: folder)
      else { continue }
      let found = try content.status(.restore)
      let isMeant = inode == status.inode && isTrustworthy(found, for: status)
      if isMeant {
        try overwrite(file, with: content, .restore)
        try folder.remove(text, .restore)
        try folder.flush(.restore)
      }
      litter.append(Litter(path: folder.path(of: text), outcome: isMeant ? .restored : .left))
    }
    return litter
  }

  /// In a folder where everybody may create files, a stranger's must not end up in the file.
  private static func isTrustworthy(_ backup: FileStatus, for file: FileStatus) -> Bool {
    backup.kind == .regular && backup.links == 1 && backup.permissions == 0o600
      && (backup.owner == geteuid() || backup.owner == file.owner || backup.owner == 0)
  }
}
