import RegistryText

/// The lines of a text with their ends, and each as a difference shows it.
struct SlowText {
  private(set) var lines: [[UInt8]] = []
  private(set) var ends: [[UInt16]] = []

  /// Cuts `bytes` behind each CR LF, CR and LF. Half a unit at the end belongs to the last line.
  init(_ bytes: [UInt8], _ encoding: TextEncoding) {
    let size = encoding.unitSize
    let units = stride(from: 0, to: bytes.count, by: size).map { index -> UInt16 in
      guard size == 2 else { return UInt16(bytes[index]) }
      guard index + 1 < bytes.count else { return 0 }
      let (low, high) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      if case .utf16BE = encoding { return low << 8 | high }
      return high << 8 | low
    }
    var index = 0
    while index < units.count {
      let first = index
      while index < units.count, units[index] != 0x0D, units[index] != 0x0A { index += 1 }
      let end = index
      if index < units.count { index += units[index...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
      lines.append(Array(bytes[first * size..<min(end * size, bytes.count)]))
      ends.append(Array(units[end..<index]))
    }
  }

  /// The texts of the lines.
  func texts(_ encoding: TextEncoding) -> [String] {
    lines.map { line in
      var units: [UInt16] = []
      switch encoding {
      case .utf16LE: units = UTF16Bytes.units(line)
      case .utf16BE: units = UTF16Bytes.units(line).map(\.byteSwapped)
      case .utf8: units = Array(String(decoding: line, as: UTF8.self).utf16)
      case .ansi(let page): units = page.decode(line)
      }
      // A byte order mark is not shown.
      return String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
    }
  }
}
