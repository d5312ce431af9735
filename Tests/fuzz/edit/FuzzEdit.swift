import DesktopHeap
import LintRules
import Planning
import RegistryText
import Splices
import SubSystems

/// Numbers that the first bytes of the input choose.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ bytes: some Sequence<UInt8>) { state = bytes.reduce(1) { $0 << 8 | UInt64($1) } }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Splices that may overlap, touch, be empty or lie outside.
  mutating func splices(size: Int) -> [Splice] {
    (0..<Int.random(in: 0...5, using: &self)).map { _ in
      let start = Int.random(in: -1...size + 1, using: &self)
      let count = Int.random(in: 0...4, using: &self)
      let replacement = (0..<Int.random(in: 0...4, using: &self)).map { _ in UInt8.random(in: 65...90, using: &self) }
      return Splice(bytes: start..<start + count, replacement: replacement)
    }
  }

  mutating func kilobytes() -> Kilobytes? {
    let numbers: [Int64] = [0, 1, 128, 512, 768, 1024, 20480, 48640, 65536, 999_999, 4_294_967_296, .max]
    return Bool.random(using: &self) ? numbers.randomElement(using: &self).map { Kilobytes($0) } : nil
  }
}

/// Another way to the same end: the last splice first, so that the offsets of the others stay.
private func fromTheBack(_ splices: [Splice], _ old: [UInt8]) -> [UInt8] {
  var bytes = old
  let ascending = splices.filter { !$0.bytes.isEmpty || !$0.replacement.isEmpty }.sorted {
    ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
  }
  for splice in ascending.reversed() { bytes.replaceSubrange(splice.bytes, with: splice.replacement) }
  return bytes
}

/// Whether two of the splices change one byte or insert at one place; the long way.
private func clash(_ splices: [Splice]) -> Bool {
  let all = splices.filter { !$0.bytes.isEmpty || !$0.replacement.isEmpty }.map(\.bytes)
  return all.indices.contains { i in
    all.indices.contains { j in
      i < j && (all[i] == all[j] || (all[i].lowerBound < all[j].upperBound && all[j].lowerBound < all[i].upperBound))
    }
  }
}

private func checkSplices(_ bytes: [UInt8], _ dice: inout Dice) {
  let splices = dice.splices(size: bytes.count)
  guard let list = try? SpliceList(splices), let new = try? list.applied(to: bytes) else {
    let isOutside = splices.contains { $0.bytes.lowerBound < 0 || $0.bytes.upperBound > bytes.count }
    precondition(isOutside || clash(splices), "sound splices are refused")
    return
  }
  precondition(!clash(splices), "splices that clash are taken")
  precondition(new == fromTheBack(splices, bytes), "the splices do something else")
  precondition(new.count == bytes.count + list.growth, "the growth is wrong")
  precondition((try? SpliceList(splices.shuffled(using: &dice))) == list, "the order matters")
  guard let back = try? list.inverse(in: bytes) else { fatalError("there is no way back") }
  precondition((try? back.applied(to: new)) == bytes, "the way back leads elsewhere")
  guard let later = try? SpliceList(dice.splices(size: new.count)), let newest = try? later.applied(to: new) else {
    return
  }
  precondition((try? list.followed(by: later).applied(to: bytes)) == newest, "two lists become another one")
}

/// What is read of a changed file where what was quiet before is passed over is what is read of all of it.
private func checkQuiet(_ bytes: [UInt8], _ dice: inout Dice) {
  var ahead = ReadAhead(threads: 2)
  (ahead.leastBytes, ahead.blockBytes, ahead.firstByte) = (0, 32, 8)
  guard let before = try? ExportSurvey.read(MemoryBytes(bytes), ahead: ahead),
    let list = try? SpliceList(dice.splices(size: bytes.count)), let new = try? list.applied(to: bytes),
    let spliced = try? MemoryBytes(bytes).spliced(by: list, size: bytes.count)
  else { return }
  ahead.known = before.quiet.moved(by: list)
  let whole = try? ExportSurvey.read(MemoryBytes(new))
  let found = try? ExportSurvey.read(spliced, ahead: ahead)
  precondition(found?.facts == whole?.facts, "what is known changes the facts")
  precondition(found?.keys.map(\.heading) == whole?.keys.map(\.heading), "what is known changes the keys")
  precondition(found?.keys.map(\.values) == whole?.keys.map(\.values), "what is known changes the values")
  precondition(found?.problems == whole?.problems, "what is known changes the problems")
  precondition(found?.deletions == whole?.deletions, "what is known changes the deletions")
}

