import RegistryText

/// A `.reg` file around one text.
struct WrittenFile {
  private static let encodings: [TextEncoding] = [
    .utf16LE(mark: true), .utf16BE(mark: true), .utf8(mark: true), .utf16LE(mark: false), .utf16BE(mark: false),
    .utf8(mark: false), .ansi(.windows1252), .utf16LE(mark: true),
  ]
  static let key = #"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Session Manager\SubSystems"#

  let encoding: TextEncoding
  private let lineEnd: String
  private let isHex: Bool
  private let perLine: Int

  /// `choice` says how it is written.
  init(_ choice: UInt8) {
    encoding = Self.encodings[Int(choice & 7)]
    isHex = choice & 8 != 0
    lineEnd = ["\r\n", "\n", "\r", "\r\n"][Int(choice >> 4 & 3)]
    perLine = choice & 64 == 0 ? 25 : 1000
  }

  /// The file with `text` as its `Windows` value; nil where it cannot be written so.
  func bytes(_ text: [UInt16]) -> [UInt8]? {
    guard isHex || !text.contains(0) else { return nil }
    let value = isHex ? Array(hex(text).utf16) : Array("\"Windows\"=\"".utf16) + Self.escaped(text) + [0x22]
    let lines = ["Windows Registry Editor Version 5.00", "", "[\(Self.key)]", "\"Kmode\"=\"x\"", ""]
    let end = Array(lineEnd.utf16)
    let whole = Array(lines.joined(separator: lineEnd).utf16) + value + end + Array("\"Required\"=hex(7):00,00".utf16)
    return encoding.bytes(of: whole + end).map { mark + $0 }
  }

  /// What Windows reads for `text`: without a mark UTF-8 is text in the ANSI code page to it.
  func asRead(_ text: [UInt16]) -> [UInt16] {
    guard encoding == .utf8(mark: false), !isHex else { return text }
    return CodePage.windows1252.decode(Array(String(decoding: text, as: UTF16.self).utf8))
  }

  private var mark: [UInt8] {
    switch encoding {
    case .utf16LE(mark: true): [0xFF, 0xFE]
    case .utf16BE(mark: true): [0xFE, 0xFF]
    case .utf8(mark: true): [0xEF, 0xBB, 0xBF]
    default: []
    }
  }

  private static func escaped(_ text: [UInt16]) -> [UInt16] {
    text.flatMap { unit -> [UInt16] in
      switch unit {
      case 0x5C, 0x22: [0x5C, unit]
      case 0x0A: [0x5C, 0x6E]
      case 0x0D: [0x5C, 0x72]
      default: [unit]
      }
    }
  }

  private func hex(_ text: [UInt16]) -> String {
    var line = "\"Windows\"=hex(2):"
    let data = UTF16Bytes.littleEndian(text + [0])
    for (index, byte) in data.enumerated() {
      line += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      guard index + 1 < data.count else { break }
      line += (index + 1) % perLine == 0 ? ",\\\(lineEnd)  " : ","
    }
    return line
  }
}
