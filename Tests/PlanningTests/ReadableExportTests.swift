import Planning
import RegistryText
import Splices
import SubSystems
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

  @Test func aChangeIsReadTheSameOnOneThreadAndOnSeveral() throws {
    let bytes =
      Self.large
      + Sample.text(Sample.one("1024,20480,768")).dropFirst("Windows Registry Editor Version 5.00".count).utf8
      + Self.large.dropFirst(10)
    let parts = WatchedBytes.Parts()
    let several = ReadableExport(threads: 3) { () throws(ReadError) in
      WatchedBytes(bytes: MemoryBytes(bytes), parts: parts)
    }
    let one = ReadableExport(threads: 1) { () throws(ReadError) in MemoryBytes(bytes) }
    let export = try several.survey()
    let value = try #require(export.windowsValues.first)
    let first = parts.count.withLock { $0 }
    for splices in [
      try SpliceList([Splice(bytes: 12..<13, replacement: Array("[HKEY_USERS\\a]\n[".utf8))]),
      try SpliceList(value.edit(replacing: 0..<1, with: "%%", in: export.facts)),
      try SpliceList([Splice(bytes: value.value.bytes, replacement: [])]), .none,
    ] {
      parts.count.withLock { $0 = 0 }
      let found = try several.survey(after: splices, of: export)
      // What was quiet is not read again.
      #expect((1..<first / 2).contains(parts.count.withLock { $0 }))
      let changed = try ReadableExport(splices.applied(to: bytes)).survey()
      for other in [changed, try one.survey(after: splices, of: one.survey())] {
        #expect(found.facts == other.facts)
        #expect(found.windowsValues.map(\.value) == other.windowsValues.map(\.value))
        #expect(found.keys.map(\.heading) == other.keys.map(\.heading))
        #expect(found.problems == other.problems)
      }
    }
  }
}