/// The change that `request` asks for; nil where that is refused with good reason.
private func planned(_ bytes: [UInt8], _ request: TripleRequest) -> TripleChange? {
  do {
    return try TripleChange(request, in: ReadableExport(bytes))
  } catch {
    switch error {
    case .splice, .notAsPlanned: fatalError("the edit goes wrong: \(error)")
    default: return nil
    }
  }
}

/// The file that takes a change back holds the value to the byte.
private func checkRollback(_ windows: WindowsValue) {
  let bytes = RollbackText.bytes(restoring: [windows])
  let found = (try? ExportSurvey.read(MemoryBytes(bytes)))?.windowsValues
  guard let found, found.count == 1, let value = found.first else { fatalError("the way back is no export") }
  precondition(value.key.path == windows.key.path, "the way back leads to another key")
  precondition(value.value.name == windows.value.name, "the way back leads to another value")
  precondition(value.value.type == windows.value.type && value.value.data == windows.value.data, "another value")
}

private func checkSet(_ bytes: [UInt8], _ dice: inout Dice) {
  let request = TripleRequest(
    shared: dice.kilobytes(), interactive: dice.kilobytes(), nonInteractive: dice.kilobytes())
  guard let change = planned(bytes, request) else { return }
  checkRollback(change.windows)
  let range = change.windows.value.bytes
  precondition(
    change.splices.splices.allSatisfy {
      // At its end, too: a value that a NUL cuts off has no line end of its own.
      range.lowerBound <= $0.bytes.lowerBound && $0.bytes.upperBound <= range.upperBound
    },
    "another part of the file changes")
  guard let new = try? change.splices.applied(to: bytes), let back = try? change.splices.inverse(in: bytes) else {
    fatalError("the change does not fit the file")
  }
  precondition((try? back.applied(to: new)) == bytes, "the way back leads elsewhere")
  guard let again = planned(new, request) else { fatalError("the changed file cannot be changed") }
  precondition(again.splices.isEmpty && again.textBefore == change.textAfter, "the change is not what was asked for")
}

/// The bytes of `export`; nil where they cannot be read.
private func contents(of export: ReadableExport) -> [UInt8]? {
  guard var source = try? export.open() else { return nil }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 4096)
  while true {
    guard let count = try? block.withUnsafeMutableBytes({ (buffer) throws(ReadError) in try source.read(into: buffer) })
    else { return nil }
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

private func checkFix(_ bytes: [UInt8], unsafe: Bool) {
  let run: FixRun
  do {
    run = try FixRun(of: ReadableExport(bytes), FixSelection(includesUnsafe: unsafe))
  } catch {
    if case .read = error { return }
    fatalError("the fixes go wrong: \(error)")
  }
  // Where the whole text is rewritten, the splices are those of what comes out.
  guard let base = run.rewritings.isEmpty ? bytes : contents(of: run.base) else {
    fatalError("the rewritten text cannot be read")
  }
  precondition(base.count == run.baseSize, "the rewritten text has another size")
  guard let new = try? run.splices.applied(to: base) else { fatalError("the fixes do not fit the file") }
  guard run.isSettled, let again = try? FixRun(of: ReadableExport(new), FixSelection(includesUnsafe: unsafe)) else {
    precondition(!run.isSettled, "the fixed file cannot be read")
    return
  }
  precondition(again.splices.isEmpty, "the fixed file is fixed again")
}

/// What libFuzzer calls with every input: four bytes that choose, and a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEdit(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var dice = Dice(input.prefix(4))
  let bytes = Array(input.dropFirst(4))
  checkSplices(Array(bytes.prefix(64)), &dice)
  checkSet(bytes, &dice)
  // Threads take their time.
  if count % 4 == 0 { checkQuiet(bytes, &dice) }
  checkFix(bytes, unsafe: Bool.random(using: &dice))
  return 0
}
