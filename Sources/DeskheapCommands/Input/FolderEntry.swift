#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a folder says of one that stands in it.
struct FolderEntry {
  let name: String
  /// Its kind, where the folder tells that of more than a link: most file systems do, so that nobody has to look at each.
  let format: mode_t?

  /// What stands in a folder, sorted by the bytes of the names; nil, and why in `errno`, when it cannot be read to its end.
  static func all(in folder: String) -> [FolderEntry]? {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return nil }
    var entries: [FolderEntry] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." {
        entries.append(FolderEntry(name: name, format: format(Int(entry.pointee.d_type))))
      }
      errno = 0
    }
    let number = errno
    closedir(directory)
    errno = number
    return number != 0 ? nil : entries.sorted { precedes($0.name, $1.name) }
  }

  private static func format(_ type: Int) -> mode_t? {
    switch type {
    case Int(DT_REG): S_IFREG
    case Int(DT_DIR): S_IFDIR
    default: nil
    }
  }

  /// Whether the bytes of `a` come before those of `b`, as the system compares them.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        guard let start = a.baseAddress, let other = b.baseAddress else { return a.count < b.count }
        let order = memcmp(start, other, min(a.count, b.count))
        return order < 0 || order == 0 && a.count < b.count
      }
    }
  }

  /// Whether its name is that of a `.reg` file, in any case.
  var isExport: Bool {
    name.utf8.suffix(4).elementsEqual(".reg".utf8) { byte, wanted in
      (0x41...0x5A).contains(byte) ? byte + 0x20 == wanted : byte == wanted
    }
  }
}
