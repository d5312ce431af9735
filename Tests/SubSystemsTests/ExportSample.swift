import RegistryText
import SubSystems
import Splices
import Testing

/// A `.reg` file with one SubSystems key, written in many ways.
struct ExportSample: Sendable, CustomTestStringConvertible {
  var encoding: TextEncoding
  var lineEnd: String
  var isVersion4: Bool
  var isHex: Bool
  /// How many bytes stand on a line of a list; nil as regedit cuts.
  var perLine: Int?

  var testDescription: String {
    "\(encoding.name) \(lineEnd.utf8.map { String($0, radix: 16) }.joined()) \(isVersion4 ? 4 : 5) "
      + "\(isHex ? "hex" : "quoted") \(perLine.map(String.init) ?? "regedit")"
  }

  static let encodings: [TextEncoding] = [
    .utf16LE(mark: true), .utf16BE(mark: true), .utf16LE(mark: false), .utf16BE(mark: false), .utf8(mark: true),
    .utf8(mark: false), .ansi(.windows1252),
  ]

  /// Every encoding, line end, header and form.
  static let all = encodings.flatMap { encoding in
    ["\r\n", "\n", "\r"].flatMap { lineEnd in
      [true, false].flatMap { isVersion4 in
        [(true, nil), (true, 16), (true, 1000), (false, nil)].map { form in
          ExportSample(
            encoding: encoding, lineEnd: lineEnd, isVersion4: isVersion4, isHex: form.0, perLine: form.1)
        }
      }
    }
  }

  /// The file with `text` as its `Windows` value.
  func bytes(_ text: String) -> [UInt8] {
    let header = isVersion4 ? "REGEDIT4" : "Windows Registry Editor Version 5.00"
    let windows = isHex ? hex(text) : "\"Windows\"=\"\(Self.escaped(text))\""
    let comment = encoding == .ansi(.windows1252) || isVersion4 && !encoding.isUTF16 ? "; plain" : "; é 😀"
    return file([
      header, "", "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]", comment,
      "\"Kmode\"=\"x\"", windows, "\"Required\"=hex(7):00,00", "",
    ])
  }

  /// The lines in the sample's encoding.
  func file(_ lines: [String]) -> [UInt8] {
    mark + (encoding.bytes(of: Array(lines.joined(separator: lineEnd).utf16)) ?? [])
  }

  private var mark: [UInt8] {
    switch encoding {
    case .utf16LE(mark: true): [0xFF, 0xFE]
    case .utf16BE(mark: true): [0xFE, 0xFF]
    case .utf8(mark: true): [0xEF, 0xBB, 0xBF]
    default: []
    }
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  }

  /// The value as a list, cut by hand: the line grows byte by byte and is cut as soon as it is long enough.
  private func hex(_ text: String) -> String {
    let data = isVersion4 ? Array(text.utf8) + [0] : UTF16Bytes.littleEndian(Array(text.utf16) + [0])
    var (lines, line, count) = ([String](), "\"Windows\"=hex(2):", 0)
    for (index, byte) in data.enumerated() {
      line += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      count += 1
      guard index + 1 < data.count else { break }
      line += ","
      guard perLine.map({ count == $0 }) ?? (line.utf8.count >= 77) else { continue }
      lines.append(line + "\\")
      (line, count) = ("  ", 0)
    }
    return (lines + [line]).joined(separator: lineEnd)
  }
}

/// The one `Windows` value of a file and what is known of the file.
func windows(_ bytes: [UInt8]) throws -> (value: WindowsValue, facts: FileFacts) {
  let export = try ExportSurvey.read(MemoryBytes(bytes))
  guard let value = export.windowsValues.last else { throw NoValue() }
  return (value, export.facts)
}

struct NoValue: Error {}

/// The bytes with ascending splices applied, from the last to the first.
func applied(_ splices: [Splice], to bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  for splice in splices.reversed() { result.replaceSubrange(splice.bytes, with: splice.replacement) }
  return result
}
