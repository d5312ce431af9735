import RegistryText
import Reports

/// Text in UTF-8 that grows at its end.
struct TextBuffer: Sendable {
  private static let leastBytes = 4 << 10

  /// The text and room behind it.
  private var memory: [UInt8] = []
  /// How long the text is, in bytes.
  private(set) var count = 0

  /// Forgets the text, but keeps its memory.
  mutating func clear() { count = 0 }

  /// Hands out the text.
  func read<E: Error>(_ body: (borrowing Span<UInt8>) throws(E) -> Void) throws(E) {
    try body(memory.span.extracting(0..<count))
  }

  private mutating func makeRoom(for more: Int) {
    if memory.count - count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    memory.append(contentsOf: repeatElement(0, count: max(more, memory.count, Self.leastBytes)))
  }

  mutating func append(_ text: TextBuffer) {
    text.read { $0.withUnsafeBufferPointer { append($0) } }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  mutating func append(string text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(for: bytes.count)
    memory.withUnsafeMutableBytes { memory in
      UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: UnsafeRawBufferPointer(bytes))
    }
    count += bytes.count
  }

  /// Adds one ASCII character.
  mutating func append(ascii character: UInt8) {
    makeRoom(for: 1)
    memory[count] = character
    count += 1
  }

  /// Adds a number that is not negative.
  mutating func append(number: Int) {
    var (length, power) = (1, UInt64(10))
    let number = UInt64(number)
    while power <= number { (length, power) = (length &+ 1, power &* 10) }
    makeRoom(for: length)
    let start = count
    count += length
    var (index, rest) = (count, number)
    var text = memory.mutableSpan
    while index > start {
      index &-= 1
      text[index] = 0x30 | UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  // MARK: Digits

  /// Adds two digits for each byte.
  mutating func append(hex data: borrowing RawSpan) {
    let (length, place) = (data.byteCount, count)
    makeRoom(for: 2 * length)
    var span = memory.mutableSpan
    var text = span.mutableBytes
    var index = 0
    // The last four may have been among those before.
    while index < length, length >= 4 {
      index = min(index, length &- 4)
      let bytes = unsafe data.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self)
      text.storeBytes(of: Self.digits(of: bytes), toByteOffset: place &+ 2 &* index, as: UInt64.self)
      index &+= 4
    }
    while index < length {
      let byte = unsafe data.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      let digits = UInt16(truncatingIfNeeded: Self.digits(of: UInt32(byte)))
      text.storeBytes(of: digits, toByteOffset: place + 2 * index, as: UInt16.self)
      index += 1
    }
    count += 2 * length
  }

  /// The digits of four bytes, the first in the lowest byte.
  @inline(__always)
  private static func digits(of bytes: UInt32) -> UInt64 {
    var word = UInt64(bytes)
    word = (word | word << 16) & 0x0000_FFFF_0000_FFFF
    word = (word | word << 8) & 0x00FF_00FF_00FF_00FF
    let values = word >> 4 & 0x000F_000F_000F_000F | (word & 0x000F_000F_000F_000F) << 8
    // 6 more than 9 carries into the next bit; from the digit 9 to the letter a it is 27 more than one.
    let isLetter = (values &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return values &+ 0x3030_3030_3030_3030 &+ isLetter &* 0x27
  }

  // MARK: Text in UTF-16LE

  /// Adds text as ``VisibleText`` shows it.
  mutating func append(visible text: borrowing RawSpan) {
    let (start, end) = (count, text.byteCount / 2)
    var index = 0
    while true {
      index = appendASCII(text, from: index, upTo: 0x5B, 0x3A)
      guard index < end else { return }
      let unit = text.unit(index)
      let scalar = Unicode.Scalar(unit)
      // Commands of CI runners, which `[` and `::` may be part of, and what is hidden is looked at with all that stands around it.
      let isPair = unit == 0x3A && index + 1 < end && text.unit(index + 1) == 0x3A
      guard let scalar, unit != 0x5B, !isPair, !VisibleText.isHidden(scalar) else { break }
      append(scalar)
      index += 1
    }
    count = start
    append(string: VisibleText.of(text.utf16Text))
  }

  /// Adds a JSON string: quotes, backslashes and control characters escaped, all else as it is.
  mutating func append(json text: borrowing RawSpan) {
    let (start, end) = (count, text.byteCount / 2)
    append(ascii: 0x22)
    var index = 0
    while true {
      index = appendASCII(text, from: index, upTo: 0x22, 0x5C)
      guard index < end else { break }
      let unit = text.unit(index)
      if unit == 0x22 || unit == 0x5C {
        append(ascii: 0x5C)
        append(ascii: UInt8(truncatingIfNeeded: unit))
      } else if unit < 0x20 {
        append("\\u00")
        append(hex: text.extracting(2 * index..<2 * index + 1))
      } else if let scalar = Unicode.Scalar(unit) {
        append(scalar)
      } else {
        count = start
        return append(string: DumpText.quoted(text.utf16Text))
      }
      index += 1
    }
    append(ascii: 0x22)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    for byte in scalar.utf8 { append(ascii: byte) }
  }

  /// Adds printable ASCII from the unit `start` on, up to the first other one or one of two that are ASCII; gives its index.
  @inline(__always)
  private mutating func appendASCII(_ text: borrowing RawSpan, from start: Int, upTo stop: UInt8, _ other: UInt8) -> Int
  {
    let (end, place) = (text.byteCount / 2, count - start)
    makeRoom(for: end - start)
    var span = memory.mutableSpan
    var bytes = span.mutableBytes
    var index = start
    // The last eight may have been among those before.
    while index < end, end - start >= 8 {
      let first = min(index, end &- 8)
      let low = unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first, as: UInt64.self)
      let high = unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: 2 &* first &+ 8, as: UInt64.self)
      guard (low | high) & 0xFF80_FF80_FF80_FF80 == 0, !Self.has(stop, other, in: low | high << 8) else { break }
      bytes.storeBytes(
        of: Self.narrowed(low) | Self.narrowed(high) << 32, toByteOffset: place &+ first, as: UInt64.self)
      index = first &+ 8
    }
    while index < end {
      let unit = text.unit(index)
      guard unit &- 0x20 <= 0x5E, unit != stop, unit != other else { break }
      bytes.storeBytes(of: UInt8(truncatingIfNeeded: unit), toByteOffset: place + index, as: UInt8.self)
      index += 1
    }
    count = place + index
    return index
  }

