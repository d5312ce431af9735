#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An output on its way: written beside its place, and put there as a whole. One that is given up leaves nothing.
///
/// A device, a named pipe, or a descriptor such as `/dev/stdout`, is written to directly.
package final class PendingFile {
  /// Where the content is until it is in place.
  private enum Target {
    case stream(OpenFile)
    case file(TemporaryFile, replacing: OpenFile?, in: Folder, name: String)
  }

  /// As the caller gave it.
  package let path: String
  /// What killed runs had left there; it has been cleared away.
  package let litter: [Litter]

  private let target: Target
  private let sink: ByteSink
  private let mayReplace: Bool

  /// Prepares an output; see `NewFile.write` for what becomes of links and of a file that is there.
  ///
  /// Throws `alreadyExists` unless `replacing`, `wrongKind` for a folder or socket, `linkLoop`, `interrupted` or `system`.
  package init(_ path: String, replacing: Bool) throws(SafeFileError) {
    self.path = path
    mayReplace = replacing
    let place = try ResolvedPath(following: path)
    if let descriptor = place.descriptor {
      let number = try SystemCall.run(.open, path) { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
      (target, sink) = Self.stream(OpenFile(adopting: number, path: path))
      litter = []
      return
    }
    switch place.status?.kind {
    case nil, .regular: break
    case .device, .pipe:
      (target, sink) = Self.stream(try OpenFile(place.path, flags: O_WRONLY, step: .open, stoppable: true))
      litter = []
      return
    case .some(let kind): throw .wrongKind(path: path, found: kind, expected: .regular)
    }
    if place.status != nil, !replacing { throw .alreadyExists(path: path) }
    try SignalGuard.check(path)
    let folder = try Folder(place.folder)
    litter = try Litter.sweep(folder, besides: place.name)
    // For writing, as in an edit: what is read-only is left alone.
    let existing = place.status == nil ? nil : try folder.open(place.name, flags: O_RDWR, .open)
    let temporary = try TemporaryFile(in: folder, for: place.name, mode: existing == nil ? 0o666 : 0o600)
    sink = ByteSink(temporary.file)
    target = .file(temporary, replacing: existing, in: folder, name: place.name)
  }

  private static func stream(_ file: OpenFile) -> (Target, ByteSink) {
    (.stream(file), ByteSink(file, stoppable: true))
  }

  /// Adds `text` as UTF-8. Throws `system` with the step `write`.
  package func write(_ text: String) throws(SafeFileError) { try sink.write(text) }

  /// Adds `bytes`. Throws `system` with the step `write`.
  package func write(_ bytes: [UInt8]) throws(SafeFileError) { try sink.write(bytes) }

  /// Adds all of `content`. Throws `system` with the step `read` or `write`.
  package func write(_ content: SpooledContent) throws(SafeFileError) {
    var offset = 0
    while true {
      let block = try content.bytes(at: offset, upTo: OpenFile.blockSize)
      if block.isEmpty { return }
      try sink.write(block)
      offset += block.count
    }
  }

  /// Lets `body` add to it. What `body` throws of its own becomes `refused`.
  func take(_ body: (ByteSink) throws -> Void) throws(SafeFileError) { try sink.take(body) }

  /// Ends the content, reads it back and makes sure that it is on the disk; it is not in its place yet.
  ///
  /// Throws `notAsPlanned` or `system`.
  package func seal() throws(SafeFileError) {
    try sink.finish()
    switch target {
    case .stream(let file): try file.checkClose(.write)
    case .file(let temporary, let existing, _, _):
      if let existing { try FileMetadata.copy(from: existing, to: temporary.file) }
      try sink.checkReadBack()
      try temporary.seal()
    }
  }

  /// Puts it in place once it is sealed.
  ///
  /// Throws `alreadyExists` where a file has appeared that may not be replaced, `interrupted` or `system`; `notDurable`
  /// once the file is in place.
  package func commit() throws(SafeFileError) {
    guard case .file(let temporary, _, let folder, let name) = target else { return }
    try SignalGuard.check(path)
    if mayReplace {
      try temporary.replace(name)
    } else {
      try temporary.become(name)
    }
    do { try folder.flush() } catch { throw .notDurable(path: path, cause: error) }
  }
}
