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

  /// How many names are compared one by one before a table is worth its cost.
  private static let tableThreshold = 24

  /// Forgets all names.
  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `text[range]` and returns the line where the same name stands already. A name that is too much
  /// for the bounds of ``ReaderLimits`` is not noted.
  mutating func note(_ text: borrowing Span<UInt16>, _ range: Range<Int>, line: Int) -> Int? {
    guard entries.count < ReaderLimits.rememberedNames, units.count + range.count <= ReaderLimits.rememberedNameUnits
    else { return nil }
    let start = units.count
    var hash: UInt32 = 2_166_136_261
    for index in range {
      let unit = Self.folded(text[index])
      units.append(unit)
      hash = (hash ^ UInt32(unit)) &* 16_777_619
    }
    let entry = Entry(hash: hash, line: line, range: start..<units.count)
    if let known = find(entry) {
      let first = entries[known].line
      entries[known].line = line
      units.removeLast(range.count)
      return first
    }
    if entries.count >= Self.tableThreshold { addToTable() }
    entries.append(entry)
    if entries.count > Self.tableThreshold { firstWithHash[hash] = firstWithHash[hash] ?? entries.count - 1 }
    return nil
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
    return mapping.count == 1 ? mapping.first ?? unit : unit
  }
}
