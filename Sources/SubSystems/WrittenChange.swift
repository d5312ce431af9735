import RegistryText
import Splices

/// The difference between a statement's text before and after.
struct WrittenChange {
  let old: [UInt16]
  let new: [UInt16]
  /// Where the statement begins in the file.
  let start: Int
  let encoding: TextEncoding

  init(from old: [UInt16], to new: [UInt16], at start: Int, in encoding: TextEncoding) {
    self.old = old
    self.new = new
    self.start = start
    self.encoding = encoding
  }

  /// Where both are of one length, a splice for each run that differs; else one over all that does.
  var splices: [Splice] { old.count == new.count ? inPlace : rewrapped }

  private var inPlace: [Splice] {
    var splices: [Splice] = []
    var index = 0
    while index < old.count {
      let first = index
      while index < old.count, old[index] != new[index] { index += 1 }
      if index > first { splices.append(splice(first..<index, new[first..<index])) } else { index += 1 }
    }
    return splices
  }

  private var rewrapped: [Splice] {
    let front = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - front
    let back = zip(old.reversed(), new.reversed()).prefix(room).prefix { $0 == $1 }.count
    return [splice(front..<old.count - back, new[front..<new.count - back])]
  }

  private func splice(_ range: Range<Int>, _ units: ArraySlice<UInt16>) -> Splice {
    let size = encoding.unitSize
    return Splice(
      bytes: start + range.lowerBound * size..<start + range.upperBound * size, replacement: raw(units))
  }

  /// The bytes of text units as the file holds them: those of 8-bit text are bytes already.
  private func raw(_ units: ArraySlice<UInt16>) -> [UInt8] {
    guard encoding.isUTF16 else { return units.map { UInt8(truncatingIfNeeded: $0) } }
    return encoding.bytes(of: Array(units)) ?? []
  }
}

/// What a list of bytes holds for a text.
enum HexBytes {
  /// UTF-16LE; with a header of version 4 the bytes of the ANSI code page, which only an ANSI file tells when there is
  /// more than ASCII.
  static func of(_ units: ArraySlice<UInt16>, in facts: FileFacts) throws(EditFault) -> [UInt8] {
    guard facts.header == .version4 else { return UTF16Bytes.littleEndian(Array(units)) }
    if units.allSatisfy({ $0 < 0x80 }) { return units.map { UInt8(truncatingIfNeeded: $0) } }
    guard case .ansi = facts.encoding, let bytes = facts.encoding.bytes(of: Array(units)) else {
      throw .notInEncoding(encoding: facts.encoding.name)
    }
    return bytes
  }
}
