import RegistryText

/// Takes down what one reading finds, and checks what holds of every file while it is told.
private final class Observer: RegistryHandler {
  let wantsStatements = true
  let wanted: Interest
  let size: Int
  var covered = 0
  var statements: [Statement] = []
  var keys: [RegistryKey] = []
  var values: [RegistryValue] = []
  var problems: [Problem] = []
  /// The keys and values, in a form that lent ones can be compared in.
  var told: [String] = []

  init(_ wanted: Interest, size: Int) {
    self.wanted = wanted
    self.size = size
  }

  func interest(in path: borrowing Span<UInt16>) -> Interest { wanted }

  func key(_ key: RegistryKey) {
    check(key.range)
    keys.append(key)
    told.append("\(key.range.start.line) \(key.isDeletion) \(key.isImported) \(key.path)")
  }

  func value(_ value: RegistryValue) {
    check(value.nameRange)
    check(value.dataRange)
    precondition(0 <= value.bytes.lowerBound && value.bytes.upperBound <= size, "a value stands outside of the file")
    if let text = value.text {
      precondition(text.units.count == text.places.count, "a unit has no place")
      text.places.forEach(check)
    }
    values.append(value)
    told.append("\(value.line) \(value.form) \(value.type) \(value.name) \(value.data)")
  }

  func key(_ key: LentKey, path: borrowing Span<UInt16>) {
    told.append("\(key.line) \(key.isDeletion) \(key.isImported) \(Self.text(path))")
  }

  func value(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) {
    let bytes = (0..<data.byteCount).map { unsafe data.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    let stored = bytes + Array(repeating: 0, count: value.addedBytes)
    told.append("\(value.line) \(value.form) \(value.type) \(Self.text(name)) \(stored)")
  }

  private static func text(_ units: borrowing Span<UInt16>) -> String {
    String(decoding: units.indices.map { units[$0] }, as: UTF16.self)
  }

  func problem(_ problem: Problem) {
    check(problem.range)
    problems.append(problem)
  }

  func statement(_ statement: Statement) {
    precondition(statement.bytes.lowerBound == covered && !statement.bytes.isEmpty, "the statements leave a gap")
    covered = statement.bytes.upperBound
    statements.append(statement)
  }

  private func check(_ range: SourceRange) {
    precondition(0 <= range.bytes.lowerBound && range.bytes.upperBound <= size, "a place is outside of the file")
    precondition(range.start <= range.end, "a place ends before it begins")
    precondition(range.start.line >= 1 && range.start.column >= 1, "lines and columns count from 1")
  }
}

/// Reads `bytes` in pieces of at most `step`; `nil` when a limit stopped the reader.
private func observe(_ bytes: [UInt8], _ choice: EncodingChoice, _ interest: Interest, step: Int) -> Observer? {
  let observer = Observer(interest, size: bytes.count)
  guard
    let facts = try? RegistryReader.read(MemoryBytes(bytes, step: step), choice: choice, handler: observer)
  else { return nil }
  precondition(facts.size == bytes.count, "the size is wrong")
  precondition(observer.covered == bytes.count, "the statements do not cover the file")
  return observer
}

private func check(_ bytes: [UInt8], _ choice: EncodingChoice) {
  guard let whole = observe(bytes, choice, .mapped, step: .max) else { return }
  let pieces = observe(bytes, choice, .mapped, step: 1 + bytes.count % 7)
  precondition(pieces?.statements == whole.statements, "the pieces change the statements")
  precondition(pieces?.keys == whole.keys, "the pieces change the keys")
  precondition(pieces?.values == whole.values, "the pieces change the values")
  precondition(pieces?.problems == whole.problems, "the pieces change the problems")
  let blind = observe(bytes, choice, .none, step: .max)
  precondition(blind?.statements == whole.statements, "what is asked for changes the statements")
  let lent = observe(bytes, choice, .lent, step: .max)
  precondition(lent?.statements == whole.statements, "what is lent changes the statements")
  precondition(lent?.told == whole.told, "what is lent is not what is told")
  precondition(lent?.problems == whole.problems, "what is lent changes the problems")
}

/// Takes down keys and values, those of blocks too.
private final class BlockObserver: BlockHandler {
  struct Told: Equatable, Sendable {
    var keys: [RegistryKey] = []
    var values: [RegistryValue] = []
  }

  let wantsStatements = false
  private(set) var isQuiet = true
  private(set) var told = Told()
  private(set) var problems: [Problem] = []

  var blockHandler: (@Sendable () -> any BlockHandler)? { { BlockObserver() } }
  func interest(in path: borrowing Span<UInt16>) -> Interest { .mapped }
  func key(_ key: RegistryKey) { told.keys.append(key) }
  func value(_ value: RegistryValue) { told.values.append(value) }

  func problem(_ problem: Problem) {
    isQuiet = false
    problems.append(problem)
  }

  func directive(_ directive: Directive) { isQuiet = false }
  func statement(_ statement: Statement) {}
  func endBlock() -> any Sendable { told }

  func take(_ block: any Sendable) -> Bool {
    guard let block = block as? Told else { return false }
    told.keys += block.keys
    told.values += block.values
    return true
  }
}

/// What is read in blocks is what is read in order. Done for one input in four: threads take their time.
private func checkBlocks(_ bytes: [UInt8], _ choice: EncodingChoice) {
  var ahead = ReadAhead(threads: 2)
  (ahead.leastBytes, ahead.blockBytes, ahead.firstByte) = (0, 32, 8)
  let (plain, told) = (BlockObserver(), BlockObserver())
  let facts = try? RegistryReader.read(MemoryBytes(bytes), choice: choice, handler: plain)
  let aheadFacts = try? RegistryReader.read(MemoryBytes(bytes), ahead: ahead, choice: choice, handler: told)
  precondition(facts == aheadFacts, "blocks change the facts")
  precondition(facts == nil || plain.told == told.told, "blocks change keys or values")
  precondition(facts == nil || plain.problems == told.problems, "blocks change the problems")
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRegistryText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  // Every other length is read in a double-byte code page where the bytes do not say how they are written.
  let page = count % 2 == 0 ? nil : CodePage(number: 932)
  let choice = page.map(EncodingChoice.stated) ?? .automatic
  check(bytes, choice)
  if count % 8 < 2 { checkBlocks(bytes, choice) }
  return 0
}
