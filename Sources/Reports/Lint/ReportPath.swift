/// The path of an input as machine formats name it: relative to the folder that the run began in, where it lies below it.
struct ReportPath {
  /// `<stdin>` and `<value>`, which are no files.
  private static let inner = ["<stdin>", "<value>"]

  /// Whether it is a file at all.
  let isFile: Bool
  /// Whether the file lies below the working directory.
  let isBelow: Bool
  /// The path relative to the working directory, without `.` and `..`; absolute for a file elsewhere.
  let text: String

  init(_ path: String, in workingDirectory: String) {
    isFile = !Self.inner.contains(path)
    guard isFile else {
      (isBelow, text) = (false, path)
      return
    }
    let folder = Self.parts(workingDirectory)
    let parts = Self.parts(path.unicodeScalars.first == "/" ? path : workingDirectory + "/" + path)
    isBelow = parts.starts(with: folder) && parts.count > folder.count
    text = isBelow ? parts[folder.count...].joined(separator: "/") : "/" + parts.joined(separator: "/")
  }

  /// The path as a URI: relative, or with the scheme `file` for a file elsewhere.
  var uri: String { (isFile && !isBelow ? "file://" : "") + Self.percentEncoded(text) }

  private static func parts(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.unicodeScalars.split(separator: "/").map({ String($0) }) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  /// `path` with all but the unreserved characters of RFC 3986 and the slash as `%` and two hex digits.
  private static func percentEncoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x5F, 0x7E, 0x2F].contains(byte)
      if isPlain { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
