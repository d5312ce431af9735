import RegistryText
import Reports
import SubSystems

/// The text of a dump, as far as it has not been written.
struct DumpText: Sendable {
  /// The two digits of each byte, the first of them in the low half.
  private static let hexDigits: [UInt16] = {
    let digits = Array("0123456789abcdef".utf16)
    return (0..<256).map { digits[$0 & 15] << 8 | digits[$0 >> 4] }
  }()

  private let format: DocumentFormat
  /// The text, in UTF-8.
  private(set) var bytes: [UInt8] = []
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
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds text that stands behind other keys.
  mutating func append(_ rest: DumpText) {
    closeKey()
    bytes.append(contentsOf: rest.bytes)
    isImported = rest.isImported
    isKeyOpen = rest.isKeyOpen
    hasValues = rest.hasValues
  }

  mutating func append(_ key: RegistryKey) {
    isImported = key.isImported
    guard isImported else { return }
    closeKey()
    switch format {
    case .json:
      append(literal: hasKeys ? ",\n{\"path\":" : "\n{\"path\":")
      append(Self.quoted(key.path))
      append(",\"line\":\(key.range.start.line),\"delete\":\(key.isDeletion),\"values\":[")
    case .text:
      if hasKeys { append(literal: "\n") }
      append(String(key.range.start.line))
      append(literal: key.isDeletion ? ": delete [" : ": [")
      append(VisibleText.of(key.path))
      append(literal: "]\n")
    }
    hasKeys = true
    isKeyOpen = true
    hasValues = false
  }

  /// Ends the key that is open, if there is one.
  mutating func closeKey() {
    if isKeyOpen, format == .json { append(literal: "]}") }
    isKeyOpen = false
  }

  mutating func append(_ value: RegistryValue) {
    guard isImported else { return }
    switch format {
    case .json: appendDocument(value)
    case .text: appendLine(value)
    }
    hasValues = true
  }

  private mutating func appendDocument(_ value: RegistryValue) {
    let isDeletion = value.form == .deletion
    append(literal: hasValues ? ",\n {\"name\":" : "\n {\"name\":")
    append(Self.quoted(value.name))
    append(",\"line\":\(value.line),\"delete\":\(isDeletion)")
    if !isDeletion {
      append(",\"type\":\(value.type),\"data\":\"")
      append(hex: value.data)
      append(literal: "\"")
    }
    append(literal: "}")
  }

  private mutating func appendLine(_ value: RegistryValue) {
    append(String(value.line))
    append(literal: value.form == .deletion ? ":   delete " : ":   ")
    if value.name.isEmpty { append(literal: "@") } else { append(quoted: value.name) }
    if value.form != .deletion {
      append(literal: " ")
      append(value.typeName)
      append(literal: " ")
      if let string = value.string {
        append(quoted: string)
      } else if let number = value.number {
        append(String(number))
      } else {
        append(hex: value.data)
      }
    }
    append(literal: "\n")
  }

  private mutating func append(quoted text: String) {
    append(literal: "\"")
    append(VisibleText.of(text))
    append(literal: "\"")
  }

  private mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    // As one stretch of memory where it is one, as nearly all strings are.
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes.append(contentsOf: text.utf8)
    }
  }

  private mutating func append(hex data: [UInt8]) {
    let digits = Self.hexDigits
    bytes.append(addingCapacity: 2 * data.count) { bytes in
      for byte in data {
        let pair = digits[Int(byte)]
        bytes.append(UInt8(truncatingIfNeeded: pair))
        bytes.append(UInt8(truncatingIfNeeded: pair >> 8))
      }
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
