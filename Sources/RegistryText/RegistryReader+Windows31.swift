extension RegistryReader {
  /// A line of a file of Windows 3.1: `HKEY_CLASSES_ROOT\key = text`.
  mutating func windows31(_ line: Line) {
    let text = window.units
    let units = text.span
    guard ASCII.matches(units, line.start, line.end, "HKEY_CLASSES_ROOT") else {
      let first = ASCII.skipBlanks(units, line.start, line.end)
      if first == line.end { return pass(line, .blank) }
      if units[first] == ASCII.semicolon { return pass(line, .comment) }
      tell(.malformedLine(.unrecognised), first..<line.end, in: line)
      return pass(line, .malformed)
    }
    var index = line.start
    while index < line.end, !ASCII.isBlank(units[index]) { index += 1 }
    let path = line.start..<index
    keyText.hold(path)
    let root = path.lowerBound..<KeyGrammar.rootEnd(units, path)
    if root.count > 17 {
      tellUnknownRoot(line, root)
      return pass(line, .malformed)
    }
    if let component = longComponent(path) {
      tell(.longComponent(shown.length(units, component)), component, in: line)
      return pass(line, .malformed)
    }
    isKeyImported = true
    index = ASCII.skipBlanks(units, index, line.end)
    if index < line.end, units[index] == ASCII.equals { index += 1 }
    if index < line.end, units[index] == ASCII.blank { index += 1 }
    report31(line, path, index..<line.end)
    pass(line, .value)
  }

  private mutating func report31(_ line: Line, _ path: Range<Int>, _ text: Range<Int>) {
    let interest = handler.interest(in: window.units.span.extracting(path))
    guard interest > .none else { return }
    if interest == .lent { return lend31(line, path, text) }
    let range = sourceRange(path, in: line)
    handler.key(
      RegistryKey(
        path: keyPath, range: range, excerpt: [excerpt(line, around: path)], isDeletion: false, isImported: true))
    let units = stored.decode(window.units.span, text)
    handler.value(
      RegistryValue(
        name: "", nameRange: range, form: .windows31, type: 1, data: UTF16Bytes.littleEndian(units + [0]),
        dataRange: sourceRange(text, in: line), bytes: window.offset(line.start)..<window.offset(line.next),
        line: lineNumber, text: nil, lines: [excerpt(line, around: path)], addedBytes: 0))
  }

  private func lend31(_ line: Line, _ path: Range<Int>, _ text: Range<Int>) {
    lendKey(line, path)
    let value = LentValue(form: .windows31, type: 1, line: lineNumber, addedBytes: 2)
    let units = stored.decode(window.units.span, text)
    handler.value(value, name: Span(), data: units.span.bytes)
  }
}
