#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system says of a file.
struct FileStatus: Sendable {
  /// The permission bits of a mode, set-user-ID and its like included.
  static let permissionBits: mode_t = 0o7777

  let device: Int64
  let inode: UInt64
  /// Bytes.
  let size: Int
  let links: Int
  let kind: FileKind
  let owner: uid_t
  let group: gid_t
  let permissions: mode_t
  /// Of the last change to the content.
  let modified: Time
  /// Of the last change to content or attributes, which no program can set back.
  let changed: Time

  /// Seconds and nanoseconds since 1970.
  struct Time: Equatable, Sendable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      seconds = Int(time.tv_sec)
      nanoseconds = Int(time.tv_nsec)
    }
  }

  init(_ status: stat) {
    device = Int64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    links = Int(status.st_nlink)
    kind = Self.kind(status.st_mode)
    owner = status.st_uid
    group = status.st_gid
    permissions = status.st_mode & Self.permissionBits
    #if canImport(Glibc)
      modified = Time(status.st_mtim)
      changed = Time(status.st_ctim)
    #else
      modified = Time(status.st_mtimespec)
      changed = Time(status.st_ctimespec)
    #endif
  }

  /// Whether both are of one file, whatever its names.
  func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  /// In what `later`, of the same path, differs; nil where the file is what it was.
  func change(to later: FileStatus) -> FileChange? {
    if !isSameFile(as: later) { return .identity }
    if size != later.size { return .size }
    if modified != later.modified || changed != later.changed { return .time }
    return nil
  }

  private static func kind(_ mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    case S_IFIFO: .pipe
    case S_IFSOCK: .socket
    case S_IFCHR, S_IFBLK: .device
    default: .other
    }
  }
}
