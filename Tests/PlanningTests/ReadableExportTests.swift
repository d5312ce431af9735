import Foundation
import Planning
import RegistryText
import Splices
import SubSystems
import Synchronization
import Testing

/// How many threads may read is a matter of who asks.
@Suite struct ReadableExportTests {
  /// Bytes in memory that note which threads read them in parts, and how many parts.
  private struct WatchedBytes: PlacedBytes {
    final class Parts: Sendable {
      let count = Mutex(0)
      let threads = Mutex<Set<ObjectIdentifier>>([])
    }

    var bytes: MemoryBytes
    let parts: Parts

    var expectedSize: Int? { bytes.expectedSize }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
      try bytes.read(into: buffer)
    }

    var part: @Sendable (Range<Int>) -> any ByteSource {
      { [part = bytes.part, parts] range in
        parts.count.withLock { $0 += 1 }
        parts.threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
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

  @Test func whereOneThreadMayReadItIsTheOneThatAsks() throws {
    let parts = WatchedBytes.Parts()
    let export = ReadableExport(threads: 1) { () throws(ReadError) in
      WatchedBytes(bytes: MemoryBytes(Self.large), parts: parts)
    }
    _ = try export.survey()
    #expect(parts.count.withLock { $0 } > 0)
    #expect(parts.threads.withLock { $0 } == [ObjectIdentifier(Thread.current)])
  }

  @Test(arguments: [1, 3])
  func aChangeIsReadAsAnyText(threads: Int) throws {
    let bytes =
      Self.large
      + Sample.text(Sample.one("1024,20480,768")).dropFirst("Windows Registry Editor Version 5.00".count).utf8
      + Self.large.dropFirst(10)
    let parts = WatchedBytes.Parts()
    let watched = ReadableExport(threads: threads) { () throws(ReadError) in
      WatchedBytes(bytes: MemoryBytes(bytes), parts: parts)
    }
    let export = try watched.survey()
    let value = try #require(export.windowsValues.first)
    let first = parts.count.withLock { $0 }
    for splices in [
      try SpliceList([Splice(bytes: 12..<13, replacement: Array("[HKEY_USERS\\a]\n[".utf8))]),
      try SpliceList(value.edit(replacing: 0..<1, with: "%%", in: export.facts)),
      try SpliceList([Splice(bytes: value.value.bytes, replacement: [])]), .none,
    ] {
      parts.count.withLock { $0 = 0 }
      let found = try watched.survey(after: splices, of: export)
      // What was quiet is not read again.
      #expect((1..<first / 2).contains(parts.count.withLock { $0 }))
      let plain = try ExportSurvey.read(MemoryBytes(splices.applied(to: bytes)))
      #expect(found.facts == plain.facts)
      #expect(found.windowsValues.map(\.value) == plain.windowsValues.map(\.value))
      #expect(found.keys.map(\.heading) == plain.keys.map(\.heading))
      #expect(found.problems == plain.problems)
    }
  }
}
