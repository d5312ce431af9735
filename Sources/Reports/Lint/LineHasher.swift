/// The hash by which GitHub's code scanning knows a line again (`primaryLocationLineHash`), as its SARIF uploader
/// computes it: over the 100 UTF-16 units from the line's start on, blanks and tabs left out, CR and CRLF as LF, the end of
/// the text as FFFF and NULs behind it; each unit weighs 37 times as much as the next, modulo 2^64.
///
/// The uploader decodes every file as UTF-8, so what it computes for a UTF-16 export is of no use; that is why the
/// program writes the hash itself.
struct LineHasher {
  private static let window = 100
  private static let base: UInt64 = 37
  /// The weight of the unit that leaves the window: 37 to the 100th.
  private static let leavingWeight = (0..<window).reduce(UInt64(1)) { weight, _ in weight &* base }
  private static let endOfText: UInt16 = 0xFFFF

  private var units = [UInt16](repeating: 0, count: window)
  /// For each unit of the window the number of the line that it begins, or 0.
  private var lines = [Int](repeating: 0, count: window)
  private var index = 0
  private var hash: UInt64 = 0
  private var line = 0
  private var isAtLineStart = true
  private var isBehindReturn = false

  /// Takes the next units. `emit` gets the number of each line whose hash is known now, in order, with the hash.
  mutating func add(_ text: [UInt16], emit: (Int, UInt64) -> Void) {
    for unit in text { add(unit, emit) }
  }

  /// Takes the end of the text; `emit` gets the lines that are left.
  mutating func finish(emit: (Int, UInt64) -> Void) {
    add(Self.endOfText, emit)
    for _ in 0..<Self.window {
      release(emit)
      shift(in: 0)
    }
  }

  private mutating func add(_ unit: UInt16, _ emit: (Int, UInt64) -> Void) {
    let isSecondHalf = isBehindReturn && unit == 0x0A
    isBehindReturn = unit == 0x0D
    if unit == 0x20 || unit == 0x09 || isSecondHalf { return }
    release(emit)
    if isAtLineStart {
      line += 1
      lines[index] = line
    }
    isAtLineStart = unit == 0x0D || unit == 0x0A
    shift(in: isAtLineStart ? 0x0A : unit)
  }

  /// Tells the line that begins at the oldest unit of the window.
  private mutating func release(_ emit: (Int, UInt64) -> Void) {
    guard lines[index] > 0 else { return }
    emit(lines[index], hash)
    lines[index] = 0
  }

  private mutating func shift(in unit: UInt16) {
    // The arithmetic is meant to wrap: it is the hash's modulus.
    hash = hash &* Self.base &+ UInt64(unit) &- Self.leavingWeight &* UInt64(units[index])
    units[index] = unit
    index = index + 1 == Self.window ? 0 : index + 1
  }
}
