/// What was read from a source that can be read only once, such as a pipe, kept up to a limit.
package final class KeptBytes {
  /// The most that is kept, in bytes: 16 MiB, far more than an export of the keys that matter has.
  package static let limit = 16 << 20

  /// The bytes from the first one on; `nil` as soon as there were more than ``limit``.
  package private(set) var bytes: [UInt8]? = []

  /// Nothing kept yet.
  package init() {}

  fileprivate func add(_ more: UnsafeRawBufferPointer) {
    guard let count = bytes?.count else { return }
    if count + more.count > Self.limit { bytes = nil } else { bytes?.append(contentsOf: more) }
  }
}

/// A source whose bytes are kept while they are read.
package struct KeepingBytes: ByteSource {
  private var source: any ByteSource
  private let kept: KeptBytes

  /// Reads from `source` and adds what it gives to `kept`.
  package init(_ source: any ByteSource, into kept: KeptBytes) {
    self.source = source
    self.kept = kept
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = try source.read(into: buffer)
    kept.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }
}
