#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes outputs: reports, baselines, rollbacks.
package enum NewFile {
  /// Writes `bytes` to `path`; see the other `write`.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(SafeFileError) -> [Litter] {
    try write(to: path, replacing: replacing) { try $0.write(bytes) }
  }

  /// Writes what `body` writes to `path` in one stroke, and returns what killed runs had left there.
  ///
  /// Symbolic links are followed, a dangling one to where it points. A new file gets the mode that the umask leaves; one
  /// that is replaced keeps owner, mode, access list and attributes, and its other hard links keep the old content.
  /// A device, a named pipe, or a descriptor such as `/dev/stdout`, is written to directly.
  ///
  /// Throws `alreadyExists` unless `replacing`, `wrongKind` for a folder or socket, `linkLoop`, `notAsPlanned`, `refused`,
  /// `interrupted` or `system`; `notDurable` once the file is written.
  @discardableResult
  package static func write(
    to path: String, replacing: Bool, _ body: (ByteSink) throws -> Void
  ) throws(SafeFileError) -> [Litter] {
    let place = try ResolvedPath(following: path)
    if let descriptor = place.descriptor {
      let number = try SystemCall.run(.open, path) { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
      try pour(body, into: OpenFile(adopting: number, path: path))
      return []
    }
    switch place.status?.kind {
    case nil, .regular:
      return try replace(place, givenAs: path, replacing: replacing, body)
    case .device, .pipe:
      try pour(body, into: OpenFile(place.path, flags: O_WRONLY, step: .open, stoppable: true))
      return []
    case .some(let kind):
      throw .wrongKind(path: path, found: kind, expected: .regular)
    }
  }

  private static func pour(_ body: (ByteSink) throws -> Void, into file: OpenFile) throws(SafeFileError) {
    try ByteSink(file, stoppable: true).take(body)
    try file.checkClose(.write)
  }

  private static func replace(
    _ place: ResolvedPath, givenAs path: String, replacing: Bool, _ body: (ByteSink) throws -> Void
  ) throws(SafeFileError) -> [Litter] {
    if place.status != nil, !replacing { throw .alreadyExists(path: path) }
    try SignalGuard.check(path)
    let folder = try Folder(place.folder)
    let litter = try Litter.sweep(folder, besides: place.name)
    // For writing, as in an edit: what is read-only is left alone.
    let existing = place.status == nil ? nil : try folder.open(place.name, flags: O_RDWR, .open)
    let temporary = try TemporaryFile(in: folder, for: place.name, mode: existing == nil ? 0o666 : 0o600)
    let sink = ByteSink(temporary.file)
    try sink.take(body)
    if let existing { try FileMetadata.copy(from: existing, to: temporary.file) }
    try sink.checkReadBack()
    try temporary.seal()
    try SignalGuard.check(path)
    if replacing {
      try temporary.replace(place.name)
    } else {
      try temporary.become(place.name)
    }
    do {
      try folder.flush()
    } catch {
      throw .notDurable(path: path, cause: error)
    }
    return litter
  }
}
