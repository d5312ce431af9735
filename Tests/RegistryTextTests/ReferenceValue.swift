import RegistryText

/// One value as it stands in the text, read character by character from the words of the grammar.
struct ReferenceValue {
  var name: [Glyph] = []
  var isDeletion = false
  var type: UInt32 = 1
  /// The bytes of a list or of a number.
  var list: [UInt8] = []
  /// The string, when it is one.
  var text: [Glyph]?
  /// Why it is lost.
  var fault: ProblemKind?
  /// Whether a `\` says that the list goes on.
  var goesOn = false
  /// Whether the string is not closed.
  var isOpen = false
  /// Where in the file the lost text begins, if that may be on another line than the name.
  var faultPlace: Int?
  /// The character behind the first backslash that means nothing, and the backslash's place in the file.
  var loneBackslash: (character: UInt16, place: Int)?
  /// Where in the file the string has `SharedSection=`.
  var sharedSection: Int?

  private var rest: ArraySlice<Glyph>

  /// Reads a value whose first character is `"` or `@`.
  init(_ line: ArraySlice<Glyph>) {
    rest = line
    let isDefault = rest.removeFirst() == "@"
    if !isDefault {
      let closed = quoted()
      name = closed.text
      if fault != nil { return }
      guard closed.isClosed else {
        fault = .unterminated(.name)
        return
      }
      if name.flatMap(\.stored).count > 16383 {
        fault = .malformedLine(.longName)
        return
      }
    }
    skipBlanks()
    guard let equals = rest.first, equals == "=" else {
      let isAlone = rest.isEmpty || rest.first.map { $0 == ";" } == true
      let fault: ProblemKind = isDefault ? .malformedLine(.unrecognised) : .unterminated(.textAfterName)
      self.fault = isAlone ? .malformedLine(.noEquals) : fault
      return
    }
    rest.removeFirst()
    skipBlanks()
    data()
  }

  private mutating func skipBlanks() { rest = rest.drop { $0.isBlank } }

  /// Whether nothing but blanks and perhaps a comment is left.
  private var isDone: Bool {
    let next = rest.drop { $0.isBlank }.first
    return next.map { $0 == ";" } ?? true
  }

  private mutating func data() {
    if starts("\"") {
      string()
    } else if starts("-") {
      isDeletion = true
      if !isDone { fault = .malformedData(.textAfterDeletion) }
    } else if starts("dword:") {
      dword()
    } else if starts("hex:") {
      type = 3
      hex()
    } else if starts("hex(") {
      typedHex()
    } else {
      fault = .malformedData(rest.isEmpty ? .missing : unknown())
    }
  }

  private mutating func starts(_ text: String) -> Bool {
    let isThere = rest.prefix(text.count).elementsEqual(text, by: { $0 == $1 })
    if isThere { rest = rest.dropFirst(text.count) }
    return isThere
  }

  private func unknown() -> DataFault {
    let word = rest.prefix { !($0 == ":") }
    let text = String(decoding: word.flatMap(\.shown), as: UTF16.self).asciiLowered
    let isKeyword = text == "dword" || text == "hex" || text.utf8.starts(with: "hex(".utf8)
    return isKeyword && word.count < rest.count ? .keywordCase : .unknownType
  }

  /// Reads up to the closing quote.
  private mutating func quoted() -> (text: [Glyph], isClosed: Bool) {
    var text: [Glyph] = []
    while let next = rest.popFirst() {
      if next == "\"" { return (text, true) }
      guard next == "\\" else {
        text.append(next)
        continue
      }
      guard let escaped = rest.popFirst() else { return (text, false) }
      if escaped == "0" {
        fault = .nulEscape
        faultPlace = next.bytes.lowerBound
        return (text, false)
      }
      let isKnown = ["\\", "\"", "n", "r"].contains { escaped == $0 }
      if !isKnown, loneBackslash == nil { loneBackslash = (escaped.shown[0], next.bytes.lowerBound) }
      text.append(escaped == "n" ? next.meaning("\n") : escaped == "r" ? next.meaning("\r") : escaped)
    }
    return (text, false)
  }

