/// One reading by win32k's grammar, with given limits.
struct Win32kReading {
  let interactive: Int?
  let nonInteractive: Int?
  let reason: Win32kReader.Reason?
  let range: Range<Int>

  private static let sought = Array("SharedSection".utf16)

  /// Reads the value, whose `SharedSection` stands at `start`.
  init(_ string: WindowsString, at start: Int?, valueLimit: Int, window: Int) {
    let units = string.units
    guard units.count <= valueLimit else {
      let both = Win32kReader.unreadableKB
      self.init(both, both, .valueTooLong, valueLimit..<units.count)
      return
    }
    guard let start else {
      self.init(builtIn: .notFound, 0..<string.textEnd)
      return
    }
    let end = min(start + window, string.textEnd)
    guard let comma = units[start..<end].firstIndex(of: ASCII.comma) else {
      self.init(builtIn: .noComma, start..<end)
      return
    }
    let secondComma = units[(comma + 1)..<end].firstIndex(of: ASCII.comma)
    let second = Self.heap(
      in: units, field: comma + 1..<(secondComma ?? end), floor: Win32kReader.interactiveFloorKB)
    guard let secondComma else {
      self.init(second.size, second.size, second.reason, second.range)
      return
    }
    let thirdComma = units[(secondComma + 1)..<end].firstIndex(of: ASCII.comma)
    let third = Self.heap(
      in: units, field: secondComma + 1..<(thirdComma ?? end), floor: Win32kReader.nonInteractiveFloorKB)
    // After a second number that wraps nothing is known of the whole session's heaps.
    let thirdSize = second.reason == .wraps ? nil : third.size
    let isSecond = second.reason != nil
    self.init(
      second.size, thirdSize, second.reason ?? third.reason,
      isSecond ? second.range : third.reason == nil ? second.range.lowerBound..<third.range.upperBound : third.range)
  }

  private init(_ interactive: Int?, _ nonInteractive: Int?, _ reason: Win32kReader.Reason?, _ range: Range<Int>) {
    self.interactive = interactive
    self.nonInteractive = nonInteractive
    self.reason = reason
    self.range = range
  }

  private init(builtIn reason: Win32kReader.Reason, _ range: Range<Int>) {
    self.init(Win32kReader.interactiveFloorKB, Win32kReader.nonInteractiveFloorKB, reason, range)
  }

  /// One number of the two: a field that holds nothing before the next blank or comma, and no number behind the blank,
  /// is empty.
  private static func heap(
    in units: [UInt16], field: Range<Int>, floor: Int
  ) -> (size: Int?, reason: Win32kReader.Reason?, range: Range<Int>) {
    let number = ClassicNumber(in: units, field: field)
    guard number.hasDigits else {
      let startsEmpty = units[field].first.map(Blank.isBlank) ?? true
      return startsEmpty ? (nil, .emptyNumber, field.lowerBound..<field.lowerBound) : (floor, nil, number.taken)
    }
    guard !number.wraps, number.bits < Win32kReader.wrapsKB else { return (nil, .wraps, number.taken) }
    return (max(Int(number.bits), floor), nil, number.taken)
  }

  /// Where `SharedSection` stands in exactly these letters.
  static func start(in string: WindowsString) -> Int? {
    let units = string.units[..<string.textEnd]
    guard let first = sought.first else { return nil }
    var from = units.startIndex
    while let index = units[from...].firstIndex(of: first) {
      if units[index...].starts(with: sought) { return index }
      from = index + 1
    }
    return nil
  }
}
