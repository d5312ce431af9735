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
    let keyword = Array("hex(2):".utf16)
    let column = value.dataRange.start.column - 2 + keyword.count
    let text = keyword + RegeditLayout.list(bytes, column: column, lineEnd: facts.usualLineEnd.units)
    return [Splice(bytes: quoted, replacement: facts.encoding.bytes(of: text) ?? [])]
  }
}
