import RegistryText

/// What a reader found in an export, in a form that two readers can be compared by.
struct Reading: Equatable {
  struct Key: Equatable {
    var path: String
    var line: Int
    var isDeletion: Bool
    var isImported: Bool
  }

  struct Value: Equatable {
    var name: String
    var type: UInt32
    var data: [UInt8]
    var line: Int
    var isDeletion: Bool
  }

  struct Piece: Equatable {
    var kind: Statement.Kind
    var bytes: Range<Int>
    var line: Int
  }

  struct Told: Equatable {
    var kind: ProblemKind
    var line: Int
  }

  var header = RegistryHeader.unknown
  var encoding = TextEncoding.utf16LE(mark: true)
  var lineEnds = [0, 0, 0]
  var size = 0
  var statements: [Piece] = []
  var keys: [Key] = []
  var values: [Value] = []
  /// In order of line and name: when of two problems of a line one is told first means nothing.
  var problems: [Told] = []

  mutating func sortProblems() {
    problems.sort { ($0.line, "\($0.kind)") < ($1.line, "\($1.kind)") }
  }

  /// Where two readings differ first, for a failure's message.
  func difference(to other: Reading) -> String? {
    if header != other.header { return "header \(header) / \(other.header)" }
    if encoding != other.encoding { return "encoding \(encoding) / \(other.encoding)" }
    if size != other.size { return "size \(size) / \(other.size)" }
    if lineEnds != other.lineEnds { return "line ends \(lineEnds) / \(other.lineEnds)" }
    return Self.first(statements, other.statements) ?? Self.first(keys, other.keys)
      ?? Self.first(values, other.values) ?? Self.first(problems, other.problems)
  }

  private static func first<T: Equatable>(_ a: [T], _ b: [T]) -> String? {
    for index in 0..<max(a.count, b.count) {
      let (x, y) = (index < a.count ? a[index] : nil, index < b.count ? b[index] : nil)
      if x != y { return "\(x.map { "\($0)" } ?? "nothing") / \(y.map { "\($0)" } ?? "nothing")" }
    }
    return nil
  }
}

/// Takes down everything that the streaming reader hands out.
final class Recorder: RegistryHandler {
  let wantsStatements: Bool
  let wanted: Interest
  /// The names of the values that are wanted; nil for all.
  let wantedNames: Set<String>?
  var reading = Reading()
  var keys: [RegistryKey] = []
  var values: [RegistryValue] = []
  /// What was lent, of keys with the deletions among them.
  private var lentKeys: [Reading.Key] = []
  private var lentValues: [Reading.Value] = []
  var problems: [Problem] = []
  var directives: [Directive] = []
  var facts: FileFacts?

  init(_ wanted: Interest, wantsStatements: Bool = true, names: Set<String>? = nil) {
    self.wanted = wanted
    self.wantsStatements = wantsStatements
    wantedNames = names
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest { wanted }

  func key(_ key: RegistryKey) {
    keys.append(key)
    lentKeys.append(Self.plain(key))
  }

  func value(_ value: RegistryValue) { values.append(value) }

  func key(_ key: LentKey, path: borrowing Span<UInt16>) {
    lentKeys.append(
      .init(path: Self.text(path), line: key.line, isDeletion: key.isDeletion, isImported: key.isImported))
  }

  func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) {
    let bytes = (0..<data.byteCount).map { unsafe data.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    lentValues.append(
      .init(
        name: Self.text(name), type: value.type, data: bytes + Array(repeating: 0, count: value.addedBytes),
        line: value.line, isDeletion: value.form == .deletion))
  }

  private static func text(_ units: borrowing Span<UInt16>) -> String {
    String(decoding: units.indices.map { units[$0] }, as: UTF16.self)
  }

  private static func plain(_ key: RegistryKey) -> Reading.Key {
    .init(path: key.path, line: key.range.start.line, isDeletion: key.isDeletion, isImported: key.isImported)
  }

  func problem(_ problem: Problem) { problems.append(problem) }
  func directive(_ directive: Directive) { directives.append(directive) }
  func wantsValue(named name: String) -> Bool { wantedNames?.contains(name) ?? true }
  func statement(_ statement: Statement) {
    reading.statements.append(.init(kind: statement.kind, bytes: statement.bytes, line: statement.line))
  }

  /// Reads `bytes` in pieces of at most `step`.
  static func read(
    _ bytes: [UInt8], _ choice: EncodingChoice = .automatic, interest: Interest = .mapped, step: Int = .max
  ) throws(ReadError) -> Recorder {
    try read(bytes, choice, into: Recorder(interest), step: step)
  }

  /// Reads `bytes` into `recorder`.
  static func read(
    _ bytes: [UInt8], _ choice: EncodingChoice, into recorder: Recorder, step: Int = .max
  ) throws(ReadError) -> Recorder {
    let facts = try RegistryReader.read(MemoryBytes(bytes, step: step), choice: choice, handler: recorder)
    recorder.finish(facts)
    return recorder
  }

  private func finish(_ facts: FileFacts) {
    self.facts = facts
    reading.header = facts.header
    reading.encoding = facts.encoding
    reading.lineEnds = [facts.crlf, facts.lf, facts.cr]
    reading.size = facts.size
    reading.keys = wanted == .lent ? lentKeys : keys.map(Self.plain)
    reading.values =
      wanted == .lent
      ? lentValues
      : values.map {
        .init(name: $0.name, type: $0.type, data: $0.data, line: $0.line, isDeletion: $0.form == .deletion)
      }
    reading.problems = problems.map { .init(kind: $0.kind, line: $0.range.start.line) }
    reading.sortProblems()
  }
}
