/// Remembers the value names under one heading, to find one that comes twice. What it remembers is bounded.
struct NameLedger {
  private struct Entry {
    var hash: UInt32
    var line: Int
    var range: Range<Int>
  }

  private var entries: [Entry] = []
  private var units: [UInt16] = []
  private var firstWithHash: [UInt32: Int] = [:]
  private var undoing = Undo.nothing

  /// How the last name noted is forgotten again.
  private enum Undo {
    case nothing
    case removing
    case resetting(index: Int, line: Int)
  }

  /// How many names are compared one by one before a table is worth its cost.
  private static let tableThreshold = 24

  /// Forgets all names.
  mutating func clear() {
    undoing = .nothing
    entries.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `text[range]`, its escapes undone, and returns the line where the same name stands already. A
  /// name that is too much for the bounds of ``ReaderLimits`` is not noted. Text that is not all ASCII needs `decoder`.
  mutating func note(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, line: Int, decoder: TextDecoder?
  ) -> Int? {
    undoing = .nothing
    guard entries.count < ReaderLimits.rememberedNames, units.count + range.count <= ReaderLimits.rememberedNameUnits
    else { return nil }
    let start = units.count
    let hash = append(text, range, decoder)
    let entry = Entry(hash: hash, line: line, range: start..<units.count)
    if let known = find(entry) {
      let first = entries[known].line
      undoing = .resetting(index: known, line: first)
      entries[known].line = line
      units.removeLast(units.count - start)
      return first
    }
    if entries.count >= Self.tableThreshold { addToTable() }
    entries.append(entry)
    if entries.count > Self.tableThreshold { firstWithHash[hash] = firstWithHash[hash] ?? entries.count - 1 }
    undoing = .removing
    return nil
  }

  /// Forgets the name that was noted last, because its value turned out to be lost.
  mutating func forgetLast() {
    switch undoing {
    case .nothing: break
    case .resetting(let index, let line): entries[index].line = line
    case .removing:
      let entry = entries.removeLast()
      units.removeLast(entry.range.count)
      if firstWithHash[entry.hash] == entries.count { firstWithHash[entry.hash] = nil }
    }
    undoing = .nothing
  }

  /// Adds the units of a name without their case and returns their hash (FNV-1a).
  private mutating func append(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, _ decoder: TextDecoder?
  ) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    var index = range.lowerBound
    while index < range.upperBound {
      let isEscape = text[index] == ASCII.backslash && index + 1 < range.upperBound
      if isEscape { index += 1 }
      let unit = isEscape ? StringEscape.meaning(text[index]) : text[index]
      if unit >= 0x80, let next = decoder?.character(text, index, range.upperBound) {
        hash = append(next.first, hash)
        if let second = next.second { hash = append(second, hash) }
        index += next.length
      } else {
        hash = append(unit, hash)
        index += 1
      }
    }
    return hash
  }

  private mutating func append(_ unit: UInt16, _ hash: UInt32) -> UInt32 {
    let folded = Self.folded(unit)
    units.append(folded)
    return (hash ^ UInt32(folded)) &* 16_777_619
  }

  private mutating func addToTable() {
    guard firstWithHash.isEmpty else { return }
    for (index, entry) in entries.enumerated() { firstWithHash[entry.hash] = firstWithHash[entry.hash] ?? index }
  }

  private func find(_ entry: Entry) -> Int? {
    if entries.count >= Self.tableThreshold, !firstWithHash.isEmpty {
      guard let index = firstWithHash[entry.hash] else { return nil }
      return isSame(entries[index], entry) ? index : nil
    }
    return entries.firstIndex { $0.hash == entry.hash && isSame($0, entry) }
  }

  private func isSame(_ a: Entry, _ b: Entry) -> Bool {
    a.range.count == b.range.count && units[a.range] == units[b.range]
  }

  /// The unit without its case, as far as ASCII and the simple cases of the Latin, Greek and Cyrillic scripts go.
  private static func folded(_ unit: UInt16) -> UInt16 {
    if unit < 0x80 { return ASCII.lowered(unit) }
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let mapping = scalar.properties.lowercaseMapping.utf16
    guard mapping.count == 1, let lower = mapping.first, lower >= 0x80 else { return unit }
    return lower
  }
}
