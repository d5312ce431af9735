#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real file behind a path: every symbolic link of its last component followed, those of its folders left to the system.
struct ResolvedPath {
  /// How many links may follow one another, as in Linux.
  static let maximumLinks = 40

  /// What is there; nil if nothing is.
  let status: FileStatus?
  /// The folder that holds it.
  let folder: String
  /// Its name there.
  let name: String
  /// The open descriptor that the path stands for, as `/dev/stdout` does.
  let descriptor: Int32?
  /// The text of the last link followed.
  let lastTarget: String?

  /// Follows `path`; that nothing is at its end is no error here.
  init(following path: String) throws(SafeFileError) {
    var current = Self.withoutTrailingSlashes(path)
    var target: String?
    for _ in 0...Self.maximumLinks {
      let descriptor = Self.descriptor(current)
      let found = descriptor == nil ? try Self.status(of: current, givenAs: path) : nil
      if let found, found.kind == .symbolicLink {
        let text = try Self.linkText(current, givenAs: path)
        current = text.unicodeScalars.first == "/" ? text : Self.join(Self.split(current).folder, text)
        target = text
        continue
      }
      status = found
      (folder, name) = Self.split(current)
      self.descriptor = descriptor
      lastTarget = target
      return
    }
    throw .linkLoop(path: path, limit: Self.maximumLinks)
  }

  /// The path of the real file.
  var path: String { Self.join(folder, name) }

  /// `/dev/stdout` and its like name something that is open already. Opening it anew would begin at its start, and
  /// renaming over the file behind it would leave the shell's redirection with the old one.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  private static func status(of path: String, givenAs given: String) throws(SafeFileError) -> FileStatus? {
    var status = stat()
    do {
      try SystemCall.run(.resolve, given) { lstat(path, &status) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(status)
  }

  private static func linkText(_ path: String, givenAs given: String) throws(SafeFileError) -> String {
    let limit = Int(PATH_MAX)
    var buffer = [CChar](repeating: 0, count: limit)
    let count = try SystemCall.run(.resolve, given) { readlink(path, &buffer, limit) }
    guard let text = String(validating: buffer[..<count], as: UTF8.self) else {
      throw .system(path: given, step: .resolve, code: EILSEQ)
    }
    return text
  }

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path.unicodeScalars[...]
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    return String(path)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    // The system knows no characters: a slash is one whatever accent the name behind it begins with.
    let scalars = path.unicodeScalars
    guard let slash = scalars.lastIndex(of: "/") else { return (".", path) }
    let folder = scalars[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(scalars[scalars.index(after: slash)...]))
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.unicodeScalars.last == "/" ? folder + name : folder + "/" + name
  }
}
