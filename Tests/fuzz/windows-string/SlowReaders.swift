import SubSystems

/// A number as Windows reads it, reckoned with more room than any number needs.
struct SlowNumber {
  private(set) var hasDigits = false
  private(set) var bits: UInt32 = 0
  private(set) var wraps = false

  init(_ text: ArraySlice<UInt16>) {
    var rest = text.drop(while: Blank.isBlank)
    let isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest = rest.dropFirst() }
    var radix: UInt64 = 10
    if rest.first == 0x30, let letter = rest.dropFirst().first, let asked = [0x62: 2, 0x6F: 8, 0x78: 16][letter] {
      radix = UInt64(asked)
      rest = rest.dropFirst(2)
    }
    let digits = rest.map { Unicode.Scalar($0).flatMap { $0.isASCII ? Character($0).hexDigitValue : nil } ?? 16 }
      .prefix { $0 < radix }
    hasDigits = !digits.isEmpty
    // As long as the number fits it is kept; what has once been too large stays so.
    let whole = digits.reduce(UInt64(0)) { min($0, 1 << 40) * radix + UInt64($1) }
    let low = UInt32(digits.reduce(UInt64(0)) { ($0 * radix + UInt64($1)) % (1 << 32) })
    bits = isNegative ? UInt32((1 << 32 - UInt64(low)) % (1 << 32)) : low
    wraps = whole > UInt64(UInt32.max) || isNegative && whole > 0
  }
}

/// What win32k makes of a value, in strings cut out one after the other.
struct SlowWin32k {
  private(set) var interactive: Int? = Win32kReader.interactiveFloorKB
  private(set) var nonInteractive: Int? = Win32kReader.nonInteractiveFloorKB

  init(_ string: WindowsString) {
    if string.units.count > Win32kReader.valueLimit {
      (interactive, nonInteractive) = (Win32kReader.unreadableKB, Win32kReader.unreadableKB)
      return
    }
    let text = string.units.prefix { $0 != 0 }
    let name = Array("SharedSection".utf16)
    let starts = text.indices.filter { text[$0...].starts(with: name) }
    guard let start = starts.first else { return }
    let fields = text[start...].prefix(Win32kReader.windowLength)
      .split(separator: 0x2C, maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count > 1 else { return }
    let second = Self.heap(fields[1], Win32kReader.interactiveFloorKB)
    let third = fields.count > 2 ? Self.heap(fields[2], Win32kReader.nonInteractiveFloorKB) : second
    interactive = second.size
    nonInteractive = second.wraps ? nil : third.size
  }

  private static func heap(_ field: ArraySlice<UInt16>, _ floor: Int) -> (size: Int?, wraps: Bool) {
    let number = SlowNumber(field)
    if !number.hasDigits { return (field.first.map(Blank.isBlank) ?? true ? nil : floor, false) }
    if number.wraps || number.bits >= UInt32(Win32kReader.wrapsKB) { return (nil, true) }
    return (max(floor, Int(number.bits)), false)
  }
}
