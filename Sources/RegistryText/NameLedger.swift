/// Remembers the value names under one heading, to find one that comes twice. What it remembers is bounded.
struct NameLedger {
  private struct Entry {
    var hash: UInt32
    /// The units of the name as it is spelt.
    var range: Range<Int>
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
    guard !entries.isEmpty else { return }
    entries.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `text[range]`, its escapes undone, and returns the value before with the same name. A
  /// name that is too much for the bounds of ``ReaderLimits`` is not noted. Text that is not all ASCII needs `decoder`.
  mutating func note(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, hasEscape: Bool, _ place: Place, decoder: TextDecoder?
  ) -> EarlierValue? {
    undoing = .nothing
    latest = nil
    guard entries.count < ReaderLimits.rememberedNames, units.count + range.count <= ReaderLimits.rememberedNameUnits
    else { return nil }
    let start = units.count
    let hash = append(text, range, isPlain: decoder == nil && !hasEscape, decoder)
    var entry = Entry(hash: hash, range: start..<units.count, place: place)
    if let known = find(entry) {
      let old = entries[known]
      let isSpeltAlike = units[entry.range] == units[old.range]
      undoing = .resetting(index: known, to: old)
      units.removeLast(units.count - start)
      entry.range = old.range
      entries[known] = entry
      latest = known
      return EarlierValue(
        line: old.place.line, bytes: old.place.bytes, isVoid: isSpeltAlike && !old.place.isDeletion)
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

  /// Adds the units of a name and returns a hash that does not depend on their case.
  private mutating func append(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, isPlain: Bool, _ decoder: TextDecoder?
  ) -> UInt32 {
    let start = units.count
    if isPlain {
      text.extracting(range).withUnsafeBufferPointer { units.append(contentsOf: $0) }
      return Self.hash(units.span, from: start)
    }
    appendDecoded(text, range, decoder)
    let folded = units[start...].map { Self.folded($0) }
    return Self.hash(folded.span, from: 0)
  }

  private mutating func appendDecoded(_ text: borrowing Span<UInt16>, _ range: Range<Int>, _ decoder: TextDecoder?) {
    var index = range.lowerBound
    while index < range.upperBound {
      let isEscape = text[index] == ASCII.backslash && index + 1 < range.upperBound
      if isEscape { index += 1 }
      let unit = isEscape ? StringEscape.meaning(text[index]) : text[index]
      if unit >= 0x80, let next = decoder?.character(text, index, range.upperBound) {
        units.append(next.first)
        if let second = next.second { units.append(second) }
        index += next.length
      } else {
        units.append(unit)
        index += 1
      }
    }
  }

  /// Takes four units at a time, each with the bit set that tells ASCII capitals from small letters.
  private static func hash(_ units: borrowing Span<UInt16>, from start: Int) -> UInt32 {
    let bytes = units.bytes
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index + 4 <= units.count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2, as: UInt64.self)
      state = (state ^ (word | 0x0020_0020_0020_0020)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
      index += 4
    }
    while index < units.count {
      state = (state ^ UInt64(units[index] | 0x20)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
      index += 1
    }
    return UInt32(truncatingIfNeeded: state >> 32)
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
    a.range.count == b.range.count
      && zip(a.range, b.range).allSatisfy { Self.folded(units[$0]) == Self.folded(units[$1]) }
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
