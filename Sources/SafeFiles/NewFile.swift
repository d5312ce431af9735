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
    let file = try PendingFile(path, replacing: replacing)
    try file.take(body)
    try file.seal()
    try file.commit()
    return file.litter
  }
}
