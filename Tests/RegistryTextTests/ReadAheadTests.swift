import RegistryText
import Synchronization
import Testing

/// Reading ahead changes nothing but the time that it takes.
struct ReadAheadTests {
  private static let tiny: ReadAhead = {
    var ahead = ReadAhead(threads: 3)
    ahead.blockBytes = 48
    ahead.firstByte = 8
    return ahead
  }()

  @Test("Blocks read ahead give what reading in order gives", arguments: 0..<8)
  func tellsTheSame(group: Int) throws {
    for seed in UInt64(700_000 + group * 1000)..<UInt64(700_000 + group * 1000 + 300) {
      // Several exports behind each other, so that there is something to read ahead.
      var export = GeneratedExport(seed: seed, mutations: Int(seed % 3))
      export.bytes += Self.body(of: export, lines: 40, seed: seed)
      for part in 1...4 {
        let other = GeneratedExport(seed: seed * 10 + UInt64(part), mutations: part == 3 ? 2 : 0)
        guard other.choice == export.choice, other.bytes.first == export.bytes.first else { continue }
        export.bytes += other.bytes
      }
      let plain = try Listener.read(export, ahead: nil)
      let ahead = try Listener.read(export, ahead: Self.tiny)
      #expect(ahead == plain, "seed \(seed)")
    }
  }

  @Test("Headings of quiet blocks are not asked for", arguments: [true, false])
  func passesOver(isUTF16: Bool) throws {
    let quiet = (0..<500).map { "[HKEY_LOCAL_MACHINE\\k\($0)]\r\n\"a\"=hex:01,\\\r\n  02\r\n\"b\"=\"é\"\r\n\r\n" }
      .joined()
    let asked = "[HKEY_USERS\\Asked]\r\n\"v\"=dword:00000001\r\n\r\n"
    let text = "Windows Registry Editor Version 5.00\r\n\r\n" + quiet + asked + quiet + asked + "[HKEY_USERS\\end]\r\n"
    let bytes = isUTF16 ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
    let export = GeneratedExport(bytes: bytes, choice: .automatic)
    let plain = try Listener.read(export, ahead: nil)
    let ahead = try Listener.read(export, ahead: Self.tiny)
    #expect(ahead == plain)
    #expect(ahead.values.count == 2)
    #expect(plain.asked == 1003)
    #expect(ahead.asked < 200)
  }

  @Test(
    "What has to be told is told wherever it stands among quiet keys",
    arguments: [
      "[-HKEY_USERS\\gone]\r\n", "[HKEY_USERS\\Asked]\r\n\"v\"=dword:00000001\r\n", "[HKLM\\x]\r\n",
      "[HKEY_FOO\\x]\r\n",
      "[HKEY_USERS\\x\r\n\"v\"=\"\"\r\n", "[]\r\n\"v\"=\"\"\r\n", "[-HKEY_USERS]\r\n", "\"b\"=\"\"\r\n\"B\"=\"\"\r\n",
      "text\r\n", "REGEDIT4\r\n", "; deskheap:ignore DH504\r\n", ";\u{1}\r\n", ";\u{0}\r\n", "\"b\"=\"C:\\w\"\r\n",
      "\"b\"=hex:0g\r\n", "\"b\"=hex:01,\\\r\n", "\"b\"=hex:01,\\\r\n;\r\n", "\"b\"=\"\r\n\"\r\n", "\"b\"=\"\r\n",
      "\"b\"=\"\\0\"\r\n", "\"b\"=\"SharedSection=\"\r\n", "; é\r\n", "\n", "\r",
    ], [true, false])
  func toldEverywhere(statement: String, isUTF16: Bool) throws {
    func quiet(_ keys: Range<Int>) -> String {
      keys.map { "[HKEY_LOCAL_MACHINE\\k\($0)]\r\n\"a\"=hex:01,\\\r\n  02\r\n\"b\"=\"x\"\r\n\r\n" }.joined()
    }
    for before in [1, 2, 3, 20] {
      let text =
        "Windows Registry Editor Version 5.00\r\n\r\n" + quiet(0..<before) + statement + quiet(before..<40)
      let bytes = isUTF16 ? [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) : Array(text.utf8)
      let export = GeneratedExport(bytes: bytes, choice: .automatic)
      let plain = try Listener.read(export, ahead: nil)
      #expect(try Listener.read(export, ahead: Self.tiny) == plain, "behind \(before) keys")
    }
  }

  @Test("What has no headings is searched for them once, not again for every line")
  func searchesOnce() throws {
    let text =
      "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_USERS\\a]\r\n" + String(repeating: "; x\r\n", count: 2000)
    let source = CountedBytes(Array(text.utf8))
    let listener = try Listener.read(source, .automatic, ahead: Self.tiny)
    #expect(listener.facts?.lines == 2003)
    #expect(source.parts.value.load(ordering: .relaxed) <= 2 * text.utf8.count / Self.tiny.blockBytes)
  }

