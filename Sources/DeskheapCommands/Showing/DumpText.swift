import RegistryText
import Reports
import SubSystems

/// The text of a dump, as far as it has not been written.
struct DumpText: Sendable {
  private let format: DocumentFormat
  /// The text.
  private(set) var text = TextBuffer()
  /// Whether there has been a key.
  private(set) var hasKeys: Bool
  private var isImported = false
  private var isKeyOpen = false
  private var hasValues = false

  /// Text of `format`, at its beginning or behind other keys.
  init(_ format: DocumentFormat, hasKeys: Bool = false) {
    self.format = format
    self.hasKeys = hasKeys
  }

  /// Forgets what has been written.
  mutating func clear() { text.clear() }

  /// Adds text that stands behind other keys.
  mutating func append(_ rest: DumpText) {
    closeKey()
    text.append(rest.text)
    isImported = rest.isImported
    isKeyOpen = rest.isKeyOpen
    hasValues = rest.hasValues
  }

  mutating func append(_ rest: String) { text.append(string: rest) }

  /// Adds a key that is told of itself, as those are that are deleted.
  mutating func append(_ key: RegistryKey) {
    let path = Array(key.path.utf16)
    let lent = LentKey(line: key.range.start.line, isDeletion: key.isDeletion, isImported: key.isImported)
    append(lent, path: path.span)
  }

  /// Adds a key; gives how long the text is now, in bytes.
  @discardableResult
  mutating func append(_ key: LentKey, path: borrowing Span<UInt16>) -> Int {
    isImported = key.isImported
    guard isImported else { return text.count }
    closeKey()
    switch format {
    case .json:
      text.append(hasKeys ? ",\n{\"path\":" : "\n{\"path\":")
      text.append(json: path.bytes)
      text.append(",\"line\":")
      text.append(number: key.line)
      text.append(key.isDeletion ? ",\"delete\":true,\"values\":[" : ",\"delete\":false,\"values\":[")
    case .text:
      if hasKeys { text.append(ascii: 0x0A) }
      text.append(number: key.line)
      text.append(key.isDeletion ? ": delete [" : ": [")
      text.append(visible: path.bytes)
      text.append("]\n")
    }
    hasKeys = true
    isKeyOpen = true
    hasValues = false
    return text.count
  }

  /// Ends the key that is open, if there is one.
  mutating func closeKey() {
    if isKeyOpen, format == .json { text.append("]}") }
    isKeyOpen = false
  }

  /// Adds a value; gives how long the text is now, in bytes.
  @discardableResult
  mutating func append(_ value: LentValue, name: borrowing Span<UInt16>, data: borrowing RawSpan) -> Int {
    guard isImported else { return text.count }
    switch format {
    case .json: appendDocument(value, name, data)
    case .text: appendLine(value, name, data)
    }
    hasValues = true
    return text.count
  }

  private mutating func appendDocument(
    _ value: LentValue, _ name: borrowing Span<UInt16>, _ data: borrowing RawSpan
  ) {
    text.append(hasValues ? ",\n {\"name\":" : "\n {\"name\":")
    text.append(json: name.bytes)
    text.append(",\"line\":")
    text.append(number: value.line)
    if value.form == .deletion { return text.append(",\"delete\":true}") }
    text.append(",\"delete\":false,\"type\":")
    text.append(number: Int(value.type))
    text.append(",\"data\":\"")
    text.append(hex: data)
    for _ in 0..<value.addedBytes { text.append("00") }
    text.append("\"}")
  }

  private mutating func appendLine(_ value: LentValue, _ name: borrowing Span<UInt16>, _ data: borrowing RawSpan) {
    let isDeletion = value.form == .deletion
    text.append(number: value.line)
    if name.isEmpty {
      text.append(isDeletion ? ":   delete @" : ":   @ ")
    } else {
      text.append(isDeletion ? ":   delete \"" : ":   \"")
      text.append(visible: name.bytes)
      text.append(isDeletion ? "\"" : "\" ")
    }
    if !isDeletion {
      text.append(string: RegistryValue.typeName(value.type))
      appendData(value, data)
    }
    text.append(ascii: 0x0A)
  }

  /// Adds a string up to its first NUL, a number, or bytes.
  private mutating func appendData(_ value: LentValue, _ data: borrowing RawSpan) {
    switch value.type {
    case 1, 2:
      text.append(" \"")
      text.append(visible: data.extracting(0..<(value.form == .string ? data.byteCount : data.untilNUL)))
      text.append("\"")
    case 4 where data.byteCount == 4:
      text.append(" ")
      text.append(number: Int(unsafe data.unsafeLoadUnaligned(as: UInt32.self)))
    default:
      text.append(" ")
      text.append(hex: data)
      for _ in 0..<value.addedBytes { text.append("00") }
    }
  }

  /// A JSON string: quotes, backslashes and control characters escaped, all else as it is.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension RawSpan {
  /// How many bytes of UTF-16LE stand before the first NUL.
  fileprivate var untilNUL: Int {
    var index = 0
    while index < byteCount / 2, unit(index) != 0 { index += 1 }
    return 2 * index
  }
}
