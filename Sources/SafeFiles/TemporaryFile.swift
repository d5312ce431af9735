#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new file beside the one it is meant for, locked as long as its maker lives, gone when it is not put in place.
final class TemporaryFile {
  /// How often another name is tried: a clash takes equal random numbers, or a run that clears up at this very moment.
  private static let maximumAttempts = 16

  private let folder: Folder
  /// Its name; nil once it is in place or removed.
  private var name: String?
  /// Its content; messages call it by the name of the file that it is meant for.
  let file: OpenFile

  /// Creates it for the file `target` of `folder`. `mode` is what the umask, or the folder's default access list, is
  /// applied to.
  init(in folder: Folder, for target: String, mode: mode_t, _ step: Step = .createTemporary) throws(SafeFileError) {
    self.folder = folder
    var attempt = 1
    while true {
      let name = TemporaryName(for: target, .newContent).text
      do {
        let file = try folder.open(name, flags: O_RDWR | O_CREAT | O_EXCL, mode: mode, alias: target, step)
        if try Self.holds(file, in: folder, name) {
          self.name = name
          self.file = file
          return
        }
      } catch {
        guard error.code == EEXIST, attempt < Self.maximumAttempts else { throw error }
      }
      if attempt == Self.maximumAttempts {
        throw .system(path: folder.path(of: target), step: step, code: EEXIST)
      }
      attempt += 1
    }
  }

  deinit { discard() }

  /// Where it is; nil once it is in place or removed.
  var path: String? { name.map { folder.path(of: $0) } }

  /// Makes sure that all of it is on the disk.
  func seal(_ step: Step = .flush) throws(SafeFileError) {
    try file.flush(step)
    try file.checkClose(step)
  }

  /// Puts it in the place of `target`.
  func replace(_ target: String, _ step: Step = .rename) throws(SafeFileError) {
    guard let name else { throw .alreadySettled(path: file.path) }
    try folder.rename(name, to: target, step)
    self.name = nil
  }

  /// Gives it the name `target`, which must be free.
  func become(_ target: String) throws(SafeFileError) {
    guard let name else { throw .alreadySettled(path: file.path) }
    try folder.renameNew(name, to: target)
    self.name = nil
  }

  /// Removes it.
  func discard() {
    guard let name else { return }
    self.name = nil
    folder.discard(name)
  }

  /// Takes the lock by which other runs see that it is in use. False if one has cleared it away before that; what is
  /// there after an error goes as well.
  private static func holds(_ file: OpenFile, in folder: Folder, _ name: String) throws(SafeFileError) -> Bool {
    do {
      if case .heldByAnother = try file.lock() { return false }
      return try file.status(.createTemporary).links > 0
    } catch {
      folder.discard(name)
      throw error
    }
  }
}
