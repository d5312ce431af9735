import Planning
import RegistryText
import Synchronization
import Testing

/// How many threads may read is a matter of who asks.
@Suite struct ReadableExportTests {
  /// Bytes in memory that note when they are read in parts, as only several threads read them.
  private struct WatchedBytes: PlacedBytes {
    final class Parts: Sendable { let count = Mutex(0) }

    var bytes: MemoryBytes
    let parts: Parts

    var expectedSize: Int? { bytes.expectedSize }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
      try bytes.read(into: buffer)
    }

    var part: @Sendable (Range<Int>) -> any ByteSource {
      { [part = bytes.part, parts] range in
        parts.count.withLock { $0 += 1 }
        return part(range)
      }
    }

    mutating func skip(to offset: Int) throws(ReadError) { bytes.skip(to: offset) }
  }

  /// More than is read on one thread in any case.
  private static let large: [UInt8] = {
    let key = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"" + String(repeating: "text ", count: 3000) + "\"\n"
    return Array(("REGEDIT4\n\n" + String(repeating: key, count: 700)).utf8)
  }()

  @Test(arguments: [(1, false), (2, true)])
  func aLargeOneIsReadOnAsManyThreadsAsAskedFor(_ threads: Int, _ isRead: Bool) throws {
    let parts = WatchedBytes.Parts()
    let export = ReadableExport(threads: threads) { () throws(ReadError) in
      WatchedBytes(bytes: MemoryBytes(Self.large), parts: parts)
    }
    _ = try export.survey()
    #expect((parts.count.withLock { $0 } > 0) == isRead)
  }
}
