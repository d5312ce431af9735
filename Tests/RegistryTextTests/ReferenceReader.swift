import RegistryText

/// The grammar of the export format at its most obvious: the whole file in memory, one rule after the other. It is what
/// the streaming reader must equal.
struct ReferenceReader {
  /// Where values go.
  private enum Target {
    case nowhere
    case key
    case deleted
    /// The heading was skipped; the key before it is open still.
    case previous
    case skipped
    /// The heading's problem has been told, so that nothing more is told of its values.
    case dropped
  }

  private let text: ReferenceText
  private let choice: EncodingChoice
  private let bytes: [UInt8]
  private let interest: Interest
  private var result = Reading()
  private var line = 0
  private var target = Target.nowhere
  private var tellsTarget = true
  private var path = ""
  private var names: [[UInt16]: Int] = [:]
  /// Whether the values of the open heading are handed out.
  private var isHeard = false
  /// Nothing is imported because of the first line.
  private var isRefused = false
  /// Neither header nor heading so far: perhaps it is no export at all.
  private var isNoExport = false
  private var isStopped = false
  private var toldNonASCII = false
  /// The lines of a string whose line breaks are text.
  private var textLines = 0..<0

  static func read(
    _ bytes: [UInt8], _ choice: EncodingChoice = .automatic, interest: Interest = .mapped
  ) -> Reading {
    var reader = ReferenceReader(bytes, choice, interest)
    reader.readAll()
    reader.result.sortProblems()
    return reader.result
  }

  private init(_ bytes: [UInt8], _ choice: EncodingChoice, _ interest: Interest) {
    self.interest = interest
    self.bytes = bytes
    self.choice = choice
    text = ReferenceText(bytes, choice)
    result.encoding = text.encoding
    result.size = bytes.count
  }

  private mutating func readAll() {
    if text.isDamaged {
      result.header = .version5
      tell(.damagedLineEnds, at: 0)
      result.statements = [.init(kind: .header, bytes: 0..<74, line: 1)]
      result.statements.append(.init(kind: .unread, bytes: 74..<bytes.count, line: 1))
      return
    }
    header()
    while line < text.lines.count, !isStopped { statement() }
    end()
  }

  // MARK: Telling

  private mutating func tell(_ kind: ProblemKind, at line: Int) {
    if isNoExport {
      switch kind {
      case .unknownHeader, .encodingMismatch(.refused), .damagedLineEnds: break
      default: return
      }
    }
    result.problems.append(.init(kind: kind, line: line + 1))
  }

  /// The line where the file ends: the last one, or an empty one behind it.
  private var endLine: Int {
    text.lines.last?.ending.isEmpty == true ? text.lines.count - 1 : text.lines.count
  }

  /// Takes the lines up to `end` as one statement.
  private mutating func take(_ kind: Statement.Kind, upTo end: Int) {
    let range = text.lines[line].bytes.lowerBound..<text.lines[end - 1].bytes.upperBound
    result.statements.append(.init(kind: kind, bytes: range, line: line + 1))
    for index in line..<end where !textLines.contains(index) {
      switch text.lines[index].ending {
      case "\r\n": result.lineEnds[0] += 1
      case "\n": result.lineEnds[1] += 1
      case "\r": result.lineEnds[2] += 1
      default: break
      }
    }
    line = end
  }

  private mutating func lookAtCharacters(of index: Int) {
    let units = text.lines[index].text.flatMap(\.shown)
    if let control = units.first(where: { $0 < 0x20 && $0 != 9 || $0 == 0x7F }) {
      tell(.controlCharacter(control), at: index)
    }
    if text.encoding.isUTF16, String(validating: units, as: UTF16.self) == nil {
      tell(.truncated(.loneSurrogate), at: index)
    }
    guard units.contains(where: { $0 >= 0x80 }), !toldNonASCII, !isNoExport else { return }
    let isVersion5 = result.header == .version5
    switch text.encoding {
    case .utf8(mark: false): break
    case .ansi where isVersion5: break
    default: return
    }
    toldNonASCII = true
    tell(.encodingMismatch(.unmarkedNonASCII(text.encoding)), at: index)
  }