  /// Whether one of eight bytes, none of which is over 7F, is a control character or one of two others. Adding to each leaves
  /// the others alone, and its highest bit tells whether it is large enough.
  @inline(__always)
  private static func has(_ stop: UInt8, _ other: UInt8, in bytes: UInt64) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let isControl = ~(bytes &+ each &* 0x60) | (bytes &+ each)
    let isOther = ~((bytes ^ each &* UInt64(stop)) &+ each &* 0x7F) | ~((bytes ^ each &* UInt64(other)) &+ each &* 0x7F)
    return (isControl | isOther) & (each &* 0x80) != 0
  }

  /// The low bytes of four units.
  @inline(__always)
  private static func narrowed(_ units: UInt64) -> UInt64 {
    let pairs = (units | units >> 8) & 0x0000_FFFF_0000_FFFF
    return (pairs | pairs >> 16) & 0xFFFF_FFFF
  }
}

extension RawSpan {
  /// The UTF-16 unit at `index`.
  @inline(__always)
  func unit(_ index: Int) -> UInt16 {
    unsafe unsafeLoadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
  }

  /// UTF-16LE as a string; half a surrogate pair becomes U+FFFD.
  var utf16Text: String {
    UTF16Text.string((0..<byteCount / 2).map { unit($0) })
  }
}
