extension RegistryReader {
  /// How much of an unknown root a message shows, in UTF-16 units.
  private static let shownRoot = 64

  /// Reads a heading whose `[` stands at `open`.
  mutating func key(_ line: Line, _ open: Int) {
    let shape = KeyGrammar.parse(window.units.span, open, line.end)
    switch shape.outcome {
    case .key: openKey(line, shape.path)
    case .deletion: deleteKey(line, shape.path)
    case .skipped(let fault): skipKey(line, open, fault)
    case .closed:
      place = .afterSkipped
      tellsOutside = true
      interest = .none
      tell(.malformedLine(.emptyKey), open..<line.end, in: line)
      pass(line, .malformed)
    }
  }

  private mutating func skipKey(_ line: Line, _ open: Int, _ fault: LineFault) {
    if place == .open || place == .landsInPrevious {
      place = .landsInPrevious
    } else if place != .dropped {
      place = place == .afterDeletion ? .afterDeletion : .afterSkipped
    }
    tellsOutside = true
    tell(.malformedLine(fault), open..<line.end, in: line)
    pass(line, .malformed)
  }

  private mutating func openKey(_ line: Line, _ path: Range<Int>) {
    isRootKnown = KeyGrammar.root(window.units.span, path) != nil
    keyText.hold(path)
    names.clear()
    place = .open
    if isRootKnown {
      isHeadless = false
      isKeyImported = !importsNothing
    } else {
      isKeyImported = false
      tellUnknownRoot(line, path.lowerBound..<KeyGrammar.rootEnd(window.units.span, path))
    }
    if path.count > KeyGrammar.longestComponent, isRootKnown, let component = longComponent(path) {
      tell(.longComponent(shown.length(window.units.span, component)), component, in: line)
      place = .dropped
      interest = .none
    } else {
      interest = handler.interest(in: window.units.span.extracting(path))
      if interest == .lent { lendKey(line, path) } else if interest > .none { report(line, path, isDeletion: false) }
    }
    pass(line, .key)
  }

  /// The first part of a path with more than 255 characters. In 8-bit text a character may take several units.
  func longComponent(_ path: Range<Int>) -> Range<Int>? {
    var rest = path
    while let component = KeyGrammar.longComponent(window.units.span, rest) {
      if shown.length(window.units.span, component) > KeyGrammar.longestComponent { return component }
      rest = component.upperBound..<path.upperBound
      if !rest.isEmpty { rest = rest.dropFirst() }
    }
    return nil
  }

  mutating func tellUnknownRoot(_ line: Line, _ root: Range<Int>) {
    // A character takes four units at most, so that the part shown is whole.
    let units = shown.decode(window.units.span, root.prefix(Self.shownRoot * 4))
    let written = String(decoding: units.prefix(Self.shownRoot), as: UTF16.self)
    let long = RootKey.short(written)
    if long != nil { isHeadless = false }
    if long == nil { place = .dropped }
    tell(.unknownRoot(written: written, long: long?.rawValue), root, in: line)
  }

  private mutating func deleteKey(_ line: Line, _ path: Range<Int>) {
    let rootEnd = KeyGrammar.rootEnd(window.units.span, path)
    let root = KeyGrammar.root(window.units.span, path)
    keyText.hold(path)
    names.clear()
    interest = .none
    isKeyImported = root != nil && !importsNothing
    place = .afterDeletion
    tellsOutside = true
    if root == nil {
      tellUnknownRoot(line, path.lowerBound..<rootEnd)
      if place == .open { place = .afterDeletion }
    } else {
      isHeadless = false
      if ASCII.skipBackslashes(window.units.span, rootEnd, path.upperBound) == path.upperBound {
        return stopAtRootDeletion(line, path)
      }
    }
    report(line, path, isDeletion: true)
    pass(line, .keyDeletion)
  }

  private mutating func stopAtRootDeletion(_ line: Line, _ path: Range<Int>) {
    tell(.rootDeletion, path, in: line)
    pass(line, .keyDeletion)
    isStopped = true
  }

  private mutating func report(_ line: Line, _ path: Range<Int>, isDeletion: Bool) {
    handler.key(
      RegistryKey(
        path: keyPath, range: sourceRange(path, in: line),
        excerpt: isDeletion || interest == .mapped ? [excerpt(line, around: path)] : [],
        isDeletion: isDeletion, isImported: isKeyImported))
  }

  /// The path of the open key as regedit uses it: a known root in capitals, doubled and trailing backslashes gone.
  var keyPath: String {
    let written = keyText.units(window)
    if Self.isAsUsed(written.span) { return stored.string(written.span, written.indices) }
    let path = Self.withoutNeedlessBackslashes(written)
    guard let root = KeyGrammar.root(path.span, path.indices) else { return stored.string(path.span, path.indices) }
    return root.rawValue + stored.string(path.span, KeyGrammar.rootEnd(path.span, path.indices)..<path.count)
  }

  /// The path of the open key as regedit uses it; nil where none is open.
  var openKeyPath: String? { keyText.isEmpty ? nil : keyPath }

  /// Whether a path is written as regedit uses it: its root has no small letter, and no backslash stands before another one or
  /// at either end.
  static func isAsUsed(_ path: borrowing Span<UInt16>) -> Bool {
    guard path.count > 0 else { return true }
    if path[0] == ASCII.backslash || path[path.count - 1] == ASCII.backslash { return false }
    var index = 0
    while path[index] != ASCII.backslash {
      if path[index] >= 0x61 { return false }
      index += 1
      if index == path.count { return true }
    }
    return !Self.hasDoubledBackslash(path, from: index)
  }

  /// Whether a backslash stands before another one from `start` on.
  private static func hasDoubledBackslash(_ path: borrowing Span<UInt16>, from start: Int) -> Bool {
    var index = start
    while index &+ UnitVector.count < path.count {
      let (these, next) = (UnitVector(path, at: index), UnitVector(path, at: index &+ 1))
      let doubled = these.equal(ASCII.backslash) & next.equal(ASCII.backslash)
      if !doubled.isNothing { return true }
      index &+= UnitVector.count
    }
    while index + 1 < path.count {
      if path[index] == ASCII.backslash, path[index + 1] == ASCII.backslash { return true }
      index += 1
    }
    return false
  }

  private static func withoutNeedlessBackslashes(_ path: [UInt16]) -> [UInt16] {
    let backslash = ASCII.backslash
    var units: [UInt16] = []
    for unit in path where unit != backslash || (units.last ?? unit) != unit { units.append(unit) }
    if units.last == backslash { units.removeLast() }
    return units
  }
}

extension ASCII {
  /// The first index in `range` behind backslashes.
  static func skipBackslashes(_ units: borrowing Span<UInt16>, _ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end, units[index] == backslash { index += 1 }
    return index
  }
}
