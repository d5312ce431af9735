/// Gathers the data of a value that was asked for, with the place of every unit where that is wanted too.
struct ValueCapture {
  /// The bytes of a list in hex, or of a string in UTF-16LE.
  private(set) var bytes: [UInt8] = []
  /// The place of each byte of a list, or of each unit of a string; empty unless mapped.
  private(set) var places = SourcePlaces()
  /// The lines that the value takes; empty unless mapped.
  var lines: [SourceLine] = []
  /// The statement's text units; empty unless mapped.
  private(set) var written: [UInt16] = []
  /// Whether places are kept.
  private(set) var isMapped: Bool

  init(isMapped: Bool) { self.isMapped = isMapped }

  /// Gathers data without places in `memory`, which is empty.
  init(filling memory: [UInt8]) {
    isMapped = false
    bytes = memory
  }

  /// Where text units stand in the file.
  struct Locator {
    /// The file offset of unit 0 and the bytes of a unit.
    var origin: Int
    var unitSize: Int
    /// The position of the unit at `index`.
    var index: Int
    var position: SourcePosition

    func offset(_ index: Int) -> Int { origin + index * unitSize }
  }

  /// Adds the list of bytes in `range` of `window`, which ``HexLine`` has accepted; `at` is where the range begins.
  mutating func appendHex(_ range: Range<Int>, of window: borrowing TextWindow, at: Locator) {
    let units = window.units.span
    var index = HexLine.skipTriples(units, from: range.lowerBound, to: range.upperBound)
    var run = HexRun(start: range.lowerBound, digits: 2, count: (index - range.lowerBound) / 3)
    HexLine.appendTriples(units, range.lowerBound..<index, to: &bytes)
    while index < range.upperBound, units[index] != ASCII.semicolon, units[index] != ASCII.backslash {
      let first = index
      let (value, digits) = Self.element(units, first, range.upperBound)
      index += max(digits, 1)
      if digits == 0 { continue }
      if index < range.upperBound, units[index] == ASCII.comma { index += 1 }
      bytes.append(UInt8(truncatingIfNeeded: value))
      if first != run.end || digits != run.digits {
        if isMapped { places.append(run, at) }
        run = HexRun(start: first, digits: digits, count: 0)
      }
      run.count += 1
    }
    if isMapped { places.append(run, at) }
    if bytes.count > ReaderLimits.mappedBytes { forgetPlaces() }
  }

  /// Adds the list in the lines that ``HexLine/regular(_:from:to:take:)`` passes over. The places are not kept.
  mutating func appendRegular(_ range: Range<Int>, of window: borrowing TextWindow) -> HexLine.Run {
    let units = window.units.span
    // Taken out, so that it is not looked at for each line whether the array is somebody else's too.
    var list = bytes
    bytes = []
    let run = HexLine.regular(units, from: range.lowerBound, to: range.upperBound) { elements in
      HexLine.appendTriples(units, elements, to: &list)
    }
    bytes = list
    return run
  }

