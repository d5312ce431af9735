package import Splices

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What to do with a file that has several names.
package enum HardLinks: Sendable {
  /// Refuse it: putting another file in its place would part this name from the others.
  case refused
  /// Rewrite the file itself, with a backup beside it meanwhile.
  case kept
}

/// A file that is going to be edited: found behind its symbolic links, locked against other runs, and remembered as it
/// was when it was opened. The lock goes with the last reference.
package final class SafeFile {
  /// How often the file is opened anew because another run put a new one in its place between opening and locking.
  private static let maximumAttempts = 8

  /// As the caller gave it.
  package let path: String
  /// Where the file really is.
  package let resolvedPath: String
  /// What killed runs had left beside it; it has been cleared away.
  package let litter: [Litter]

  let folder: Folder
  let name: String
  let file: OpenFile
  let snapshot: FileSnapshot

  /// Opens, locks and reads the file behind `path`, after clearing away what killed runs left beside it.
  ///
  /// Throws `danglingLink`, `linkLoop`, `wrongKind`, `hardLinks`, `inUse`, `changedMeanwhile` (while it was read) or
  /// `system`.
  package init(opening path: String, hardLinks: HardLinks = .refused) throws(SafeFileError) {
    let place = try ResolvedPath(following: path)
    self.path = path
    name = place.name
    resolvedPath = place.path
    try Self.checkRegular(place, givenAs: path)
    folder = try Folder(place.folder)
    file = try Self.openLocked(name, in: folder, givenAs: path)
    let restored = try Backup.restoreLeft(for: name, in: folder, into: file)
    litter = try restored + Litter.sweep(folder, besides: name)
    snapshot = try FileSnapshot(of: file)
    if hardLinks == .refused, snapshot.status.links > 1 {
      throw .hardLinks(path: path, count: snapshot.status.links)
    }
  }

  /// Bytes.
  package var size: Int { snapshot.status.size }

  /// Open for reading; to be read with offsets, and not to be closed.
  package var descriptor: Int32 { file.number }

  /// Fills `buffer` from byte `offset` on and returns how many bytes that were: fewer only at the end.
  package func read(at offset: Int, into buffer: inout [UInt8]) throws(SafeFileError) -> Int {
    try file.read(at: offset, into: &buffer, .read)
  }

  /// Writes the spliced content beside the file and reads it back: it must differ by exactly `splices`, and `verify`
  /// must not throw. Memory is bounded by a block and the splices, whatever the file's size.
  ///
  /// Throws `unfit`, `changedMeanwhile`, `notAsPlanned`, `refused`, `interrupted` or `system`.
  package func stage(
    _ splices: SpliceList, verify: (StagedContent) throws -> Void
  ) throws(SafeFileError) -> StagedRewrite {
    do { try splices.check(size: size) } catch { throw .unfit(path: path, error) }
    let temporary = try newTemporary()
    var stream = SpliceStream(splices)
    var digest = ContentDigest()
    try file.forEachBlock(.read) { (block) throws(SafeFileError) in
      try SignalGuard.check(path)
      digest.absorb(block)
      try stream.take(block) { (piece) throws(SafeFileError) in try temporary.file.write(piece, .write) }
    }
    try stream.finish { (piece) throws(SafeFileError) in try temporary.file.write(piece, .write) }
    try snapshot.check(copied: digest.value, from: file)
    try copyMetadata(to: temporary)
    let difference = SpliceCheck(old: file, new: temporary.file)
    do {
      try StagedContent(temporary).judge(verify)
    } catch {
      // A disk that did not keep what was written is told as that, and not as a content that was refused.
      try difference.differ(exactlyBy: splices, oldSize: size)
      throw error
    }
    try difference.differ(exactlyBy: splices, oldSize: size)
    try temporary.seal()
    return StagedRewrite(of: self, temporary, inverse: stream.inverse)
  }

  /// Writes whatever `body` writes beside the file, and reads it back; `verify` must not throw.
  ///
  /// Throws `notAsPlanned`, `refused`, `interrupted` or `system`.
  package func stage(
    writing body: (ByteSink) throws -> Void, verify: (StagedContent) throws -> Void
  ) throws(SafeFileError) -> StagedRewrite {
    let temporary = try newTemporary()
    let sink = ByteSink(temporary.file)
    try sink.take(body)
    try copyMetadata(to: temporary)
    try StagedContent(temporary).judge(verify)
    try sink.checkReadBack()
    try temporary.seal()
    return StagedRewrite(of: self, temporary, inverse: nil)
  }

  private func newTemporary() throws(SafeFileError) -> TemporaryFile {
    try SignalGuard.check(path)
    return try TemporaryFile(in: folder, for: name, mode: 0o600)
  }

  /// A file that is rewritten itself keeps all it has, and the new content beside it stays private.
  private func copyMetadata(to temporary: TemporaryFile) throws(SafeFileError) {
    if snapshot.status.links == 1 { try FileMetadata.copy(from: file, to: temporary.file) }
  }

  private static func checkRegular(_ place: ResolvedPath, givenAs path: String) throws(SafeFileError) {
    if place.descriptor != nil { throw .wrongKind(path: path, found: .device, expected: .regular) }
    guard let status = place.status else {
      if let target = place.lastTarget { throw .danglingLink(path: path, target: target) }
      throw .system(path: path, step: .resolve, code: ENOENT)
    }
    if status.kind != .regular { throw .wrongKind(path: path, found: status.kind, expected: .regular) }
  }

  /// Opened for writing although nothing but the lock needs it: a file that its owner made read-only is left alone, and
  /// network file systems grant this lock to writers only.
  private static func openLocked(
    _ name: String, in folder: Folder, givenAs path: String
  ) throws(SafeFileError) -> OpenFile {
    for _ in 1...maximumAttempts {
      let file = try folder.open(name, flags: O_RDWR, .open)
      let status = try file.status(.open)
      if status.kind != .regular { throw .wrongKind(path: path, found: status.kind, expected: .regular) }
      if case .heldByAnother = try file.lock() { throw .inUse(path: path) }
      if let now = try folder.status(of: name, .lock), now.isSameFile(as: status) { return file }
    }
    throw .changedMeanwhile(path: path, what: .identity)
  }
}
