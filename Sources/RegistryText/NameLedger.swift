/// Remembers the value names under one heading, to find one that comes twice. What it remembers is bounded.
///
/// A name stays where it stands in the reader's window, and is copied only when the window goes on: most are forgotten before.
struct NameLedger: ~Copyable {
  private struct Entry {
    var hash: UInt32
    /// The units of the name as it is spelt: of ``kept`` in the first ``keptCount`` entries, of the window in the others.
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
  /// The units of the names that are kept.
  private var kept: [UInt16] = []
  /// How many of the entries have their names there.
  private var keptCount = 0
  /// How many units all names have.
  private var unitCount = 0
  /// A bit for each hash, so that most names need not be looked for.
  private var hashBits: UInt64 = 0
  private var firstWithHash: [UInt32: Int] = [:]
  /// The entry of the name that was noted last.
  private var latest: Int?
  /// What stood there before, where the name was known.
  private var replaced: Place?

  /// How many names are compared one by one before a table is worth its cost.
  private static let tableThreshold = 24

  /// Forgets all names.
  mutating func clear() {
    latest = nil
    guard !entries.isEmpty else { return }
    entries.removeAll(keepingCapacity: true)
    if keptCount > 0 { kept.removeAll(keepingCapacity: true) }
    (keptCount, unitCount, hashBits) = (0, 0, 0)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `range` of `window`, each unit of which stands for itself, and returns the value before with the same name.
  /// A name that is too much for the bounds of ``ReaderLimits`` is not noted.
  @inline(__always)
  mutating func note(_ range: Range<Int>, in window: borrowing TextWindow, _ place: Place) -> EarlierValue? {
    latest = nil
    guard hasRoom(range.count) else { return nil }
    let hash = Self.hash(window.units.span, range)
    if mayKnow(hash), let known = find(hash, window.units.span, range, in: window.units.span) {
      let isSpeltAlike = isSame(known, window.units.span, range, in: window.units.span, as: \.self)
      return replace(known, place, isSpeltAlike: isSpeltAlike)
    }
    add(Entry(hash: hash, range: range, place: place))
    return nil
  }

  /// The same for a name with escapes, or with characters beyond ASCII, which need `decoder`.
  mutating func note(
    _ range: Range<Int>, in window: borrowing TextWindow, _ place: Place, decoder: TextDecoder?
  ) -> EarlierValue? {
    latest = nil
    let name = Self.decoded(window.units.span, range, decoder)
    guard hasRoom(name.count) else { return nil }
    let folded = name.map(Self.folded)
    let hash = Self.hash(folded.span, folded.indices)
    keep(window)
    let range = kept.count..<kept.count + name.count
    kept += name
    if mayKnow(hash), let known = find(hash, kept.span, range, in: window.units.span) {
      let isSpeltAlike = isSame(known, kept.span, range, in: window.units.span, as: \.self)
      kept.removeLast(name.count)
      return replace(known, place, isSpeltAlike: isSpeltAlike)
    }
    add(Entry(hash: hash, range: range, place: place))
    keptCount = entries.count
    return nil
  }

  /// Copies the names that stand in `window`, which will go on.
  mutating func keep(_ window: borrowing TextWindow) {
    let window = window.units.span
    while keptCount < entries.count {
      let range = entries[keptCount].range
      entries[keptCount].range = kept.count..<kept.count + range.count
      window.extracting(range).withUnsafeBufferPointer { kept.append(contentsOf: $0) }
      keptCount += 1
    }
  }

  @inline(__always)
  private func hasRoom(_ count: Int) -> Bool {
    entries.count < ReaderLimits.rememberedNames && unitCount + count <= ReaderLimits.rememberedNameUnits
  }

  @inline(__always)
  private mutating func add(_ entry: Entry) {
    latest = entries.count
    replaced = nil
    entries.append(entry)
    unitCount += entry.range.count
    hashBits |= Self.bit(of: entry.hash)
    if entries.count > Self.tableThreshold { addToTable() }
  }

  /// Lets the value at `place` stand for the one before with the same name, and returns that.
  private mutating func replace(_ known: Int, _ place: Place, isSpeltAlike: Bool) -> EarlierValue {
    let old = entries[known].place
    replaced = old
    latest = known
    entries[known].place = place
    return EarlierValue(line: old.line, bytes: old.bytes, isVoid: isSpeltAlike && !old.isDeletion)
  }

  /// Says where the value ends whose name was noted last.
  mutating func endLast(at offset: Int) {
    guard let latest, entries[latest].place.bytes.lowerBound <= offset else { return }
    entries[latest].place.bytes = entries[latest].place.bytes.lowerBound..<offset
  }

  /// Forgets the name that was noted last, because its value turned out to be lost.
  mutating func forgetLast() {
    guard let latest else { return }
    if let replaced {
      entries[latest].place = replaced
    } else {
      let entry = entries.removeLast()
      unitCount -= entry.range.count
      if keptCount > entries.count {
        keptCount = entries.count
        kept.removeLast(entry.range.count)
      }
      if firstWithHash[entry.hash] == entries.count { firstWithHash[entry.hash] = nil }
    }
    self.latest = nil
  }

  /// The units of a name, its escapes undone.
  private static func decoded(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, _ decoder: TextDecoder?
  ) -> [UInt16] {
    var units: [UInt16] = []
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
    return units
  }

  /// A hash that does not depend on the case of ASCII letters: four units are taken at a time, each with the bit set that
  /// tells capitals from small letters.
  @inline(__always)
  private static func hash(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> UInt32 {
    var state = UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    if range.count < 4 {
      while index < range.upperBound {
        state = mixed(state, UInt64(units[index]))
        index += 1
      }
    } else {
      // The last four may have been among those before.
      while index < range.upperBound {
        index = min(index, range.upperBound &- 4)
        state = mixed(
          state, unsafe units.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 2, as: UInt64.self))
        index &+= 4
      }
    }
    return UInt32(truncatingIfNeeded: state >> 32)
  }

  @inline(__always)
  private static func mixed(_ state: UInt64, _ units: UInt64) -> UInt64 {
    let state = (state ^ (units | 0x0020_0020_0020_0020)) &* 0x9E37_79B9_7F4A_7C15
    return state ^ state >> 29
  }

  @inline(__always)
  private static func bit(of hash: UInt32) -> UInt64 { 1 << UInt64(hash >> 26) }

  /// Whether a name may have this hash; most are known not to.
  @inline(__always)
  private func mayKnow(_ hash: UInt32) -> Bool { hashBits & Self.bit(of: hash) != 0 }

  private mutating func addToTable() {
    for index in (firstWithHash.isEmpty ? 0 : entries.count - 1)..<entries.count {
      let hash = entries[index].hash
      firstWithHash[hash] = firstWithHash[hash] ?? index
    }
  }

  private func find(
    _ hash: UInt32, _ text: borrowing Span<UInt16>, _ name: Range<Int>, in window: borrowing Span<UInt16>
  ) -> Int? {
    if !firstWithHash.isEmpty {
      guard let index = firstWithHash[hash] else { return nil }
      return isSame(index, text, name, in: window, as: Self.folded) ? index : nil
    }
    for index in entries.indices
    where entries[index].hash == hash && isSame(index, text, name, in: window, as: Self.folded) {
      return index
    }
    return nil
  }

  /// Whether the name of an entry is `text[name]`, when both are looked at `as` that makes of each unit.
  private func isSame(
    _ entry: Int, _ text: borrowing Span<UInt16>, _ name: Range<Int>, in window: borrowing Span<UInt16>,
    as view: (UInt16) -> UInt16
  ) -> Bool {
    let range = entries[entry].range
    guard range.count == name.count else { return false }
    for offset in 0..<range.count {
      let index = range.lowerBound + offset
      let unit = entry < keptCount ? kept[index] : window[index]
      if view(unit) != view(text[name.lowerBound + offset]) { return false }
    }
    return true
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
