#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An ANSI or OEM code page in which a `REGEDIT4` export may be written.
package struct CodePage: Hashable, Sendable {
  /// Windows' number of the code page.
  package let number: Int

  /// Western European, the usual ANSI code page.
  package static let windows1252 = CodePage(known: 1252)
  /// Every number that `--code-page` takes.
  package static let numbers = Array(1250...1258) + [932, 936, 949, 950, 437, 850]

  private init(known: Int) { number = known }

  /// The code page with Windows' number, or `nil` when it is none of ``numbers``.
  package init?(number: Int) {
    guard Self.numbers.contains(number) else { return nil }
    self.number = number
  }

  /// Whether a character may take two bytes.
  package var isDoubleByte: Bool { number == 932 || number == 936 || number == 949 || number == 950 }

  /// Whether `byte` begins a character of two bytes.
  package func isLead(_ byte: UInt8) -> Bool {
    guard isDoubleByte else { return false }
    // The lead byte ranges that Windows' GetCPInfo names for the four double-byte code pages.
    return number == 932 ? (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) : (0x81...0xFE).contains(byte)
  }

  /// Whether `byte` can be the second of a character. Line ends, quotes and NUL never are: regedit cuts the file into
  /// lines before it looks at characters.
  static func isTrail(_ byte: UInt8) -> Bool { byte >= 0x40 }

  /// How many bytes the character at `index` of `bytes` takes.
  func length(_ bytes: [UInt8], _ index: Int) -> Int {
    isLead(bytes[index]) && index + 1 < bytes.count && Self.isTrail(bytes[index + 1]) ? 2 : 1
  }

  /// The UTF-16 text of `bytes`. A byte that the code page does not define becomes the control character of the same
  /// number, as Windows does with 81, 8D, 8F, 90 and 9D of code page 1252.
  package func decode(_ bytes: [UInt8]) -> [UInt16] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes.map(UInt16.init) }
    return decode(bytes, by: CodePageConverter(from: self))
  }

  /// The same with a converter of this code page at hand, which is dear to open.
  func decode(_ bytes: [UInt8], by converter: CodePageConverter) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = length(bytes, index)
      if bytes[index] < 0x80 {
        units.append(UInt16(bytes[index]))
      } else {
        units += converter.character(bytes[index..<index + length]) ?? bytes[index..<index + length].map(UInt16.init)
      }
      index += length
    }
    return units
  }

  /// The bytes of UTF-16 text in this code page, or `nil` when a character has no place in it.
  package func encode(_ units: [UInt16]) -> [UInt8]? {
    if units.allSatisfy({ $0 < 0x80 }) { return units.map { UInt8(truncatingIfNeeded: $0) } }
    return CodePageConverter.encode(units, in: self)
  }
}

/// iconv from one code page to UTF-16, a character at a time: so 1255 and 1258, which iconv would compose with the
/// character before, come out as Windows reads them.
final class CodePageConverter {
  private let handle: iconv_t?

  init(from page: CodePage) { handle = Self.open(to: "UTF-16LE", from: Self.name(page)) }

  deinit { if let handle { iconv_close(handle) } }

  private static func name(_ page: CodePage) -> String { "CP\(page.number)" }

  private static func open(to: String, from: String) -> iconv_t? {
    let handle = iconv_open(to, from)
    return handle == iconv_t(bitPattern: -1) ? nil : handle
  }

  func character(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
    guard let handle, let out = Self.convert(handle, Array(bytes), room: 16), !out.isEmpty else { return nil }
    return stride(from: 0, to: out.count - 1, by: 2).map { UInt16(out[$0]) | UInt16(out[$0 + 1]) << 8 }
  }

  static func encode(_ units: [UInt16], in page: CodePage) -> [UInt8]? {
    guard let handle = open(to: name(page), from: "UTF-16LE") else { return nil }
    defer { iconv_close(handle) }
    let bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    return convert(handle, bytes, room: bytes.count * 2 + 16)
  }

  private static func convert(_ handle: iconv_t, _ bytes: [UInt8], room: Int) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: room)
    var (inLeft, outLeft) = (input.count, room)
    let failed = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        let code = iconv(handle, &from, &inLeft, &to, &outLeft)
        let flushed = iconv(handle, nil, nil, &to, &outLeft)
        return code == Int.max || code == Int(bitPattern: UInt.max) || flushed == Int(bitPattern: UInt.max)
      }
    }
    if failed || inLeft > 0 {
      iconv(handle, nil, nil, nil, nil)
      return nil
    }
    return output[..<(room - outLeft)].map { UInt8(bitPattern: $0) }
  }
}
