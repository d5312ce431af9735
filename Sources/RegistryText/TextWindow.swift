/// The part of the file that is in memory: text units and where they stand in the file.
///
/// UTF-16 is held as it is. The bytes of 8-bit text are widened to a unit each, so that the same scanner reads both and
/// an index is always a byte offset divided by the unit's size; the second byte of a double-byte character gets
/// ``trailMark``, so that it is never taken for a quote, a bracket or a backslash.
struct TextWindow {
  /// Added to the second byte of a double-byte character.
  static let trailMark: UInt16 = 0x0100
  private static let initialUnits = 64 << 10
  private static let leastUnits = 256

  /// The units; only `0..<end` are filled.
  private(set) var units: [UInt16]
  /// How many units are filled.
  private(set) var end = 0
  /// The byte offset in the file of unit 0.
  private(set) var origin = 0
  /// How the text is written; 8-bit text may turn from ANSI to UTF-8 when its first non-ASCII character comes.
  private(set) var encoding: TextEncoding
  /// Whether all of the file has been read.
  private(set) var isAtEnd = false
  /// Whether the file ends in half a unit of UTF-16.
  private(set) var hasOddByte = false
  /// Whether 8-bit text has had a byte of 80 or more.
  private(set) var hasSeenNonASCII = false

  /// How many bytes a unit has in the file.
  let unitSize: Int

  private let choice: EncodingChoice
  private var pending: [UInt8]
  private var bytes: [UInt8] = []
  private var expectsTrail = false

  /// Reads the first bytes of `source` and finds out how the text is written.
  init(_ source: inout any ByteSource, choice: EncodingChoice) throws(ReadError) {
    self.choice = choice
    units = []
    pending = []
    while pending.count < 4 {
      let more = try Self.readBytes(&source, upTo: 4 - pending.count)
      if more.isEmpty { break }
      pending += more
    }
    if pending == Array("regf".utf8) { throw .isHive }
    encoding = TextEncoding.sniff(pending, fallback: choice.codePage)
    unitSize = encoding.unitSize
    origin = encoding.markLength
    pending.removeFirst(min(encoding.markLength, pending.count))
    // Room for a small file and a byte more, by which its end is noticed.
    let expected = min((source.expectedSize ?? .max) / unitSize, Self.initialUnits) + 2
    let room = min(Self.initialUnits, max(Self.leastUnits, expected))
    units = [UInt16](repeating: 0, count: room)
    if unitSize == 1 { bytes = [UInt8](repeating: 0, count: room) }
  }

  /// A window on text whose encoding is known, the next byte of which stands at `offset` of its file.
  init(
    _ encoding: TextEncoding, at offset: Int, hasSeenNonASCII: Bool, choice: EncodingChoice, room: Int = initialUnits
  ) {
    self.choice = choice
    self.encoding = encoding
    unitSize = encoding.unitSize
    self.hasSeenNonASCII = hasSeenNonASCII
    pending = []
    origin = offset
    units = [UInt16](repeating: 0, count: room)
    if unitSize == 1 { bytes = [UInt8](repeating: 0, count: room) }
  }

  /// Forgets what is in memory and goes on at `offset`, where a line begins.
  mutating func restart(at offset: Int) {
    origin = offset
    end = 0
    isAtEnd = false
    hasOddByte = false
    expectsTrail = false
  }

  /// The byte offset in the file of the unit at `index`.
  func offset(_ index: Int) -> Int { origin + index * unitSize }

  /// Drops the units before `start`, which gets index 0, and reads more behind the others. `line` is told when the
  /// units that must be kept are more than a line may have.
  mutating func fill(from source: inout any ByteSource, keeping start: Int, line: Int) throws(ReadError) {
    let kept = end - start
    if kept >= ReaderLimits.lineUnits { throw .lineTooLong(line: line, limit: ReaderLimits.lineUnits) }
    if start > 0 {
      units.withUnsafeMutableBufferPointer { all in
        guard let base = all.baseAddress else { return }
        base.update(from: base + start, count: kept)
      }
      origin += start * unitSize
      end = kept
    }
    if units.count - end < units.count / 2 {
      units.append(contentsOf: repeatElement(0, count: units.count))
    }
    if unitSize == 2 { try fillWide(&source) } else { try fillNarrow(&source) }
  }