  @Test("A file that shrinks meanwhile is read as far as it goes", arguments: [1000, 5003, 9998])
  func shrinks(left: Int) throws {
    let keys = (0..<500).map { "[HKEY_LOCAL_MACHINE\\k\($0)]\r\n\"a\"=dword:00000001\r\n\r\n" }.joined()
    let bytes = Array(("REGEDIT4\r\n\r\n" + keys).utf8)
    let plain = try Listener.read(MemoryBytes(Array(bytes.prefix(left))), .automatic, ahead: nil)
    let ahead = try Listener.read(CountedBytes(bytes, left: left), .automatic, ahead: Self.tiny)
    #expect(ahead.facts == plain.facts)
    #expect(ahead.keys == plain.keys)
    #expect(ahead.values == plain.values)
  }

  /// Sound lines in the encoding of `export`, where that is UTF-16 or ASCII.
  private static func body(of export: GeneratedExport, lines: Int, seed: UInt64) -> [UInt8] {
    let text = (0..<lines).map { line in
      line % 3 == 0
        ? "\r\n[HKEY_USERS\\\(seed)\\\(line)\(line % 4 == 1 ? "Asked" : "")]\r\n"
        : "\"v\(line)\"=hex:0\(line % 10),\\\r\n  02\r\n"
    }.joined()
    return export.bytes.starts(with: [0xFF, 0xFE])
      ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
  }
}

/// Bytes that count how often some of them were asked for out of order.
private final class CountedBytes: PlacedBytes {
  final class Count: Sendable {
    let value = Atomic<Int>(0)
  }

  let parts = Count()
  private var bytes: MemoryBytes

  private let all: MemoryBytes

  /// The first `count` of `bytes` are left; all were there when their number was asked for and headings were searched.
  init(_ bytes: [UInt8], left count: Int = .max) {
    self.bytes = MemoryBytes(Array(bytes.prefix(count)))
    all = MemoryBytes(bytes)
    expectedSize = bytes.count
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int { try bytes.read(into: buffer) }

  let expectedSize: Int?

  var part: @Sendable (Range<Int>) -> any ByteSource {
    { [parts, whole = all.part, part = bytes.part, left = bytes.expectedSize ?? 0, size = expectedSize] range in
      parts.value.wrappingAdd(1, ordering: .relaxed)
      // A search goes on to the end of a file as small as these, a block ends before it.
      return range.upperBound == size ? whole(range) : part(range.clamped(to: 0..<left))
    }
  }

  func skip(to offset: Int) { bytes.skip(to: offset) }
}

/// Takes down what a handler is told that may read ahead.
private final class Listener: RegistryHandler, Equatable {
  let wantsStatements = false
  private(set) var keys: [RegistryKey] = []
  private(set) var values: [RegistryValue] = []
  private(set) var asked = 0
  private var problems: [Problem] = []
  private var directives: [Directive] = []
  private(set) var facts: FileFacts?
  private var failure: ReadError?

  static func == (a: Listener, b: Listener) -> Bool {
    a.keys == b.keys && a.values == b.values && a.problems == b.problems && a.directives == b.directives
      && a.facts == b.facts && a.failure == b.failure
  }

  static func read(_ export: GeneratedExport, ahead: ReadAhead?) throws -> Listener {
    try read(MemoryBytes(export.bytes, step: 61), export.choice, ahead: ahead)
  }

  static func read(_ source: any PlacedBytes, _ choice: EncodingChoice, ahead: ReadAhead?) throws -> Listener {
    let listener = Listener()
    do throws(ReadError) {
      listener.facts =
        if let ahead {
          try RegistryReader.read(source, ahead: ahead, choice: choice, handler: listener)
        } else {
          try RegistryReader.read(source, choice: choice, handler: listener)
        }
    } catch { listener.failure = error }
    return listener
  }

  private static func isAsked(_ path: borrowing Span<UInt16>) -> Bool { path.count % 5 == 0 || path.count == 16 }

  var isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)? { { Self.isAsked($0) } }

  func interest(in path: borrowing Span<UInt16>) -> Interest {
    asked += 1
    return Self.isAsked(path) ? .mapped : .none
  }

  func key(_ key: RegistryKey) { keys.append(key) }
  func value(_ value: RegistryValue) { values.append(value) }
  func problem(_ problem: Problem) { problems.append(problem) }
  func directive(_ directive: Directive) { directives.append(directive) }
  func statement(_ statement: Statement) {}
}