  /// Adds the four bytes of a number.
  mutating func appendNumber(_ number: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The byte whose digits begin at `index`, and how many there are; none where another character stands there.
  @inline(__always)
  private static func element(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> (value: UInt32, digits: Int)
  {
    if index + 2 < end, units[index + 2] == ASCII.comma, let high = ASCII.hexDigit(units[index]),
      let low = ASCII.hexDigit(units[index + 1])
    {
      return (high << 4 | low, 2)
    }
    var (value, digits) = (UInt32(0), 0)
    while index + digits < end, let digit = ASCII.hexDigit(units[index + digits]) {
      value = value << 4 & 0xFF | digit
      digits += 1
    }
    return (value, digits)
  }

  /// Adds a stretch of the statement as it stands in the file; only where places are kept.
  mutating func appendWritten(_ range: Range<Int>, of window: borrowing TextWindow) {
    guard isMapped else { return }
    guard written.count + range.count <= ReaderLimits.writtenUnits else { return forgetPlaces() }
    let start = written.count
    window.units.span.extracting(range).withUnsafeBufferPointer { written.append(contentsOf: $0) }
    if window.encoding.isUTF16 { return }
    for index in start..<written.count { written[index] &= 0xFF }
  }

  private mutating func forgetPlaces() {
    isMapped = false
    places = SourcePlaces()
    lines = []
    written = []
  }

  /// Adds the string in `units[range]`, the text between the quotes, with its escapes undone.
  mutating func appendString(
    _ units: borrowing Span<UInt16>, _ range: Range<Int>, at: Locator, stored: TextDecoder, shown: TextDecoder
  ) {
    var walk = Walk(index: range.lowerBound, end: range.upperBound, position: at.position)
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if !isMapped {
        index = appendPlain(units, from: index, to: range.upperBound, stored)
        if index > start { continue }
      }
      if units[index] == ASCII.backslash, index + 1 < range.upperBound { index += 1 }
      let isEscape = index > start
      let next = stored.character(units, index, range.upperBound)
      index += next.length
      let place = isMapped ? walk.place(start..<index, units, at, shown) : nil
      append(isEscape ? StringEscape.meaning(next.first) : next.first, place)
      if let second = next.second { append(second, place) }
    }
  }

  /// Adds what stands for itself up to the next escape or, in 8-bit text, other character; gives the index of that.
  private mutating func appendPlain(
    _ units: borrowing Span<UInt16>, from start: Int, to end: Int, _ stored: TextDecoder
  ) -> Int {
    let limit: UInt16 = stored.encoding.isUTF16 ? .max : 0x7F
    var index = start
    while index < end, units[index] <= limit, units[index] != ASCII.backslash { index += 1 }
    // The bytes of a unit are those of UTF-16LE.
    units.extracting(start..<index).bytes.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return index
  }

  /// Goes along the characters as they are shown. Text may be stored in other, smaller characters: then each of those
  /// stands where the shown one stands.
  private struct Walk {
    /// Where the next shown character begins, and its position.
    var index: Int
    var end: Int
    var position: SourcePosition

    mutating func place(
      _ range: Range<Int>, _ units: borrowing Span<UInt16>, _ at: Locator, _ shown: TextDecoder
    ) -> SourceRange {
      let start = position
      var last = position
      while index < range.upperBound {
        let next = index + shown.character(units, index, end).length
        last = advance(position, over: index..<next, of: units, shown)
        if next > range.upperBound { break }
        index = next
        position = last
      }
      return SourceRange(bytes: at.offset(range.lowerBound)..<at.offset(range.upperBound), start: start, end: last)
    }
  }

  private static func advance(
    _ position: SourcePosition, over range: Range<Int>, of units: borrowing Span<UInt16>, _ shown: TextDecoder
  ) -> SourcePosition {
    let last = units[range.upperBound - 1]
    let endsLine =
      last == LineScan.lineFeed
      || (last == LineScan.carriageReturn
        && !(range.upperBound < units.count && units[range.upperBound] == LineScan.lineFeed))
    if endsLine { return SourcePosition(line: position.line + 1, column: 1) }
    return SourcePosition(line: position.line, column: position.column + shown.length(units, range))
  }

  private mutating func append(_ unit: UInt16, _ place: SourceRange?) {
    bytes.append(UInt8(truncatingIfNeeded: unit))
    bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    guard isMapped, let place else { return }
    guard bytes.count <= ReaderLimits.mappedBytes else { return forgetPlaces() }
    places.append(place)
  }

  /// The data that regedit would store for a list of registry type `type`, its text when it is one of the text types,
  /// and how many bytes the reader added. With a header of version 4 the list is text in the ANSI code page.
  func finishedHex(type: UInt32, version4 page: CodePage?) -> (data: [UInt8], text: MappedText?, added: Int) {
    guard RegistryValue.isText(type) else { return (bytes, nil, 0) }
    if let page { return ansiText(page) }
    let text = isMapped ? MappedText(units: UTF16Bytes.units(bytes), places: places.inPairs()) : nil
    let end = textEnd
    return (end.added == 0 ? bytes : bytes[..<end.kept] + [0, 0], text, end.added)
  }

  /// How many bytes of a list of UTF-16 text regedit takes, and how many it adds: an odd last byte gives way to the end NUL.
  var textEnd: (kept: Int, added: Int) {
    let whole = bytes.count / 2 * 2
    let isEnded = whole == 0 || bytes[whole - 2] | bytes[whole - 1] == 0
    return isEnded ? (bytes.count, 0) : (whole, 2)
  }

  private func ansiText(_ page: CodePage) -> (data: [UInt8], text: MappedText?, added: Int) {
    var units: [UInt16] = []
    var unitPlaces = SourcePlaces()
    var index = 0
    while index < bytes.count {
      let length = page.length(bytes, index)
      for unit in page.decode(Array(bytes[index..<index + length])) {
        units.append(unit)
        if isMapped { unitPlaces.append(length == 2 ? places[index].joined(with: places[index + 1]) : places[index]) }
      }
      index += length
    }
    let text = isMapped ? MappedText(units: units, places: unitPlaces) : nil
    let isEnded = units.isEmpty || units.last == 0
    return (UTF16Bytes.littleEndian(isEnded ? units : units + [0]), text, isEnded ? 0 : 2)
  }

  /// The data of a REG_SZ written between quotes: its text and the end NUL.
  mutating func finishedString() -> (data: [UInt8], text: MappedText?) {
    let text = isMapped ? MappedText(units: UTF16Bytes.units(bytes), places: places) : nil
    bytes += [0, 0]
    return (bytes, text)
  }
}

/// Elements of a list in hex with the same number of digits each, and a comma between.
private struct HexRun {
  /// The index of the first digit.
  var start: Int
  var digits: Int
  var count: Int

  /// Where the next element would begin.
  var end: Int { start + count * (digits + 1) }
}

extension SourcePlaces {
  fileprivate mutating func append(_ run: HexRun, _ at: ValueCapture.Locator) {
    if run.count == 0 { return }
    // A list in hex is ASCII up to here, so units are columns.
    let column = at.position.column + run.start - at.index
    append(
      SourceRange(
        bytes: at.offset(run.start)..<at.offset(run.start + run.digits),
        start: SourcePosition(line: at.position.line, column: column),
        end: SourcePosition(line: at.position.line, column: column + run.digits)),
      count: run.count, step: (run.digits + 1, (run.digits + 1) * at.unitSize))
  }
}

/// UTF-16 units as bytes in little-endian order.
package enum UTF16Bytes {
  /// The bytes of `units`.
  package static func littleEndian(_ units: [UInt16]) -> [UInt8] {
    Array(capacity: units.count * 2) { bytes in
      for unit in units {
        bytes.append(UInt8(truncatingIfNeeded: unit))
        bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
      }
    }
  }

  /// The units of `bytes`; an odd last byte is left out.
  package static func units(_ bytes: [UInt8]) -> [UInt16] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 2).map { UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self)) }
    }
  }
}
