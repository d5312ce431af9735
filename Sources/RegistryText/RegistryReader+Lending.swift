/// Keys and values that are lent to the handler: of what the window holds as regedit reads it nothing is made.
extension RegistryReader {
  /// Lends the path of the open key, whose heading is `line`.
  func lendKey(_ line: Line, _ path: Range<Int>) {
    let key = LentKey(line: lineNumber, isImported: isKeyImported)
    if holdsText(of: line), Self.isAsUsed(window.units.span.extracting(path)) {
      return handler.key(key, path: window.units.span.extracting(path))
    }
    let path = Array(keyPath.utf16)
    handler.key(key, path: path.span)
  }

  /// Lends a value that ends on `line`, with which it begins.
  mutating func lend(_ line: Line, _ shape: borrowing ValueShape) {
    if shape.form == .hex || !holdsName(of: line, shape) { noteLentName(line, shape) }
    var value = LentValue(form: .string, type: shape.type, line: lineNumber)
    if shape.outcome == .deletion {
      value.form = .deletion
      return lend(value, line, shape, RawSpan())
    }
    switch shape.form {
    case .string: lendString(value, line, shape)
    case .dword:
      value.form = .dword
      var data = takeLentData()
      data.appendNumber(dword(shape.data))
      lend(value, line, shape, data.bytes.span.bytes)
      lentData = data.bytes
    case .hex:
      var list = takeLentData()
      list.appendHex(shape.data, of: window, at: unmapped)
      value.form = .hex
      lend(value, list)
    }
  }

  private mutating func lendString(_ value: LentValue, _ line: Line, _ shape: borrowing ValueShape) {
    var value = value
    value.addedBytes = 2
    if !shape.hasEscapedText, holdsText(of: line) {
      return lend(value, line, shape, window.units.span.extracting(shape.data).bytes)
    }
    var text = takeLentData()
    text.appendString(window.units.span, shape.data, at: unmapped, stored: stored, shown: shown)
    lend(value, line, shape, text.bytes.span.bytes)
    lentData = text.bytes
  }

  /// Lends a value with its name, which has been noted where the window does not hold it.
  private func lend(_ value: LentValue, _ line: Line, _ shape: borrowing ValueShape, _ data: borrowing RawSpan) {
    if holdsName(of: line, shape) {
      handler.value(value, name: window.units.span.extracting(shape.name), data: data)
    } else {
      handler.value(value, name: lentName.span, data: data)
    }
  }

  /// Lends a list of bytes whose name has been noted.
  mutating func lend(_ value: LentValue, _ list: ValueCapture) {
    var value = value
    if value.isText, facts.header == .version4 {
      let text = choice.codePage.decode(list.bytes)
      value.addedBytes = text.isEmpty || text.last == 0 ? 0 : 2
      handler.value(value, name: lentName.span, data: text.span.bytes)
    } else {
      let end = value.isText ? list.textEnd : (kept: list.bytes.count, added: 0)
      value.addedBytes = end.added
      handler.value(value, name: lentName.span, data: list.bytes.span.bytes.extracting(0..<end.kept))
    }
    lentData = list.bytes
  }

  /// Keeps the name of a value: the window may move on before the value ends.
  mutating func noteLentName(_ line: Line, _ shape: borrowing ValueShape) {
    lentName.removeAll(keepingCapacity: true)
    if shape.isDefault { return }
    guard holdsName(of: line, shape) else { return lentName = nameUnits(shape) }
    // A copy of the reference only: the name is changed while the window is read.
    let units = window.units
    units.span.extracting(shape.name).withUnsafeBufferPointer { lentName.append(contentsOf: $0) }
  }

  /// The memory of what was lent last, to be filled again.
  mutating func takeLentData() -> ValueCapture {
    // Emptied while nobody else has it, or it would be copied.
    lentData.removeAll(keepingCapacity: true)
    defer { lentData = [] }
    return ValueCapture(filling: lentData)
  }

  /// Whether the window's units are the name of the value on `line`.
  private func holdsName(of line: Line, _ shape: borrowing ValueShape) -> Bool {
    !shape.hasEscapedName && holdsText(of: line)
  }

  /// Whether the window's units are the text of `line` as regedit reads it, but for escapes: ASCII is the same in every
  /// encoding.
  private func holdsText(of line: Line) -> Bool { window.encoding.isUTF16 || !line.isUnusual }
}
