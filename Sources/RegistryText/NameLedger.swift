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
  /// The units of all names, and room for more.
  private var units: [UInt16] = []
  /// How many of them are names.
  private var end = 0
  private var firstWithHash: [UInt32: Int] = [:]
  /// The entry of the name that was noted last.
  private var latest: Int?
  /// What stood there before, where the name was known.
  private var replaced: Entry?

  /// How many names are compared one by one before a table is worth its cost.
  private static let tableThreshold = 24
  /// Room for so many units more is made at a time.
  private static let roomForMore = 1 << 10

  /// Forgets all names.
  mutating func clear() {
    latest = nil
    end = 0
    guard !entries.isEmpty else { return }
    entries.removeAll(keepingCapacity: true)
    if !firstWithHash.isEmpty { firstWithHash.removeAll(keepingCapacity: true) }
  }

  /// Notes the name in `text[range]`, each unit of which stands for itself, and returns the value before with the same name.
  /// A name that is too much for the bounds of ``ReaderLimits`` is not noted.
  mutating func note(_ text: borrowing Span<UInt16>, _ range: Range<Int>, _ place: Place) -> EarlierValue? {
    note(text, range, hash: Self.hash(text, range), place)
  }

  /// The same for a name with escapes, or with characters beyond ASCII, which need `decoder`.
  mutating func note(
    _ text: borrowing Span<UInt16>, _ range: Range<Int>, _ place: Place, decoder: TextDecoder?
  ) -> EarlierValue? {
    let name = Self.decoded(text, range, decoder)
    let folded = name.map(Self.folded)
    return note(name.span, 0..<name.count, hash: Self.hash(folded.span, 0..<name.count), place)
  }

  private mutating func note(
    _ text: borrowing Span<UInt16>, _ name: Range<Int>, hash: UInt32, _ place: Place
  ) -> EarlierValue? {
    latest = nil
    guard entries.count < ReaderLimits.rememberedNames, end + name.count <= ReaderLimits.rememberedNameUnits
    else { return nil }
    if let known = find(hash, text, name) {
      let old = entries[known]
      let isSpeltAlike = isSpelt(old, text, name)
      replaced = old
      latest = known
      entries[known].place = place
      return EarlierValue(
        line: old.place.line, bytes: old.place.bytes, isVoid: isSpeltAlike && !old.place.isDeletion)
    }
    if entries.count >= Self.tableThreshold { addToTable() }
    entries.append(Entry(hash: hash, range: end..<end + name.count, place: place))
    write(text, name)
    if entries.count > Self.tableThreshold { firstWithHash[hash] = firstWithHash[hash] ?? entries.count - 1 }
    replaced = nil
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
    guard let latest else { return }
    if let replaced {
      entries[latest] = replaced
    } else {
      let entry = entries.removeLast()
      end = entry.range.lowerBound
      if firstWithHash[entry.hash] == entries.count { firstWithHash[entry.hash] = nil }
    }
    self.latest = nil
  }

  /// Keeps a name behind the others.
  private mutating func write(_ text: borrowing Span<UInt16>, _ name: Range<Int>) {
    // Whole vectors are written, the last of them beyond the name.
    let missing = end + name.count + UnitVector.count - units.count
    if missing > 0 { units.append(contentsOf: repeatElement(0, count: max(missing, Self.roomForMore))) }
    let shift = end - name.lowerBound
    var index = name.lowerBound
    var target = units.mutableSpan
    var bytes = target.mutableBytes
    while index < name.upperBound, index &+ UnitVector.count <= text.count {
      bytes.storeBytes(of: UnitVector(text, at: index), toByteOffset: (index &+ shift) &* 2, as: UnitVector.self)
      index &+= UnitVector.count
    }
    while index < name.upperBound {
      bytes.storeBytes(of: text[index], toByteOffset: (index &+ shift) &* 2, as: UInt16.self)
      index += 1
    }
    end += name.count
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
  private static func hash(_ units: borrowing Span<UInt16>, _ range: Range<Int>) -> UInt32 {
    let bytes = units.bytes
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = range.lowerBound
    while index + 4 <= range.upperBound {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index * 2, as: UInt64.self)
      state = (state ^ (word | 0x0020_0020_0020_0020)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
      index += 4
    }
    while index < range.upperBound {
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

  private func find(_ hash: UInt32, _ text: borrowing Span<UInt16>, _ name: Range<Int>) -> Int? {
    if entries.count >= Self.tableThreshold, !firstWithHash.isEmpty {
      guard let index = firstWithHash[hash] else { return nil }
      return isSame(entries[index], text, name) ? index : nil
    }
    for index in entries.indices where entries[index].hash == hash && isSame(entries[index], text, name) {
      return index
    }
    return nil
  }

  private func isSame(_ entry: Entry, _ text: borrowing Span<UInt16>, _ name: Range<Int>) -> Bool {
    guard entry.range.count == name.count else { return false }
    return zip(entry.range, name).allSatisfy { Self.folded(units[$0]) == Self.folded(text[$1]) }
  }

  private func isSpelt(_ entry: Entry, _ text: borrowing Span<UInt16>, _ name: Range<Int>) -> Bool {
    zip(entry.range, name).allSatisfy { units[$0] == text[$1] }
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
