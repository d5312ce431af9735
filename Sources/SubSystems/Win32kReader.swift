/// What win32k, which decides the size of the heaps, makes of the value. No document describes it: observed.
package struct Win32kReader: Hashable, Sendable {
  /// A longer value is not read at all; about, ±1. In UTF-16 units.
  package static let valueLimit = 607
  /// How far it looks from the `S` of `SharedSection`; about, ±1. In UTF-16 units.
  package static let windowLength = 32
  /// The smallest interactive heap, in KB; also the heap where nothing is found.
  package static let interactiveFloorKB = 512
  /// The smallest non-interactive heap, in KB; also the heap where nothing is found.
  package static let nonInteractiveFloorKB = 128
  /// Both heaps where the value is not read, in KB.
  package static let unreadableKB = 3072
  /// `KB << 10` leaves 32 bits from here on.
  package static let wrapsKB = 4_194_304

  /// Why a heap is not what the numbers say, or not known.
  package enum Reason: Hashable, Sendable {
    /// The value is longer than `valueLimit`: 3072/3072.
    case valueTooLong
    /// No `SharedSection` in exactly these letters: 512/128.
    case notFound
    /// No comma within the window: 512/128.
    case noComma
    /// Nothing is written after the comma: not known.
    case emptyNumber
    /// Negative, or so large that its size leaves 32 bits: not known.
    case wraps
  }

  /// The heap of an interactive desktop, in KB; nil where it is not known.
  package let interactiveKB: Int?
  /// The heap of a non-interactive desktop, in KB; nil where it is not known.
  package let nonInteractiveKB: Int?
  /// Why the heaps are others than the numbers, or nil; a third number's reason only where the second has none.
  package let reason: Reason?
  /// The units that the reason speaks of, or the two numbers' text; indices of UTF-16 units of the value.
  package let range: Range<Int>
  /// Whether the heaps hang on one character more or less of the two limits, which are known only as ±1.
  package let isAtTheLimit: Bool

  /// Reads the value, independently of csrss.
  package init(_ string: WindowsString) {
    let start = Win32kReading.start(in: string)
    let reading = Win32kReading(string, at: start, valueLimit: Self.valueLimit, window: Self.windowLength)
    interactiveKB = reading.interactive
    nonInteractiveKB = reading.nonInteractive
    reason = reading.reason
    range = reading.range
    // Far from that limit one unit more or less changes nothing.
    let valueLimits = abs(string.units.count - Self.valueLimit) > 1 ? 0...0 : -1...1
    isAtTheLimit = valueLimits.contains { value in
      (-1...1).contains { window in
        let variant = Win32kReading(
          string, at: start, valueLimit: Self.valueLimit + value, window: Self.windowLength + window)
        return variant.interactive != reading.interactive || variant.nonInteractive != reading.nonInteractive
      }
    }
  }
}
