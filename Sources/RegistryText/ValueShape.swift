/// What a line is that begins with a value's name: `"name"=data` or `@=data`, as regedit reads it. It is large, and never copied.
struct ValueShape: ~Copyable {
  /// The most characters of a value's name: more, and regedit ignores the value.
  static let longestName = 16383

  enum Outcome: Equatable {
    /// The value is whole.
    case complete
    /// The list of bytes goes on on the next line.
    case continues
    /// `"name"=-`
    case deletion
    /// The string is not closed on this line.
    case openString
    /// The line is skipped; the offending text.
    case fault(ValueFault, at: Range<Int>)
  }

  /// How the data is written.
  enum Form: Equatable {
    case string
    case dword
    case hex
  }

  var outcome = Outcome.complete
  /// The name between its quotes; empty for `@`.
  var name: Range<Int>
  /// Whether the name has a backslash.
  var hasEscapedName = false
  /// Whether the text of a string has a backslash.
  var hasEscapedText = false
  /// Whether the name is a bare `@`.
  var isDefault: Bool
  var form = Form.string
  /// The number of the registry type.
  var type: UInt32 = 1
  /// The text of the data: between the quotes, behind `dword:` or behind `hex(T):` up to the end of the line.
  var data: Range<Int>
  /// The first `\x` of name or string that loses its backslash.
  var loneBackslash: Range<Int>?
  /// The first `SharedSection=` of a string.
  var sharedSection: Range<Int>?
  /// The end of the line.
  private let end: Int

  /// Reads the line `units[start..<end]`, whose first unit is `"` or `@`.
  @inline(__always)
  init(_ units: borrowing Span<UInt16>, _ start: Int, _ end: Int) {
    self.end = end
    isDefault = units[start] == ASCII.at
    name = start..<start
    data = start..<start
    if let fault = read(units, start) { outcome = .fault(fault.0, at: fault.1) }
  }
}

/// Why a value's line is skipped.
enum ValueFault: Equatable {
  case line(LineFault)
  case data(DataFault)
  case quote(QuoteFault)
  case nulEscape
}

// MARK: The grammar

extension ValueShape {
  private typealias Fault = (ValueFault, Range<Int>)

  @inline(__always)
  private mutating func read(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    var index = start + 1
    if !isDefault {
      let text = quoted(units, index)
      name = index..<text.end
      hasEscapedName = text.hasEscape
      if let at = text.nulEscape { return (.nulEscape, at) }
      guard text.isClosed else { return (.quote(.name), start..<end) }
      index = text.end + 1
    }
    let equals = ASCII.skipBlanks(units, index, end)
    guard equals < end, units[equals] == ASCII.equals else { return withoutEquals(units, start, equals) }
    return data(units, ASCII.skipBlanks(units, equals + 1, end))
  }

  private func withoutEquals(_ units: borrowing Span<UInt16>, _ start: Int, _ index: Int) -> Fault {
    if index == end || units[index] == ASCII.semicolon { return (.line(.noEquals), start..<index) }
    return isDefault ? (.line(.unrecognised), start..<end) : (.quote(.textAfterName), index..<end)
  }

  @inline(__always)
  private mutating func data(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    guard start < end else { return (.data(.missing), max(start - 1, 0)..<start) }
    switch units[start] {
    case ASCII.quote: return string(units, start + 1)
    case ASCII.minus: return deletion(units, start)
    case 0x68 where ASCII.matches(units, start, end, "hex:"):
      type = 3
      return hex(units, start + 4)
    case 0x68 where ASCII.matches(units, start, end, "hex("): return typedHex(units, start + 4)
    case 0x64 where ASCII.matches(units, start, end, "dword:"): return dword(units, start + 6)
    default: return (.data(isKeyword(units, start) ? .keywordCase : .unknownType), start..<keywordEnd(units, start))
    }
  }

  private mutating func deletion(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    outcome = .deletion
    let index = ASCII.skipBlanks(units, start + 1, end)
    if index == end || units[index] == ASCII.semicolon { return nil }
    return (.data(.textAfterDeletion), index..<end)
  }

  private mutating func string(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    data = start..<start
    let text = quoted(units, start)
    data = start..<text.end
    hasEscapedText = text.hasEscape
    if let at = text.nulEscape { return (.nulEscape, at) }
    guard text.isClosed else {
      outcome = .openString
      return nil
    }
    let index = ASCII.skipBlanks(units, text.end + 1, end)
    if index == end || units[index] == ASCII.semicolon { return nil }
    return (.quote(.textAfterString), index..<end)
  }

