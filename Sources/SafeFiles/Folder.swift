#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open folder. Everything in it is reached through it, so that renaming the folder meanwhile leads nobody astray.
final class Folder {
  private let file: OpenFile

  init(_ path: String) throws(SafeFileError) {
    file = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY, step: .open)
  }

  private init(_ file: OpenFile) {
    self.file = file
  }

  /// The folder's name for messages.
  var path: String { file.path }

  /// The path of one of its files.
  func path(of name: String) -> String {
    switch path {
    case ".": name
    case let path where path.hasSuffix("/"): path + name
    default: path + "/" + name
    }
  }

  /// Opens a file in it; a symbolic link is not followed. Messages name it `alias`, if one is given.
  func open(
    _ name: String, flags: Int32, mode: mode_t = 0, alias: String? = nil, _ step: Step
  ) throws(SafeFileError) -> OpenFile {
    let path = path(of: alias ?? name)
    let number = try SystemCall.run(step, path) {
      openat(file.number, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    }
    return OpenFile(adopting: number, path: path)
  }

  /// Opens a folder in it.
  func openFolder(_ name: String, _ step: Step) throws(SafeFileError) -> Folder {
    Folder(try open(name, flags: O_RDONLY | O_DIRECTORY, step))
  }

  /// Makes a folder in it, whose mode the umask decides.
  func createFolder(_ name: String, alias: String) throws(SafeFileError) {
    try SystemCall.run(.createTemporary, path(of: alias)) { mkdirat(file.number, name, 0o777) }
  }

  /// What a name in it stands for, a symbolic link for itself; nil if there is no such name.
  func status(of name: String, _ step: Step) throws(SafeFileError) -> FileStatus? {
    var status = stat()
    do {
      try SystemCall.run(step, path(of: name)) { fstatat(file.number, name, &status, AT_SYMLINK_NOFOLLOW) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(status)
  }

  /// Puts one name in the place of another, in one stroke.
  func rename(_ name: String, to target: String, _ step: Step = .rename) throws(SafeFileError) {
    try SystemCall.run(step, path(of: target)) { renameat(file.number, name, file.number, target) }
  }

  /// Gives `name` the name `target`, which must be free.
  func renameNew(_ name: String, to target: String) throws(SafeFileError) {
    do {
      try SystemCall.run(.rename, path(of: target)) { linkat(file.number, name, file.number, target, 0) }
    } catch {
      if error.code == EEXIST { throw .alreadyExists(path: path(of: target)) }
      // FAT has no hard links and says EPERM; then a file that appears at this very moment is replaced.
      guard let code = error.code, code == EPERM || SystemCall.unsupported.contains(code) else { throw error }
      if try status(of: target, .rename) != nil { throw .alreadyExists(path: path(of: target)) }
      return try rename(name, to: target)
    }
    try remove(name, .rename)
  }

  /// Removes a file's name.
  func remove(_ name: String, _ step: Step) throws(SafeFileError) {
    try SystemCall.run(step, path(of: name)) { unlinkat(file.number, name, 0) }
  }

  /// Removes a file's name after a failure. Tried twice, because nothing else can be done about it.
  func discard(_ name: String) {
    for _ in 1...2 where (try? remove(name, .removeLitter)) != nil { return }
  }

  /// Removes a folder in it and the files in that, as far as that is possible.
  func removeFolder(_ name: String, _ step: Step) throws(SafeFileError) {
    let inner = try openFolder(name, step)
    for entry in try inner.names(step) { try inner.remove(entry, step) }
    try SystemCall.run(step, path(of: name)) { unlinkat(file.number, name, AT_REMOVEDIR) }
  }

  /// The names in it, `.` and `..` left out, and those that are not UTF-8, which this room never makes.
  func names(_ step: Step) throws(SafeFileError) -> [String] {
    let number = try SystemCall.run(step, path) { openat(file.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(number) else {
      let code = errno
      _ = close(number)
      throw .system(path: path, step: step, code: code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw .system(path: path, step: step, code: errno) }
    return names
  }

  /// Asks for the advisory lock on the folder itself.
  func lock() throws(SafeFileError) -> OpenFile.LockOutcome { try file.lock() }

  /// What the system says of the folder.
  func status(_ step: Step) throws(SafeFileError) -> FileStatus { try file.status(step) }

  /// Gives this folder another one's owner, mode and attributes.
  func copyMetadata(from other: Folder) throws(SafeFileError) {
    try FileMetadata.copy(from: other.file, to: file)
  }

  /// Waits until the names in it are on the disk, where the file system can do that for a folder.
  func flush(_ step: Step = .flushFolder) throws(SafeFileError) {
    do {
      try file.flush(step)
    } catch {
      guard let code = error.code, SystemCall.unsupported.contains(code) else { throw error }
    }
  }
}
