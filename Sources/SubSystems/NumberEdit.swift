package import RegistryText
package import Splices

extension RegistryValue {
  /// The changes to the file that give a REG_DWORD of four bytes another number, as `dword:` or as its bytes; nil for
  /// other values. Line breaks and comments stay.
  package func edit(number: UInt32, in facts: FileFacts) -> [Splice]? {
    guard type == 4, data.count == 4 else { return nil }
    let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    switch form {
    case .dword:
      let digits = bytes.reversed().flatMap { HexList.digits($0, isUpper: false) }
      return facts.encoding.bytes(of: digits).map { [Splice(bytes: dataRange.bytes, replacement: $0)] }
    case .hex:
      return list(in: facts).map { list in change(to: list.replacing(dataRange.bytes, with: bytes), in: facts) }
    case .string, .windows31, .deletion: return nil
    }
  }

  /// The changes to the file that make a value written as `dword:` or as a list of bytes a deletion; nil for others, and
  /// where the text has not been kept. Comments stay, those between the lines of a list as lines of their own.
  package func deletion(in facts: FileFacts) -> [Splice]? {
    guard let keyword = keywordPlace, let minus = facts.encoding.bytes(of: [ASCII.minus]) else { return nil }
    if form == .dword {
      return [Splice(bytes: keyword.bytes.lowerBound..<dataRange.bytes.upperBound, replacement: minus)]
    }
    return list(in: facts).map { list in
      change(
        to: list.deletion(keyword: (keyword.bytes.lowerBound - bytes.lowerBound) / facts.encoding.unitSize), in: facts)
    }
  }

  private func list(in facts: FileFacts) -> HexList? {
    HexList(self, unitSize: facts.encoding.unitSize, lineEnd: facts.usualLineEnd.units)
  }

  private func change(to text: [UInt16], in facts: FileFacts) -> [Splice] {
    WrittenChange(from: written, to: text, at: bytes.lowerBound, in: facts.encoding).splices
  }
}
