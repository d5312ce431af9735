#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file, a pipe or a device, read as they come.
package final class FileBytes: ByteSource {
  /// How much is read from a character device before it is taken for endless, in bytes: 64 MiB.
  package static let deviceLimit = 64 << 20
  /// How long a pipe may stay without a writer, in milliseconds.
  private static let patience: Int32 = 3000

  private let descriptor: CInt
  private let closes: Bool
  private let isDevice: Bool
  private var total = 0
  /// The size in bytes that the system names for it; `nil` for what is no regular file.
  package let size: Int?

  package var expectedSize: Int? { size }

  /// Opens `path`. A folder is refused; a pipe that nobody writes to is refused after three seconds.
  package convenience init(path: String) throws(ReadError) {
    let descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .system(action: "open", errno: errno) }
    try self.init(descriptor: descriptor, closes: true)
  }

  /// Reads from an open descriptor, such as standard input; `closes` says whether it is closed in the end.
  package init(descriptor: CInt, closes: Bool) throws(ReadError) {
    var status = stat()
    let failed = fstat(descriptor, &status) != 0
    let reason = errno
    let format = status.st_mode & S_IFMT
    self.descriptor = descriptor
    self.closes = closes
    self.isDevice = format == S_IFCHR || format == S_IFBLK
    self.size = format == S_IFREG ? Int(status.st_size) : nil
    if failed { throw .system(action: "open", errno: reason) }
    if format == S_IFDIR { throw .isFolder }
    // A regular file is read in the same way with and without O_NONBLOCK.
    if closes, size == nil {
      if format == S_IFIFO { try Self.awaitWriter(descriptor) }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
  }

  /// The bytes of standard input.
  package static func standardInput() throws(ReadError) -> FileBytes {
    try FileBytes(descriptor: STDIN_FILENO, closes: false)
  }

  deinit {
    if closes { close(descriptor) }
  }

  private static func awaitWriter(_ descriptor: CInt) throws(ReadError) {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&wait, 1, patience) == 0 { throw .noWriter }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    while true {
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(action: "read", errno: errno)
      }
      total += count
      if isDevice, total > Self.deviceLimit { throw .endless(limit: Self.deviceLimit) }
      return count
    }
  }
}

extension FileBytes: PlacedBytes {
  package var part: @Sendable (Range<Int>) -> any ByteSource {
    { [descriptor] in FilePart(descriptor: descriptor, range: $0) }
  }

  package func skip(to offset: Int) throws(ReadError) {
    if lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw .system(action: "read", errno: errno) }
  }
}

/// The bytes of a range of an open file, which is read beside others.
private struct FilePart: ByteSource {
  let descriptor: CInt
  var range: Range<Int>

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, min(buffer.count, range.count), off_t(range.lowerBound))
      if count >= 0 {
        range = range.lowerBound + count..<range.upperBound
        return count
      }
      if errno != EINTR { throw .system(action: "read", errno: errno) }
    }
  }
}

private func systemOpen(_ path: String, _ flags: CInt) -> CInt { open(path, flags) }

private func systemRead(_ descriptor: CInt, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, target, count)
}
