#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file or folder, closed when the last reference to it goes.
final class OpenFile {
  /// How many bytes are read or compared at a time.
  static let blockSize = 1 << 20

  /// The descriptor; -1 once closed.
  private(set) var number: Int32
  /// The name for messages.
  let path: String

  init(adopting number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  /// Opens `path` itself.
  convenience init(_ path: String, flags: Int32, step: Step, stoppable: Bool = false) throws(SafeFileError) {
    let number = try SystemCall.run(step, path, stoppable: stoppable) { open(path, flags | O_CLOEXEC) }
    self.init(adopting: number, path: path)
  }

  deinit {
    if number >= 0 { _ = close(number) }
  }

  func status(_ step: Step) throws(SafeFileError) -> FileStatus {
    var status = stat()
    try SystemCall.run(step, path) { fstat(number, &status) }
    return FileStatus(status)
  }

  /// Fills `buffer` from byte `offset` on; fewer bytes than it holds are returned only at the file's end.
  func read(at offset: Int, into buffer: inout [UInt8], _ step: Step) throws(SafeFileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try SystemCall.run(step, path) {
        buffer.withUnsafeMutableBytes { bytes in
          let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
          return pread(number, rest.baseAddress, rest.count, off_t(offset + filled))
        }
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Hands the whole content to `body`, block by block.
  func forEachBlock(
    _ step: Step, _ body: (ArraySlice<UInt8>) throws(SafeFileError) -> Void
  ) throws(SafeFileError) {
    var buffer = [UInt8](repeating: 0, count: Self.blockSize)
    var offset = 0
    while true {
      let count = try read(at: offset, into: &buffer, step)
      if count > 0 { try body(buffer[..<count]) }
      if count < buffer.count { return }
      offset += count
    }
  }

  /// Writes all of `bytes` where the descriptor stands, however little the system takes at a time.
  func write(_ bytes: ArraySlice<UInt8>, _ step: Step, stoppable: Bool = false) throws(SafeFileError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = try SystemCall.run(step, path, stoppable: stoppable) {
        rest.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until the content is on the disk.
  func flush(_ step: Step) throws(SafeFileError) {
    #if canImport(Darwin)
      // There, fsync reaches the drive but not its platters.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    try SystemCall.run(step, path) { fsync(number) }
  }

  /// Closes a duplicate of the descriptor: a network file system reports a failed write only then. The lock stays.
  func checkClose(_ step: Step) throws(SafeFileError) {
    let duplicate = try SystemCall.run(step, path) { fcntl(number, F_DUPFD_CLOEXEC, 0) }
    // Not repeated after EINTR: the descriptor is gone by then, and its number may be another thread's.
    if close(duplicate) != 0, errno != EINTR { throw .system(path: path, step: step, code: errno) }
  }

  /// How asking for the lock went.
  enum LockOutcome {
    case taken
    case heldByAnother
    /// The file system has no locks; what remains is the check that the file has not changed.
    case unsupported
  }

  /// Asks for the advisory lock without waiting for it. It goes with the last descriptor, even when the process is killed.
  func lock() throws(SafeFileError) -> LockOutcome {
    do {
      try SystemCall.run(.lock, path) { flock(number, LOCK_EX | LOCK_NB) }
      return .taken
    } catch {
      guard let code = error.code else { throw error }
      if code == EWOULDBLOCK { return .heldByAnother }
      if SystemCall.unsupported.contains(code) { return .unsupported }
      throw error
    }
  }
}

/// `write`, which inside of a type with a method of that name needs its module's name.
private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}