  // MARK: Beginning and end

  private mutating func header() {
    if text.lines.isEmpty {
      isNoExport = true
      if text.nul == nil { return tell(.unknownHeader(.empty), at: 0) }
    }
    let first = text.lines.first?.text ?? []
    let fault: HeaderFault?
    (result.header, fault) = Self.header(of: first)
    isNoExport = result.header == .unknown
    isRefused = result.header == .unknown || result.header == .importsNothing
    if let fault { tell(.unknownHeader(fault), at: 0) }
    tellEncoding()
    guard !text.lines.isEmpty else { return }
    let start = first.first { !$0.isBlank }
    if isNoExport, let start, start == "[" || start == "\"" { return }
    lookAtCharacters(of: 0)
    take(isNoExport ? .malformed : .header, upTo: 1)
  }

  private static func header(of line: ArraySlice<Glyph>) -> (RegistryHeader, HeaderFault?) {
    let text = String(decoding: line.drop { $0.isBlank }.flatMap(\.shown), as: UTF16.self)
    let version5 = "Windows Registry Editor Version 5.00"
    if text == "REGEDIT" { return (.windows31, nil) }
    if text == "REGEDIT4" { return (.version4, nil) }
    if text == version5 { return (.version5, nil) }
    if text.utf8.starts(with: "REGEDIT".utf8) { return (.importsNothing, .importsNothing) }
    guard text.utf8.starts(with: version5.utf8) else { return (.unknown, .notAHeader) }
    let behind = text.utf8.dropFirst(version5.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
    return behind.first ?? 0x3B == 0x3B ? (.version5, .followedByText) : (.unknown, .notAHeader)
  }

  private mutating func tellEncoding() {
    let isOld = result.header == .version4 || result.header == .windows31
    switch text.encoding {
    case .utf16LE(mark: false), .utf16BE: tell(.encodingMismatch(.refused(text.encoding)), at: 0)
    case .utf8(mark: true): tell(.encodingMismatch(.markedUTF8), at: 0)
    case .utf16LE(mark: true) where isOld: tell(.encodingMismatch(.version4InUTF16), at: 0)
    default: break
    }
  }

  private mutating func end() {
    let ended = result.statements.last?.bytes.upperBound ?? 0
    if let nul = text.nul, ended == nul || text.lines.isEmpty {
      let line = endLine
      tell(.controlCharacter(0), at: line)
      result.statements.append(.init(kind: .unread, bytes: ended..<bytes.count, line: line + 1))
    } else if ended < bytes.count {
      let isUnread = isStopped || isNoExport
      if !isUnread { tell(.truncated(.oddByte), at: endLine) }
      let kind: Statement.Kind = isUnread ? .unread : .malformed
      result.statements.append(.init(kind: kind, bytes: ended..<bytes.count, line: line + 1))
    }
    let kinds = result.lineEnds.filter { $0 > 0 }
    if kinds.count > 1 {
      tell(.mixedLineEnds(crlf: result.lineEnds[0], lf: result.lineEnds[1], cr: result.lineEnds[2]), at: 0)
    }
  }

  // MARK: Statements

  private mutating func statement() {
    lookAtCharacters(of: line)
    let whole = text.lines[line].text
    let start = whole.drop { $0.isBlank }
    if result.header == .windows31 { return windows31(whole) }
    guard let first = start.first else { return take(.blank, upTo: line + 1) }
    if first == ";" || first == "#" {
      take(.comment, upTo: line + 1)
    } else if first == "[" {
      heading(start.dropFirst())
    } else if first == "\"" || first == "@" {
      value(start)
    } else {
      other(start)
    }
  }

  private mutating func other(_ start: ArraySlice<Glyph>) {
    let header = Self.header(of: start).0
    if result.header == .unknown, header == .version5 || header == .version4 {
      result.header = header
    } else if header != .unknown {
      tell(.malformedLine(.secondHeader), at: line)
    } else {
      tell(.malformedLine(start.contains { $0 == "=" } ? .unquotedName : .unrecognised), at: line)
    }
    take(.malformed, upTo: line + 1)
  }

  private mutating func heading(_ inside: ArraySlice<Glyph>) {
    guard let first = inside.first else { return skipHeading(.noClosingBracket) }
    if first.isBlank { return skipHeading(.blankBeforeKey) }
    guard let close = inside.lastIndex(where: { $0 == "]" }) else { return skipHeading(.noClosingBracket) }
    let isDeletion = first == "-"
    let name = inside[..<close].dropFirst(isDeletion ? 1 : 0)
    if name.first?.isBlank ?? true {
      tell(.malformedLine(.emptyKey), at: line)
      (target, tellsTarget, isHeard) = (.skipped, true, false)
      return take(.malformed, upTo: line + 1)
    }
    names = [:]
    path = Self.normal(name)
    let root = Self.string(name.prefix { !($0 == "\\") }, \.shown)
    let isKnown = RootKey.allCases.contains { $0.rawValue == root.asciiUppercased }
    let long = RootKey.allCases.first { $0.shortName == root.asciiUppercased }
    if isKnown || long != nil { isNoExport = false }
    if !isKnown { tell(.unknownRoot(written: Self.cut(root), long: long?.rawValue), at: line) }
    target = isKnown || long != nil ? (isDeletion ? .deleted : .key) : .dropped
    tellsTarget = isDeletion || tellsTarget
    if isDeletion { delete(name, isKnown) } else { open(name, isKnown) }
  }

  private mutating func open(_ name: ArraySlice<Glyph>, _ isKnown: Bool) {
    let long = name.split(separator: "\\", by: ==).map { $0.flatMap(\.shown).count }.first { $0 > 255 }
    if isKnown, let long {
      tell(.longComponent(long), at: line)
      (target, isHeard) = (.dropped, false)
    } else {
      isHeard = interest > .none
      if isHeard { report(isDeletion: false, isImported: isKnown) }
    }
    take(.key, upTo: line + 1)
  }

  private mutating func delete(_ name: ArraySlice<Glyph>, _ isKnown: Bool) {
    isHeard = false
    let below = name.drop { !($0 == "\\") }.drop { $0 == "\\" }
    if isKnown, below.isEmpty {
      tell(.rootDeletion, at: line)
      isStopped = true
    } else {
      report(isDeletion: true, isImported: isKnown)
    }
    take(.keyDeletion, upTo: line + 1)
  }

  private mutating func report(isDeletion: Bool, isImported: Bool) {
    let isImported = isImported && !isRefused
    result.keys.append(.init(path: path, line: line + 1, isDeletion: isDeletion, isImported: isImported))
  }

  private mutating func skipHeading(_ fault: LineFault) {
    tell(.malformedLine(fault), at: line)
    if target == .key { target = .previous }
    if target == .nowhere { target = .skipped }
    tellsTarget = true
    take(.malformed, upTo: line + 1)
  }

  // MARK: Values

  private mutating func value(_ start: ArraySlice<Glyph>) {
    var value = ReferenceValue(start)
    var end = line + 1
    if value.isOpen {
      if let closed = closedOverLines(start) {
        (value, end) = closed
        textLines = line..<end - 1
        for index in line + 1..<end { lookAtCharacters(of: index) }
      } else {
        value.fault = .unterminated(.string)
      }
    }
    tellTarget()
    if let fault = value.fault { return lose(fault, value, upTo: end) }
    if end > line + 1 { tell(.rawLineBreak, at: line) }
    if let (character, place) = value.loneBackslash {
      tell(.loneBackslash(character: character), at: lineIndex(of: place))
    }
    if let place = value.sharedSection {
      tell(.sharedSectionInString, at: lineIndex(of: place))
    }
    if value.goesOn { return list(value) }
    keep(value, upTo: end)
  }

  private mutating func tellTarget() {
    guard tellsTarget else { return }
    switch target {
    case .key, .dropped: return
    case .nowhere: tell(.valueOutsideKey(.beforeFirstKey), at: line)
    case .deleted: tell(.valueOutsideKey(.afterDeletion(key: path)), at: line)
    case .previous:
      let root = path.prefix { $0 != "\\" }
      let isKnown = RootKey.allCases.contains { $0.rawValue == root }
      tell(.valueOutsideKey(isKnown ? .landsIn(key: path) : .afterSkippedKey), at: line)
    case .skipped: tell(.valueOutsideKey(.afterSkippedKey), at: line)
    }
    tellsTarget = false
  }

  private mutating func keep(_ value: ReferenceValue, upTo end: Int) {
    let name = Self.string(value.name[...], \.stored)
    if target == .key || target == .previous {
      let folded = value.name.flatMap(\.stored).map(Self.withoutCase)
      if let first = names[folded] { tell(.duplicateValue(name: name, first: first), at: line) }
      names[folded] = line + 1
    }
    if isHeard {
      let type = value.isDeletion ? 1 : value.type
      let data = value.stored(result.header, choice.codePage)
      result.values.append(
        .init(name: name, type: type, data: data, line: line + 1, isDeletion: value.isDeletion))
    }
    take(value.isDeletion ? .valueDeletion : .value, upTo: end)
  }

  private mutating func list(_ start: ReferenceValue) {
    var value = start
    var next = line + 1
    while value.goesOn {
      guard next < text.lines.count else {
        if text.nul == nil { tell(.truncated(.insideContinuation), at: endLine) }
        break
      }
      lookAtCharacters(of: next)
      let rest = text.lines[next].text.drop { $0.isBlank }
      next += 1
      guard let first = rest.first, !(first == ";") else { continue }
      guard first.hexDigit != nil else {
        tell(.malformedData(.brokenContinuation), at: next - 1)
        return take(.malformed, upTo: next)
      }
      let more = ReferenceList(rest)
      if let fault = more.fault {
        tell(.malformedData(fault), at: next - 1)
        take(.malformed, upTo: next)
        return skipBytes()
      }
      value.list += more.bytes
      value.goesOn = more.goesOn
    }
    keep(value, upTo: next)
  }

  /// The line of the value being read that the byte at `place` stands on.
  private func lineIndex(of place: Int) -> Int {
    var index = line
    while text.lines[index].bytes.upperBound <= place { index += 1 }
    return index
  }

  private mutating func lose(_ fault: ProblemKind, _ value: ReferenceValue, upTo end: Int) {
    tell(fault, at: value.faultPlace.map(lineIndex) ?? line)
    take(.malformed, upTo: end)
    if case .malformedData = fault { skipBytes() }
    if value.goesOn { skipBytes() }
  }

  /// Skips the lines that were meant to go on with a list that is lost: that has been told.
  private mutating func skipBytes() {
    while line < text.lines.count {
      let rest = text.lines[line].text.drop { $0.isBlank }
      let behind = rest.drop { $0.hexDigit != nil }
      let isRow = behind.first.map { $0 == "," } ?? false
      let end = behind.drop { $0.isBlank || $0 == "," || $0.hexDigit != nil }.first
      let isOnlyBytes = end.map { $0 == "\\" || $0 == ";" } ?? true
      guard rest.first?.hexDigit != nil, isRow || isOnlyBytes else { return }
      lookAtCharacters(of: line)
      take(.malformed, upTo: line + 1)
    }
  }

  /// The value whose string is closed on a later line, and the line behind it.
  private func closedOverLines(_ start: ArraySlice<Glyph>) -> (ReferenceValue, Int)? {
    var whole = Array(start)
    for index in line + 1..<max(text.lines.count, line + 1) {
      let next = text.lines[index].text
      if looksLikeStatement(next) { return nil }
      let ending = text.lines[index - 1].ending.utf16
      let place = text.lines[index].bytes.lowerBound
      whole += ending.map { Glyph(shown: [$0], stored: [$0], bytes: place..<place) } + next
      let value = ReferenceValue(whole[...])
      if value.fault == .unterminated(.textAfterString) { return nil }
      if !value.isOpen {
        if value.fault != .nulEscape { return (value, index + 1) }
        if Self.closes(next) { return (value, index + 1) }
      }
    }
    return nil
  }

  /// Whether a quote that no backslash stands before is the last of a line but for a comment.
  private static func closes(_ line: ArraySlice<Glyph>) -> Bool {
    var rest = line
    while let next = rest.popFirst() {
      if next == "\\" { _ = rest.popFirst() }
      if next == "\"" { return rest.drop { $0.isBlank }.first.map { $0 == ";" } ?? true }
    }
    return false
  }

  private func looksLikeStatement(_ line: ArraySlice<Glyph>) -> Bool {
    let start = line.drop { $0.isBlank }
    guard let first = start.first else { return false }
    if first == "[" { return true }
    guard first == "\"" || first == "@" else { return false }
    switch ReferenceValue(start).fault {
    case .malformedLine(.noEquals), .malformedLine(.unrecognised), .unterminated(.name), .unterminated(.textAfterName):
      return false
    default: return true
    }
  }

  // MARK: Windows 3.1

  private mutating func windows31(_ whole: ArraySlice<Glyph>) {
    let root = "HKEY_CLASSES_ROOT"
    let start = whole.drop { $0.isBlank }
    guard Self.string(whole.prefix(root.count), \.shown) == root else {
      guard let first = start.first else { return take(.blank, upTo: line + 1) }
      if first == ";" { return take(.comment, upTo: line + 1) }
      tell(.malformedLine(.unrecognised), at: line)
      return take(.malformed, upTo: line + 1)
    }
    let name = whole.prefix { !$0.isBlank }
    let parts = name.split(separator: "\\", omittingEmptySubsequences: false, by: ==)
    let first = Self.string(parts.first ?? [], \.shown)
    let long = parts.map { $0.flatMap(\.shown).count }.first { $0 > 255 }
    if first != root {
      tell(.unknownRoot(written: Self.cut(first), long: nil), at: line)
    } else if let long {
      tell(.longComponent(long), at: line)
    } else {
      path = Self.normal(name)
      if interest == .none { return take(.value, upTo: line + 1) }
      result.keys.append(.init(path: path, line: line + 1, isDeletion: false, isImported: true))
      var text = whole.dropFirst(name.count).drop { $0.isBlank }
      if let equals = text.first, equals == "=" { text.removeFirst() }
      if let blank = text.first, blank == " " { text.removeFirst() }
      let data = UTF16Bytes.littleEndian(text.flatMap(\.stored) + [0])
      result.values.append(.init(name: "", type: 1, data: data, line: line + 1, isDeletion: false))
      return take(.value, upTo: line + 1)
    }
    take(.malformed, upTo: line + 1)
  }

  // MARK: Text

  private static func string(_ glyphs: ArraySlice<Glyph>, _ units: KeyPath<Glyph, [UInt16]>) -> String {
    String(decoding: glyphs.flatMap { $0[keyPath: units] }, as: UTF16.self)
  }

  /// A unit without its case; no ASCII letter is the same as another one.
  private static func withoutCase(_ unit: UInt16) -> UInt16 {
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let small = Array(scalar.properties.lowercaseMapping.utf16)
    return small.count == 1 && (small[0] < 0x80) == (unit < 0x80) ? small[0] : unit
  }

  /// Of a long root, the part that is told.
  private static func cut(_ root: String) -> String { String(decoding: Array(root.utf16.prefix(64)), as: UTF16.self) }

  private static func normal(_ name: ArraySlice<Glyph>) -> String {
    var parts = name.split(separator: "\\", by: ==).map { string($0, \.stored) }
    if let first = parts.first, RootKey(rawValue: first.asciiUppercased) != nil { parts[0] = first.asciiUppercased }
    return parts.joined(separator: "\\")
  }
}

extension String {
  /// The text with its small ASCII letters made capitals.
  var asciiUppercased: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }
}

extension ArraySlice {
  /// The stretches between the elements that are `separator`.
  func split<S>(separator: S, omittingEmptySubsequences: Bool = true, by same: (Element, S) -> Bool) -> [Self] {
    split(maxSplits: .max, omittingEmptySubsequences: omittingEmptySubsequences) { same($0, separator) }
  }
}
