#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why bytes could not be fetched, in the system's words.
package struct ByteSourceError: Error, Equatable, Sendable {
  /// The system's error number; 0 when the reason is not the system's.
  package let code: Int32
  /// The reason in words.
  package let reason: String

  /// An error of the system.
  package init(code: Int32) {
    self.code = code
    self.reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// An error that is not the system's.
  package init(reason: String) {
    self.code = 0
    self.reason = reason
  }
}

/// Bytes in blocks, fetched when they are asked for, so that the size of the input does not matter.
package struct ByteSource {
  /// Bytes fetched at once. Larger blocks were not faster.
  package static let blockSize = 64 << 10

  private let fetch: () throws(ByteSourceError) -> [UInt8]

  /// A source that calls `fetch` for the next block; an empty block is the end.
  package init(_ fetch: @escaping () throws(ByteSourceError) -> [UInt8]) {
    self.fetch = fetch
  }

  /// The next block, empty at the end.
  package func next() throws(ByteSourceError) -> [UInt8] {
    try fetch()
  }

  /// Bytes in memory.
  package static func bytes(_ bytes: [UInt8]) -> ByteSource {
    var offset = 0
    return ByteSource { () throws(ByteSourceError) in
      let end = min(offset + blockSize, bytes.count)
      defer { offset = end }
      return [UInt8](bytes[offset..<end])
    }
  }

  /// What an open file, pipe or terminal still has to give. The caller keeps and closes `descriptor`.
  package static func descriptor(_ descriptor: Int32) -> ByteSource {
    ByteSource { () throws(ByteSourceError) in
      var failure: Int32 = 0
      let block = [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, count in
        var got = read(descriptor, buffer.baseAddress, blockSize)
        while got < 0 && errno == EINTR { got = read(descriptor, buffer.baseAddress, blockSize) }
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      guard failure == 0 else { throw ByteSourceError(code: failure) }
      return block
    }
  }

  /// The same bytes with `head` before them.
  package func preceded(by head: [UInt8]) -> ByteSource {
    var head: [UInt8]? = head
    return ByteSource { () throws(ByteSourceError) in
      if let first = head.take(), !first.isEmpty { return first }
      return try self.next()
    }
  }
}
