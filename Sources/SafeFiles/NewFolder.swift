#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a whole folder of outputs: all of it appears, or nothing.
package enum NewFolder {
  /// Makes the folder `path` with `files` in it, and returns what killed runs had left beside it. An empty folder may be
  /// there already; the new one then has its owner, mode and attributes. The folder above must exist.
  ///
  /// Throws `unusableName`, `folderNotEmpty`, `wrongKind`, `linkLoop`, `notAsPlanned`, `interrupted` or `system`;
  /// `notDurable` once the folder is there.
  @discardableResult
  package static func write(
    _ files: [(name: String, bytes: [UInt8])], to path: String
  ) throws(SafeFileError) -> [Litter] {
    try check(files.map(\.name), path)
    let place = try ResolvedPath(following: path)
    let parent = try Folder(place.folder)
    let existing = try emptyFolder(place, in: parent, givenAs: path)
    let litter = try Litter.sweep(parent, besides: place.name)
    let temporary = TemporaryName(for: place.name, .newContent).text
    try parent.createFolder(temporary, alias: place.name)
    do {
      let folder = try parent.openFolder(temporary, .createTemporary)
      // The lock by which other runs see that it is in use.
      _ = try folder.lock()
      for file in files { try write(file.bytes, to: file.name, in: folder, givenAs: path) }
      if let existing { try folder.copyMetadata(from: existing) }
      try folder.flush()
      try SignalGuard.check(path)
      try rename(temporary, to: place.name, in: parent, givenAs: path)
    } catch {
      for _ in 1...2 where (try? parent.removeFolder(temporary, .removeLitter)) != nil { break }
      throw error
    }
    do {
      try parent.flush()
    } catch {
      throw .notDurable(path: path, cause: error)
    }
    return litter
  }

  private static func check(_ names: [String], _ path: String) throws(SafeFileError) {
    var seen: Set<String> = []
    for name in names {
      let isPlain = !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0x2F || $0 == 0 }
      guard isPlain, seen.insert(name).inserted else { throw .unusableName(path: path, name: name) }
    }
  }

  private static func emptyFolder(
    _ place: ResolvedPath, in parent: Folder, givenAs path: String
  ) throws(SafeFileError) -> Folder? {
    guard let status = place.status else { return nil }
    if status.kind != .folder { throw .wrongKind(path: path, found: status.kind, expected: .folder) }
    let folder = try parent.openFolder(place.name, .open)
    if !(try folder.names(.open)).isEmpty { throw .folderNotEmpty(path: path) }
    return folder
  }

  private static func write(
    _ bytes: [UInt8], to name: String, in folder: Folder, givenAs path: String
  ) throws(SafeFileError) {
    try SignalGuard.check(path)
    let file = try folder.open(name, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o666, .createTemporary)
    let sink = ByteSink(file)
    try sink.take { try $0.write(bytes) }
    try sink.checkReadBack()
    try file.flush(.flush)
    try file.checkClose(.flush)
  }

  private static func rename(
    _ temporary: String, to name: String, in parent: Folder, givenAs path: String
  ) throws(SafeFileError) {
    do {
      try parent.rename(temporary, to: name)
    } catch {
      if error.code == ENOTEMPTY || error.code == EEXIST { throw .folderNotEmpty(path: path) }
      throw error
    }
  }
}
