package import RegistryText

extension WindowsValue {
  /// The changes to the file that make a REG_SZ a REG_EXPAND_SZ with the same text; nil where it is none, or where the
  /// text is not all ASCII.
  package func madeExpandable(in facts: FileFacts) -> [Splice]? {
    guard value.type == 1 else { return nil }
    if value.form == .hex {
      return value.keywordPlace.map {
        [Splice(bytes: $0.bytes, replacement: facts.encoding.bytes(of: Array("hex(2)".utf16)) ?? [])]
      }
    }
    guard value.form == .string, let units = value.text?.units, units.allSatisfy({ $0 < 0x80 }) else { return nil }
    let size = facts.encoding.unitSize
    let data = value.dataRange.bytes
    let quoted = data.lowerBound - size..<data.upperBound + size
    let bytes =
      facts.header == .version4
      ? (units + [0]).map { UInt8(truncatingIfNeeded: $0) } : UTF16Bytes.littleEndian(units + [0])
    let lineEnd = String(decoding: facts.usualLineEnd, as: UTF16.self)
    let text = Self.list(of: bytes, from: value.dataRange.start.column - 2, lineEnd: lineEnd)
    return [Splice(bytes: quoted, replacement: facts.encoding.bytes(of: Array(text.utf16)) ?? [])]
  }

  /// `hex(2):` and the bytes, cut as regedit cuts a list whose first line has `column` characters already.
  private static func list(of bytes: [UInt8], from column: Int, lineEnd: String) -> String {
    let indentation = String(decoding: HexList.indentation, as: UTF16.self)
    var text = "hex(2):"
    var column = column + text.utf8.count
    for (index, byte) in bytes.enumerated() {
      text += String(decoding: HexList.digits(byte, isUpper: false), as: UTF16.self)
      guard index < bytes.count - 1 else { break }
      text += ","
      column += 3
      if column >= HexList.cutColumn {
        text += "\\" + lineEnd + indentation
        column = indentation.utf8.count
      }
    }
    return text
  }
}