  private mutating func dword(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    form = .dword
    type = 4
    let first = ASCII.skipBlanks(units, start, end)
    var index = first
    // regedit writes eight digits, and nothing behind them.
    if end - first == UnitVector.count, UnitVector(units, at: first).isHexDigits { index = end }
    while index < end, ASCII.hexDigit(units[index]) != nil { index += 1 }
    data = first..<index
    let rest = ASCII.skipBlanks(units, index, end)
    let isLast = rest == end || units[rest] == ASCII.semicolon
    if isLast, (1...8).contains(index - first) { return nil }
    return (.data(.badDword), first..<max(isLast ? index : end, first))
  }

  private mutating func typedHex(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    var index = start
    var number: UInt64 = 0
    while index < end, index - start <= 8, let digit = ASCII.hexDigit(units[index]) {
      number = number << 4 | UInt64(digit)
      index += 1
    }
    guard (1...8).contains(index - start), ASCII.matches(units, index, end, "):") else {
      return (.data(.badTypeNumber), start..<keywordEnd(units, start))
    }
    type = UInt32(truncatingIfNeeded: number)
    return hex(units, index + 2)
  }

  private mutating func hex(_ units: borrowing Span<UInt16>, _ start: Int) -> Fault? {
    form = .hex
    data = start..<end
    switch HexLine.parse(units, start, end) {
    case .complete: return nil
    case .continues:
      outcome = .continues
      return nil
    case .fault(let fault, let at): return (.data(fault), at)
    }
  }

  private func isKeyword(_ units: borrowing Span<UInt16>, _ start: Int) -> Bool {
    let behind = keywordEnd(units, start)
    guard units[behind - 1] == ASCII.colon else { return false }
    let word = start..<behind - 1
    return ASCII.equalsFolded(units, word, "dword") || ASCII.equalsFolded(units, word, "hex")
      || (word.count >= 4 && ASCII.equalsFolded(units, start..<start + 4, "hex("))
  }

  /// Behind the colon of what looks like a keyword; else the end of the line.
  private func keywordEnd(_ units: borrowing Span<UInt16>, _ start: Int) -> Int {
    var index = start
    while index < end {
      if units[index] == ASCII.colon { return index + 1 }
      index += 1
    }
    return end
  }

  private struct Quoted {
    /// Whether there is a backslash.
    var hasEscape = false
    /// The index of the closing quote, or the end of the line.
    var end: Int
    var isClosed = false
    var nulEscape: Range<Int>?
  }

  /// Looks for the closing quote of the text that begins at `start`, noting what its escapes do.
  @inline(__always)
  private mutating func quoted(_ units: borrowing Span<UInt16>, _ start: Int) -> Quoted {
    let index = Self.skipOrdinary(units, from: start, to: end)
    // Most texts have neither backslash nor equals sign.
    if index < end, units[index] == ASCII.quote { return Quoted(end: index, isClosed: true) }
    return quoted(units, start, from: index)
  }

  private mutating func quoted(_ units: borrowing Span<UInt16>, _ start: Int, from first: Int) -> Quoted {
    var index = first
    var result = Quoted(end: end)
    while true {
      index = Self.skipOrdinary(units, from: index, to: end)
      guard index < end else { return result }
      switch units[index] {
      case ASCII.quote:
        result.end = index
        result.isClosed = true
        return result
      case ASCII.equals:
        if start == data.lowerBound { noteSharedSection(units, index, from: start) }
        index += 1
      default:
        result.hasEscape = true
        guard index + 1 < end else { return result }
        if units[index + 1] == 0x30 {
          result.nulEscape = index..<index + 2
          return result
        }
        if !StringEscape.isKnown(units[index + 1]), loneBackslash == nil {
          loneBackslash = index..<index + 2
        }
        index += 2
      }
    }
  }

  /// The first index from `start` on of a quote, a backslash or an equals sign.
  @inline(__always)
  private static func skipOrdinary(_ units: borrowing Span<UInt16>, from start: Int, to end: Int) -> Int {
    UnitVector.first(in: units, from: start, to: end) {
      $0.equal(ASCII.quote) | $0.equal(ASCII.backslash) | $0.equal(ASCII.equals)
    }
  }

  private mutating func noteSharedSection(_ units: borrowing Span<UInt16>, _ equals: Int, from start: Int) {
    let first = equals - 13
    guard first >= start, sharedSection == nil, ASCII.equalsFolded(units, first..<equals, "sharedsection") else {
      return
    }
    sharedSection = first..<equals + 1
  }
}

/// The escapes of a quoted text.
enum StringEscape {
  /// Whether a backslash before `unit` means something: `\\`, `\"`, `\n`, `\r`.
  @inline(__always)
  static func isKnown(_ unit: UInt16) -> Bool {
    unit == ASCII.backslash || unit == ASCII.quote || unit == 0x6E || unit == 0x72
  }

  /// What a backslash before `unit` stands for.
  static func meaning(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0x6E: LineScan.lineFeed
    case 0x72: LineScan.carriageReturn
    default: unit
    }
  }
}
