import RegistryText
import Splices
import Synchronization
import Testing

/// Reading ahead changes nothing but the time that it takes.
struct ReadAheadTests {
  private static let tiny: ReadAhead = {
    var ahead = ReadAhead(threads: 3)
    ahead.leastBytes = 0
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
      let plain = try Listener.read(export, ahead: .none)
      let ahead = try Listener.read(export, ahead: Self.tiny)
      #expect(ahead == plain, "seed \(seed)")
      let told = try Listener.read(export, ahead: Self.tiny, tellsBlocks: true)
      #expect(told == plain, "seed \(seed), blocks told")
    }
  }

  @Test(
    "What blocks hold is told to handlers of their own, but what has to be told in its turn", arguments: [true, false])
  func tellsBlocks(isUTF16: Bool) throws {
    let text =
      "Windows Registry Editor Version 5.00\r\n\r\n"
      + (0..<200).map { number in
        "[HKEY_LOCAL_MACHINE\\k\(number)]\n\"a\"=hex:01,\\\r\n  02\r\n"
          + (number == 100 ? "\"b\"=oops\r" : "\"b\"=\"x\"\r") + (number == 150 ? "\"C\"=\"é\"\r\n\r\n" : "\r\n")
      }.joined()
    let bytes = isUTF16 ? [0xFF, 0xFE] + UTF16Bytes.littleEndian(Array(text.utf16)) : Array(text.utf8)
    let export = GeneratedExport(bytes: bytes, choice: .automatic)
    let plain = try Listener.read(export, ahead: .none, asksForAll: true)
    let told = try Listener.read(export, ahead: Self.tiny, tellsBlocks: true, asksForAll: true)
    #expect(told == plain)
    #expect(plain.values.count == 400)
    #expect(plain.asked == 200)
    // All but the first keys, those around what has to be told in its turn, and the last.
    #expect(told.asked < 40)
  }

  @Test("A block that is not taken is told in its turn")
  func refused() throws {
    let text =
      "REGEDIT4\r\n\r\n" + (0..<100).map { "[HKEY_USERS\\k\($0)]\r\n\"a\"=dword:00000001\r\n\r\n" }.joined()
    let export = GeneratedExport(bytes: Array(text.utf8), choice: .automatic)
    let plain = try Listener.read(export, ahead: .none, asksForAll: true)
    let told = try Listener.read(export, ahead: Self.tiny, tellsBlocks: true, asksForAll: true, takesBlocks: false)
    #expect(told == plain)
    #expect(told.asked == 100)
  }

  @Test("A problem in a heading behind a passed block names the key before it", arguments: [true, false])
  func headingWithProblem(tellsBlocks: Bool) throws {
    let text =
      "REGEDIT4\r\n\r\n"
      + (0..<100).map { "[HKEY_USERS\\k\($0)\($0 % 7 == 6 ? "\u{7}" : "")]\r\n\"abc\"=dword:00000001\r\n\r\n" }.joined()
      + "[HKEY_USERS\\k\0]\r\n"
    let export = GeneratedExport(bytes: Array(text.utf8), choice: .automatic)
    let plain = try Listener.read(export, ahead: .none, asksForAll: tellsBlocks)
    let ahead = try Listener.read(export, ahead: Self.tiny, tellsBlocks: tellsBlocks, asksForAll: tellsBlocks)
    #expect(ahead == plain)
    #expect(plain.problems.map(\.key).contains("HKEY_USERS\\k12"))
  }

  @Test("Headings of quiet blocks are not asked for", arguments: [true, false])
  func passesOver(isUTF16: Bool) throws {
    let quiet = (0..<500).map { "[HKEY_LOCAL_MACHINE\\k\($0)]\r\n\"a\"=hex:01,\\\r\n  02\r\n\"b\"=\"é\"\r\n\r\n" }
      .joined()
    let asked = "[HKEY_USERS\\Asked]\r\n\"v\"=dword:00000001\r\n\r\n"
    let text = "Windows Registry Editor Version 5.00\r\n\r\n" + quiet + asked + quiet + asked + "[HKEY_USERS\\end]\r\n"
    let bytes = isUTF16 ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
    let export = GeneratedExport(bytes: bytes, choice: .automatic)
    let plain = try Listener.read(export, ahead: .none)
    let ahead = try Listener.read(export, ahead: Self.tiny)
    #expect(ahead == plain)
    #expect(ahead.values.count == 2)
    #expect(plain.asked == 1003)
    #expect(ahead.asked < 200)
  }

  @Test("What was quiet before a change is passed over, and all is told as if it were read", arguments: 0..<8)
  func knowsWhatWasQuiet(group: Int) throws {
    var random = SplitMix64(seed: UInt64(group))
    var (known, asked, askedBefore) = (0, 0, 0)
    for seed in UInt64(800_000 + group * 1000)..<UInt64(800_000 + group * 1000 + 60) {
      var export = GeneratedExport(seed: seed, mutations: Int(seed % 2))
      for part in 0..<4 { export.bytes += Self.body(of: export, lines: 60, seed: seed * 10 + UInt64(part)) }
      let before = try Listener.read(export, ahead: Self.tiny)
      let list = try Self.change(of: export, &random)
      let changed = GeneratedExport(bytes: try list.applied(to: export.bytes), choice: export.choice)
      var ahead = Self.tiny
      ahead.known = before.quiet.moved(by: list)
      let plain = try Listener.read(changed, ahead: .none)
      let after = try Listener.read(changed, ahead: ahead)
      #expect(after == plain, "seed \(seed): \(list.splices)")
      let told = try Listener.read(changed, ahead: ahead, tellsBlocks: true)
      #expect(told == plain, "seed \(seed), blocks told: \(list.splices)")
      known += after.quietBytes
      (asked, askedBefore) = (asked + after.asked, askedBefore + plain.asked)
    }
    #expect(known > 0)
    #expect(asked < askedBefore)
  }

  @Test(
    "A heading that is changed ends what was quiet before it",
    arguments: [";", "\"", "x", "[-", "\r\n[HKLM\\x]\r\n", ""])
  func changedHeading(replacement: String) throws {
    let keys = (0..<60).map { "[HKEY_LOCAL_MACHINE\\k\($0)]\r\n\"a\"=hex:01,\\\r\n  02\r\n\"b\"=\"x\"\r\n\r\n" }
    let export = GeneratedExport(bytes: Array(("REGEDIT4\r\n\r\n" + keys.joined()).utf8), choice: .automatic)
    let before = try Listener.read(export, ahead: Self.tiny)
    let headings = export.bytes.indices.filter { export.bytes[$0] == 0x5B }
    for heading in headings {
      for start in [heading - 1, heading, heading + 1] {
        let list = try SpliceList([Splice(bytes: start..<start + 1, replacement: Array(replacement.utf8))])
        let changed = GeneratedExport(bytes: try list.applied(to: export.bytes), choice: .automatic)
        var ahead = Self.tiny
        ahead.known = before.quiet.moved(by: list)
        #expect(try Listener.read(changed, ahead: ahead) == Listener.read(changed, ahead: .none), "\(start)")
      }
    }
  }

  /// Changes of a few bytes here and there, often where a heading stands.
  private static func change(of export: GeneratedExport, _ random: inout SplitMix64) throws -> SpliceList {
    let isWide = export.bytes.starts(with: [0xFF, 0xFE])
    let headings = export.bytes.indices.filter { export.bytes[$0] == 0x5B }
    var splices: [Splice] = []
    for _ in 0..<random.below(4) {
      let start =
        random.chance(50) ? random.pick(headings + [2]) - 2 + random.below(5) : random.below(export.bytes.count)
      let bytes = max(start, 0)..<min(max(start, 0) + random.below(5), export.bytes.count)
      let text = random.pick([
        "", "x", ";", "\"", "\r\n", "\n", "[HKEY_USERS\\n]\r\n", "[-HKEY_USERS\\n]\r\n", "é", "\0",
      ])
      let new = isWide && random.chance(80) ? UTF16Bytes.littleEndian(Array(text.utf16)) : Array(text.utf8)
      guard bytes.lowerBound < bytes.upperBound || !new.isEmpty else { continue }
      if splices.allSatisfy({ !$0.bytes.overlaps(bytes) && $0.bytes.lowerBound != bytes.lowerBound }) {
        splices.append(Splice(bytes: bytes, replacement: new))
      }
    }
    return (try? SpliceList(splices)) ?? .none
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
      // Of these headings something is told with the key before them.
      "[HKEY_USERS\\x\r\\y]\r\n\"v\"=\"\"\r\n", "[HKEY_USERS\\x\u{1}]\r\n", "[HKEY_USERS\\x\u{0}]\r\n",
      "[HKEY_USERS\\é]\r\n",
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
      let plain = try Listener.read(export, ahead: .none)
      #expect(try Listener.read(export, ahead: Self.tiny) == plain, "behind \(before) keys")
      #expect(
        try Listener.read(export, ahead: Self.tiny, tellsBlocks: true) == plain, "behind \(before) keys, blocks told")
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
    let plain = try Listener.read(MemoryBytes(Array(bytes.prefix(left))), .automatic, ahead: .none)
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
  /// What it lets be done.
  struct Ways {
    var tellsBlocks = false
    var takesBlocks = true
    var asksForAll = false
  }

  /// What came of keys and values.
  struct Told: Equatable, Sendable {
    var keys: [RegistryKey] = []
    var values: [RegistryValue] = []
  }

  let wantsStatements = false
  private let ways: Ways
  private var told = Told()
  var keys: [RegistryKey] { told.keys }
  var values: [RegistryValue] { told.values }
  private(set) var asked = 0
  private(set) var quiet = QuietStretches()
  private(set) var quietBytes = 0
  private(set) var problems: [Problem] = []
  private var directives: [Directive] = []
  private(set) var facts: FileFacts?
  private var failure: ReadError?

  private init(_ ways: Ways) { self.ways = ways }

  static func == (a: Listener, b: Listener) -> Bool {
    a.told == b.told && a.problems == b.problems && a.directives == b.directives
      && a.facts == b.facts && a.failure == b.failure
  }

  static func read(
    _ export: GeneratedExport, ahead: ReadAhead, tellsBlocks: Bool = false, asksForAll: Bool = false,
    takesBlocks: Bool = true
  ) throws -> Listener {
    let ways = Ways(tellsBlocks: tellsBlocks, takesBlocks: takesBlocks, asksForAll: asksForAll)
    return try read(MemoryBytes(export.bytes, step: 61), export.choice, ahead: ahead, ways)
  }

  static func read(
    _ source: any PlacedBytes, _ choice: EncodingChoice, ahead: ReadAhead, _ ways: Ways = Ways()
  ) throws -> Listener {
    let listener = Listener(ways)
    do throws(ReadError) {
      listener.facts = try RegistryReader.read(source, ahead: ahead, choice: choice, handler: listener)
    } catch { listener.failure = error }
    return listener
  }

  private static func isAsked(_ path: borrowing Span<UInt16>) -> Bool { path.count % 5 == 0 || path.count == 16 }

  var isOfInterest: (@Sendable (borrowing Span<UInt16>) -> Bool)? {
    if ways.asksForAll { return nil }
    return { Self.isAsked($0) }
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest {
    asked += 1
    return ways.asksForAll || Self.isAsked(path) ? .mapped : .none
  }

  var blockHandler: (@Sendable () -> any BlockHandler)? {
    guard ways.tellsBlocks else { return nil }
    return { [ways] in Block(ways) }
  }

  func take(_ block: any Sendable) -> Bool {
    guard ways.takesBlocks, let block = block as? Told else { return false }
    told.keys += block.keys
    told.values += block.values
    return true
  }

  func passed(_ stretch: QuietStretch) {
    quiet.append(stretch)
    quietBytes += stretch.bytes.count
  }

  func key(_ key: RegistryKey) { told.keys.append(key) }
  func value(_ value: RegistryValue) { told.values.append(value) }
  func problem(_ problem: Problem) { problems.append(problem) }
  func directive(_ directive: Directive) { directives.append(directive) }
  func statement(_ statement: Statement) {}

  /// Takes down what it is told of a block.
  private final class Block: BlockHandler {
    let wantsStatements = false
    private let listener: Listener
    private(set) var isQuiet = true

    init(_ ways: Ways) { listener = Listener(ways) }

    func interest(in path: borrowing Span<UInt16>) -> Interest { listener.interest(in: path) }
    func key(_ key: RegistryKey) { listener.key(key) }
    func value(_ value: RegistryValue) { listener.value(value) }
    func problem(_ problem: Problem) { isQuiet = false }
    func directive(_ directive: Directive) { isQuiet = false }
    func statement(_ statement: Statement) {}
    func endBlock() -> any Sendable { listener.told }
  }
}
