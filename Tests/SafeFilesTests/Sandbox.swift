import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, removed after it.
final class Sandbox {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(parent)/safefiles-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    try #require(mkdir(path, 0o755) == 0)
  }

  deinit { Self.remove(path) }

  subscript(_ name: String) -> String { path + "/" + name }

  /// Makes a file and returns its path.
  @discardableResult
  func file(_ name: String, _ content: String, mode: mode_t = 0o644) throws -> String {
    let descriptor = open(self[name], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(content.utf8)
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    try #require(fchmod(descriptor, mode) == 0)
    return self[name]
  }

  /// Makes a symbolic link and returns its path.
  func link(_ name: String, to target: String) throws -> String {
    try #require(symlink(target, self[name]) == 0)
    return self[name]
  }

  /// The names in it or in one of its folders, sorted.
  func names(in folder: String = "") -> [String] { Self.names(self[folder]) }

  /// The content of one of its files; nil if there is none.
  func content(_ name: String) -> String? { Self.content(self[name]) }

  static func content(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &block, 1 << 16), count > 0 { bytes += block[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func status(_ path: String) throws -> stat {
    var status = stat()
    try #require(lstat(path, &status) == 0)
    return status
  }

  static func permissions(_ path: String) throws -> mode_t { try status(path).st_mode & 0o7777 }

  static func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(path) { remove(path + "/" + name) }
    rmdir(path)
  }
}