  private mutating func fillWide(_ source: inout any ByteSource) throws(ReadError) {
    let room = (units.count - end) * 2
    let first = end
    let held = pending
    let count = try units.withUnsafeMutableBufferPointer { (all) throws(ReadError) in
      let target = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: all[first...]))
      target.copyBytes(from: held)
      return try Self.fillAll(of: target, from: &source, behind: held.count)
    }
    isAtEnd = count < room
    pending = []
    hasOddByte = count % 2 != 0
    end += count / 2
    if case .utf16BE = encoding {
      for index in first..<end { units[index] = units[index].byteSwapped }
    }
  }

  private mutating func fillNarrow(_ source: inout any ByteSource) throws(ReadError) {
    let room = min(units.count - end, bytes.count)
    let held = pending
    let count = try bytes.withUnsafeMutableBufferPointer { (all) throws(ReadError) in
      let target = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: all[..<room]))
      target.copyBytes(from: held)
      return try Self.fillAll(of: target, from: &source, behind: held.count)
    }
    isAtEnd = count < room
    pending = []
    widen(count)
  }

  /// Reads until `target` is full or the source ends, so that what is found never depends on the pieces in which the
  /// bytes come. Returns how many bytes are in place.
  private static func fillAll(
    of target: UnsafeMutableRawBufferPointer, from source: inout any ByteSource, behind held: Int
  ) throws(ReadError) -> Int {
    var filled = held
    while filled < target.count {
      let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: target[filled...]))
      if more == 0 { break }
      filled += more
    }
    return filled
  }

  private mutating func widen(_ count: Int) {
    let (source, first) = (bytes, end)
    let all = units.withUnsafeMutableBufferPointer { target in
      // Checked once, not for every byte: this is most of the work of reading 8-bit text.
      let part = UnsafeMutableBufferPointer(rebasing: target[first..<first + count])
      return source.withUnsafeBufferPointer { bytes in
        var all: UInt8 = 0
        for (index, byte) in UnsafeBufferPointer(rebasing: bytes[..<count]).enumerated() {
          all |= byte
          part[index] = UInt16(byte)
        }
        return all
      }
    }
    if all >= 0x80 { judgeNonASCII(count) }
    if case .ansi(let page) = encoding, page.isDoubleByte { markTrails(page, count) }
    end += count
  }

  private mutating func judgeNonASCII(_ count: Int) {
    guard !hasSeenNonASCII else { return }
    hasSeenNonASCII = true
    if case .ansi = encoding, !choice.isStated, UTF8Check.isValid(bytes[..<count], untilEnd: isAtEnd) {
      encoding = .utf8(mark: false)
    }
  }

  private mutating func markTrails(_ page: CodePage, _ count: Int) {
    for index in 0..<count {
      if expectsTrail {
        expectsTrail = false
        if CodePage.isTrail(bytes[index]) {
          units[end + index] |= Self.trailMark
          continue
        }
      }
      expectsTrail = page.isLead(bytes[index])
    }
  }

  private static func readBytes(_ source: inout any ByteSource, upTo count: Int) throws(ReadError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try bytes.withUnsafeMutableBufferPointer { (all) throws(ReadError) in
      try source.read(into: UnsafeMutableRawBufferPointer(all))
    }
    return Array(bytes[..<got])
  }
}

/// Whether bytes are UTF-8, as far as they go.
enum UTF8Check {
  /// Whether `bytes` are valid UTF-8; a character cut off at the end is forgiven unless `untilEnd`.
  static func isValid(_ bytes: ArraySlice<UInt8>, untilEnd: Bool) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    guard !untilEnd else { return false }
    return (1...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}