  private mutating func string() {
    let before = rest
    let closed = quoted()
    text = closed.text
    if fault != nil { return }
    if !closed.isClosed { return isOpen = true }
    let written = Array(before.dropLast(rest.count))
    let parameter = "sharedsection="
    for start in written.indices.dropLast(parameter.count - 1) where sharedSection == nil {
      let word = String(decoding: written[start..<start + parameter.count].flatMap(\.shown), as: UTF16.self)
      if word.asciiLowered == parameter { sharedSection = written[start].bytes.lowerBound }
    }
    if !isDone { fault = .unterminated(.textAfterString) }
  }

  private mutating func dword() {
    type = 4
    skipBlanks()
    let digits = rest.prefix { $0.hexDigit != nil }
    rest = rest.dropFirst(digits.count)
    guard isDone, (1...8).contains(digits.count) else { return fault = .malformedData(.badDword) }
    let number = digits.reduce(UInt64(0)) { $0 * 16 + UInt64($1.hexDigit ?? 0) }
    list = (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) }
  }

  private mutating func typedHex() {
    let digits = rest.prefix { $0.hexDigit != nil }
    rest = rest.dropFirst(digits.count)
    guard (1...8).contains(digits.count), starts("):") else { return fault = .malformedData(.badTypeNumber) }
    type = UInt32(digits.reduce(UInt64(0)) { $0 * 16 + UInt64($1.hexDigit ?? 0) })
    hex()
  }

  private mutating func hex() {
    let list = ReferenceList(rest)
    self.list = list.bytes
    goesOn = list.goesOn
    fault = list.fault.map { .malformedData($0) }
  }

  /// The bytes that regedit stores.
  func stored(_ header: RegistryHeader, _ page: CodePage) -> [UInt8] {
    if isDeletion { return [] }
    if let text { return UTF16Bytes.littleEndian(text.flatMap(\.stored) + [0]) }
    guard [1, 2, 7].contains(type), !list.isEmpty else { return list }
    if header == .version4 {
      let units = page.decode(list)
      return UTF16Bytes.littleEndian(units.last == 0 ? units : units + [0])
    }
    let units = UTF16Bytes.units(list)
    if units.isEmpty { return list }
    return units.last == 0 ? list : UTF16Bytes.littleEndian(units + [0])
  }
}

/// The bytes that stand on one line of a list.
struct ReferenceList {
  var bytes: [UInt8] = []
  var goesOn = false
  var fault: DataFault?

  init(_ line: ArraySlice<Glyph>) {
    var rest = line
    while true {
      rest = rest.drop { $0.isBlank }
      guard let next = rest.first, !(next == ";") else { return }
      if next == "\\" {
        let behind = rest.dropFirst().drop { $0.isBlank }.first
        goesOn = behind.map { $0 == ";" } ?? true
        if !goesOn { fault = .textAfterContinuation }
        return
      }
      let digits = rest.prefix { $0.hexDigit != nil }
      let significant = digits.drop { $0.hexDigit == 0 }
      if digits.isEmpty { fault = next == "," ? .emptyElement : .notHex }
      if significant.count > 2 { fault = .byteTooLarge }
      if fault != nil { return }
      bytes.append(significant.reduce(0) { $0 << 4 | ($1.hexDigit ?? 0) })
      rest = rest.dropFirst(digits.count)
      if let comma = rest.first, comma == "," {
        rest.removeFirst()
        continue
      }
      fault = Self.faultBehind(rest)
      return
    }
  }

  private static func faultBehind(_ rest: ArraySlice<Glyph>) -> DataFault? {
    let next = rest.drop { $0.isBlank }.first
    guard let next, !(next == ";") else { return nil }
    if next == "\\" { return .noCommaBeforeContinuation }
    return rest.first?.isBlank == true ? .blankInside : .notHex
  }
}

extension String {
  /// The text with its ASCII capitals made small.
  var asciiLowered: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
