package import Planning
package import RegistryText
import Splices
package import SubSystems

/// Looks for what else differs between two exports.
package enum ProofSearch {
  /// The proof for a change of `before` to `after` that is meant to touch the value `windowsBefore` only, which is
  /// `windowsAfter` then. Byte by byte where that is enough; else value by value.
  package static func proof(
    from before: ReadableExport, _ windowsBefore: WindowsValue, to after: ReadableExport, _ windowsAfter: WindowsValue
  ) throws(ReadError) -> ChangeProof {
    if let proof = try byBytes(before, windowsBefore.value.bytes, after, windowsAfter.value.bytes) { return proof }
    let (old, new) = (ValueLedger(), ValueLedger())
    _ = try RegistryReader.read(try before.open(), choice: before.choice, handler: old)
    _ = try RegistryReader.read(try after.open(), choice: after.choice, handler: new)
    guard !old.isFull, !new.isFull else { return ChangeProof(comparedValues: nil, others: [], leftOut: 0) }
    let meant = ValueLedger.Entry(key: windowsBefore.key.path, value: windowsBefore.value.name)
    let meantAfter = ValueLedger.Entry(key: windowsAfter.key.path, value: windowsAfter.value.name)
    return old.comparison(with: new, leavingOut: [meant, meantAfter])
  }

  /// Nil where the two differ outside of the value.
  private static func byBytes(
    _ before: ReadableExport, _ old: Range<Int>, _ after: ReadableExport, _ new: Range<Int>
  ) throws(ReadError) -> ChangeProof? {
    guard old.lowerBound == new.lowerBound else { return nil }
    let oldBytes = try bytes(of: before, in: old)
    let newBytes = try bytes(of: after, in: new)
    let size = try sizeOf(before)
    guard let list = try? SpliceList([Splice(bytes: old, replacement: newBytes)]),
      let spliced = try? SplicedBytes(try before.open(), applying: list, size: size)
    else { return nil }
    let (expected, found) = (HashedBytes(spliced), HashedBytes(try after.open()))
    guard try expected.finished() == found.finished(), expected.size == found.size else { return nil }
    let least = min(oldBytes.count, newBytes.count)
    let head = zip(oldBytes, newBytes).prefix { $0 == $1 }.count
    let tail = zip(oldBytes.reversed(), newBytes.reversed()).prefix(least - head).prefix { $0 == $1 }.count
    let changed = oldBytes.count - head - tail
    let start = old.lowerBound + head
    return ChangeProof(
      bytesBefore: start..<start + changed, bytesAfter: start..<start + newBytes.count - head - tail,
      equalBytes: size - changed, isWithinValue: true)
  }

  private static func sizeOf(_ export: ReadableExport) throws(ReadError) -> Int {
    let source = HashedBytes(try export.open())
    _ = try source.finished()
    return source.size
  }

  private static func bytes(of export: ReadableExport, in range: Range<Int>) throws(ReadError) -> [UInt8] {
    var source = try export.open()
    var result: [UInt8] = []
    var position = 0
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while position < range.upperBound {
      let count = try block.withUnsafeMutableBufferPointer { (buffer) throws(ReadError) in
        try source.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if count == 0 { break }
      let wanted = range.clamped(to: position..<position + count)
      if !wanted.isEmpty { result += block[wanted.lowerBound - position..<wanted.upperBound - position] }
      position += count
    }
    return result
  }
}

/// Every value of a file by its key and name, with a hash of its type and data; of duplicates the last counts.
private final class ValueLedger: RegistryHandler {
  struct Entry: Hashable {
    let key: String
    /// Nil for the deletion of the key as a whole.
    let value: String?
    private let foldedKey: String
    private let foldedValue: String?

    init(key: String, value: String?) {
      (self.key, self.value) = (key, value)
      (foldedKey, foldedValue) = (key.lowercased(), value?.lowercased())
    }

    static func == (a: Entry, b: Entry) -> Bool { a.foldedKey == b.foldedKey && a.foldedValue == b.foldedValue }

    func hash(into hasher: inout Hasher) {
      hasher.combine(foldedKey)
      hasher.combine(foldedValue)
    }
  }

  /// More values are not compared one by one.
  private static let limit = 200_000

  let wantsStatements = false
  private(set) var isFull = false
  private var entries: [Entry: [UInt8]] = [:]
  private var key = ""

  func interest(in path: borrowing Span<UInt16>) -> Interest { .data }

  func key(_ key: RegistryKey) {
    self.key = key.path
    if key.isDeletion { set(Entry(key: key.path, value: nil), []) }
  }

  func value(_ value: RegistryValue) {
    let isDeletion = value.form == .deletion
    let head = [UInt8(isDeletion ? 1 : 0)] + (0..<4).map { UInt8(truncatingIfNeeded: value.type >> UInt32($0 * 8)) }
    set(Entry(key: key, value: value.name), SHA256.hash(head + value.data))
  }

  private func set(_ entry: Entry, _ hash: [UInt8]) {
    if entries.count >= Self.limit, entries[entry] == nil { isFull = true } else { entries[entry] = hash }
  }

  func problem(_ problem: Problem) {}
  func statement(_ statement: Statement) {}

  func comparison(with new: ValueLedger, leavingOut meant: Set<Entry>) -> ChangeProof {
    var others: [ChangeProof.Other] = []
    var compared = 0
    for (entry, hash) in entries where !meant.contains(entry) {
      compared += 1
      guard new.entries[entry] != hash else { continue }
      others.append(.init(key: entry.key, value: entry.value, change: new.entries[entry] == nil ? .removed : .changed))
    }
    for entry in new.entries.keys where entries[entry] == nil && !meant.contains(entry) {
      compared += 1
      others.append(.init(key: entry.key, value: entry.value, change: .added))
    }
    others.sort { ($0.key, $0.value ?? "") < ($1.key, $1.value ?? "") }
    return ChangeProof(
      comparedValues: compared, others: others, leftOut: max(0, others.count - ChangeProof.otherLimit))
  }
}
