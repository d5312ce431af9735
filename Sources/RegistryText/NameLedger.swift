/// Remembers the value names under one heading, to find one that comes twice. What it remembers is bounded.
struct NameLedger {
  private struct Entry {
    var hash: UInt32
    var range: Range<Int>
    /// A number for the case of the letters.
    var spelling: UInt32
    var place: Place
  }

  /// A value whose name is noted.
  struct Place {
    /// The number of its first line.
    var line: Int
    /// The bytes of its statement, as far as it has been read.
    var bytes: Range<Int>
    /// Whether it deletes the value.
    var isDeletion: Bool
  }

  private var entries: [Entry] = []
  private var units: [UInt16] = []
  private var firstWithHash: [UInt32: Int] = [:]
  private var undoing = Undo.nothing
  /// The entry of the name that was noted last.
  private var latest: Int?

  /// How the last name noted is forgotten again.
  private enum Undo {
    case nothing
    case removing
    case resetting(index: Int, to: Entry)
  }

  /// How many names are compared one by one before a table is worth its cost.
  private static let tableThreshold = 24

  /// Forgets all names.
  mutating func clear() {
    undoing = .nothing
    latest = nil
    entries.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `text[range]`, its escapes undone, and returns the value before with the same name. A
  /// name that is too much for the bounds of ``ReaderLimits`` is not noted. Text that is not all ASCII needs `decoder`.
  mutating func note(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, _ place: Place, decoder: TextDecoder?
  ) -> EarlierValue? {
    undoing = .nothing
    latest = nil
    guard entries.count < ReaderLimits.rememberedNames, units.count + range.count <= ReaderLimits.rememberedNameUnits
    else { return nil }
    let start = units.count
    let (hash, spelling) = append(text, range, decoder)
    var entry = Entry(hash: hash, range: start..<units.count, spelling: spelling, place: place)
    if let known = find(entry) {
      let old = entries[known]
      undoing = .resetting(index: known, to: old)
      units.removeLast(units.count - start)
      entry.range = old.range
      entries[known] = entry
      latest = known
      return EarlierValue(
        line: old.place.line, bytes: old.place.bytes, isVoid: old.spelling == spelling && !old.place.isDeletion)
    }
    if entries.count >= Self.tableThreshold { addToTable() }
    entries.append(entry)
    if entries.count > Self.tableThreshold { firstWithHash[hash] = firstWithHash[hash] ?? entries.count - 1 }
    undoing = .removing
    latest = entries.count - 1
    return nil
  }

  /// Says where the value ends whose name was noted last.
  mutating func endLast(at offset: Int) {
    guard let latest, entries[latest].place.bytes.lowerBound <= offset else { return }
    entries[latest].place.bytes = entries[latest].place.bytes.lowerBound..<offset
  }

  /// Forgets the name that was noted last, because its value turned out to be lost.
  mutating func forgetLast() {
    switch undoing {
    case .nothing: break
    case .resetting(let index, let entry): entries[index] = entry
    case .removing:
      let entry = entries.removeLast()
      units.removeLast(entry.range.count)
      if firstWithHash[entry.hash] == entries.count { firstWithHash[entry.hash] = nil }
    }
    undoing = .nothing
    latest = nil
  }

  /// Adds the units of a name without their case and returns their hash (FNV-1a), and a number for their case.
  private mutating func append(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, _ decoder: TextDecoder?
  ) -> (name: UInt32, spelling: UInt32) {
    var hash = (name: 2_166_136_261 as UInt32, spelling: 0 as UInt32)
    var index = range.lowerBound
    while index < range.upperBound {
      let isEscape = text[index] == ASCII.backslash && index + 1 < range.upperBound
      if isEscape { index += 1 }
      let unit = isEscape ? StringEscape.meaning(text[index]) : text[index]
      if unit >= 0x80, let next = decoder?.character(text, index, range.upperBound) {
        append(next.first, &hash)
        if let second = next.second { append(second, &hash) }
        index += next.length
      } else {
        append(unit, &hash)
        index += 1
      }
    }
    return hash
  }

  private mutating func append(_ unit: UInt16, _ hash: inout (name: UInt32, spelling: UInt32)) {
    let folded = Self.folded(unit)
    units.append(folded)
    hash.name = (hash.name ^ UInt32(folded)) &* 16_777_619
    hash.spelling = hash.spelling &* 31 &+ UInt32(unit ^ folded)
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
