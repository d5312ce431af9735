#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Configuration
import RegistryText
import Reports

/// The paths and small files that configurations are made of.
enum SystemFiles {
  /// `path` from `folder`, which is absolute; `.` and doubled slashes are left out. Where `..` is in it the system says what
  /// it leads to, as far as there is something.
  static func absolute(_ path: String, from folder: String) -> String {
    let whole = path.unicodeScalars.first == "/" ? path : "\(folder)/\(path)"
    if isPlain(whole) { return whole }
    let parts = parts(whole)
    if !parts.contains("..") { return "/" + parts.filter { $0 != "." }.joined(separator: "/") }
    if let real = real(whole) { return real }
    var kept: [String] = []
    for part in parts where part != "." {
      if part == ".." { _ = kept.popLast() } else { kept.append(part) }
    }
    return "/" + kept.joined(separator: "/")
  }

  /// Whether no part of an absolute path is empty or begins with a dot, as is so with most: then there is nothing to do.
  private static func isPlain(_ path: String) -> Bool {
    var isStart = false
    for byte in path.utf8 {
      if isStart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
      isStart = byte == UInt8(ascii: "/")
    }
    return !isStart
  }

  /// The names in a path as the system reads it: a slash ends one, also before an accent that joins it to one character.
  static func parts(_ path: String) -> [String] { path.unicodeScalars.split(separator: "/").map { String($0) } }

  /// The folder of a path, with the slash at its end; empty where it names none.
  static func folder(of path: String) -> String {
    path.unicodeScalars.lastIndex(of: "/").map { String(path.unicodeScalars[...$0]) } ?? ""
  }

  /// `path` from `folder` where it lies below it; else as it is.
  static func shown(_ path: String, from folder: String) -> String {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return path.utf8.starts(with: start.utf8)
      ? String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self) : path
  }

  /// The bytes of a file, of a longer one up to one more than `limit`.
  static func contents(_ path: String, limit: Int) throws(ConfigurationError) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(ReadError) {
      _ = try FileBytes(path: path).copy(
        to: { (block) throws(ReadError) in if bytes.count <= limit { bytes += block } }, failure: { $0 })
    } catch { throw .unreadable(path: path, reason: InputReader.words(error)) }
    return bytes
  }

  /// Whether writing to `path` writes below `folder`, links followed: the file itself is none, and its folder is there.
  static func isInside(_ path: String, of folder: String) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { return false }
    let beside = Self.folder(of: path)
    guard !beside.isEmpty, let parent = real(beside), let root = real(folder) else {
      // Where there is no such folder, opening the file says so.
      return true
    }
    return parent == root || parent.utf8.starts(with: (root == "/" ? root : root + "/").utf8)
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path.isEmpty ? "/" : path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The text of a variable of the environment.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The configuration in the user's own folder, if it is there.
  static func userConfiguration() -> String? {
    let named = variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.config" : nil }
    guard let path = (named ?? home).map({ "\($0)/deskheap/config.yml" }), isFile(path) else { return nil }
    return path
  }

  /// Whether `path` is a file that can be read as one.
  static func isFile(_ path: String) -> Bool { InputFinder.format(of: path) == S_IFREG }
}

extension CommandFailure {
  /// The failure that a wrong configuration is.
  init(_ error: ConfigurationError) {
    self.init(error.isUnreadable ? .inputOutput : .usage, VisibleText.of(error.message))
  }
}
