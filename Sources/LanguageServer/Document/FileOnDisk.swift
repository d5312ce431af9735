#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Findings
import LintRules
import RegistryText
import SubSystems

/// What only the file itself can tell: its encoding, its line ends, whether they are damaged. An editor has decoded the
/// text and may show line ends of one kind, so that it must be looked at where it is, when it is opened and saved.
enum FileOnDisk {
  /// The findings about the bytes of the file at `path`; none where it is no regular file that can be read.
  static func findings(_ path: String, _ choice: EncodingChoice) -> [Finding] {
    guard isRegular(path), let file = try? FileBytes(path: path),
      var export = try? ExportSurvey.read(file, choice: choice)
    else { return [] }
    export.problems.removeAll { !$0.kind.isOfFile }
    export.keys = []
    export.users = []
    export.deletions = []
    let ids = Set(export.problems.map(\.kind.ruleID))
    return Linter.findings(in: LintContext(export), rules: Rule.all.filter { ids.contains($0.info.id) })
  }

  /// Whether a read of it ends: a pipe or a device is none of an editor's files.
  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// Paths in the manner of the web.
enum FilePath {
  /// The path of a `file:` URI of this machine; nil for any other.
  static func of(uri: String) -> String? {
    let scheme = "file://"
    guard uri.lowercased().hasPrefix(scheme) else { return nil }
    let rest = uri.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    let host = rest[..<slash].lowercased()
    guard host.isEmpty || host == "localhost" else { return nil }
    let path = rest[slash...].prefix { $0 != "?" && $0 != "#" }
    return unescaped(Array(path.utf8))
  }

  private static func unescaped(_ bytes: [UInt8]) -> String? {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count,
          let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16), byte != 0
        else { return nil }
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self)
  }
}
