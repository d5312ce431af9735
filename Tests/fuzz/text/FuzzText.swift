import RegistryText
import Splices

/// A way to write text, and what it is tried with.
struct Choice {
  private static let encodings: [TextEncoding] =
    [
      .utf16LE(mark: true), .utf16BE(mark: true), .utf8(mark: true), .utf16LE(mark: false), .utf16BE(mark: false),
      .utf8(mark: false),
    ] + CodePage.numbers.compactMap(CodePage.init).map(TextEncoding.ansi)

  let encoding: TextEncoding
  let step: Int

  init(_ first: UInt8, _ second: UInt8) {
    encoding = Self.encodings[Int(first) % Self.encodings.count]
    step = 1 + Int(second % 7)
  }
}

/// All that a source gives; nil where it refuses.
func contents(_ open: () throws(ReadError) -> any ByteSource) -> [UInt8]? {
  guard var source = try? open() else { return nil }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 61)
  while true {
    guard let count = try? block.withUnsafeMutableBytes({ (buffer) throws(ReadError) in try source.read(into: buffer) })
    else { return nil }
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

/// The text of bytes that come in blocks of at most `step`.
private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding, step: Int) -> [UInt16] {
  var units: [UInt16] = []
  do throws(ReadError) {
    try DecodedText.read(MemoryBytes(bytes, step: step), encoding: encoding) {
      units += $0
      return true
    }
  } catch { fatalError("memory cannot be read: \(error)") }
  return units
}

/// The text as a whole, in a slow second way where there is one.
private func slow(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> [UInt16]? {
  switch encoding {
  case .utf16LE, .utf16BE:
    let places = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
    let units = places.map { UInt16(bytes[$0]) * 256 + UInt16(bytes[$0 + 1]) }
    if case .utf16LE = encoding { return units.map(\.byteSwapped) }
    return units
  case .utf8: return Array(String(decoding: bytes, as: UTF8.self).utf16)
  case .ansi(let page): return page.isDoubleByte ? nil : bytes.flatMap { page.decode([$0]) }
  }
}

private func checkDecoding(_ bytes: [UInt8], _ choice: Choice) {
  let encoding = choice.encoding
  let units = decoded(bytes, encoding, step: .max)
  precondition(decoded(bytes, encoding, step: choice.step) == units, "the pieces change the text")
  let text = bytes.dropFirst(encoding.markLength)
  precondition(slow(text, encoding).map { $0 == units } ?? true, "the text is another one")
  precondition(units.count <= text.count, "there is more text than bytes")
  if case .ansi(let page) = encoding { precondition(page.decode(Array(text)) == units, "a block changes the text") }
  guard let written = encoding.bytes(of: units) else { return }
  let mark = bytes.prefix(encoding.markLength)
  precondition(decoded(mark + written, encoding, step: .max) == units, "what is written is read as another text")
}

/// A whole text rewritten: in UTF-16 it is the same text, with other line ends the same lines.
private func checkRewriting(_ bytes: [UInt8], _ choice: Choice) {
  let encoding = choice.encoding
  func rewritten(_ rewriting: TextRewriting, step: Int, _ bytes: [UInt8]) -> [UInt8]? {
    contents { () throws(ReadError) in try RewrittenBytes(MemoryBytes(bytes, step: step), by: rewriting) }
  }
  var all = [TextRewriting.restoredLineEnds, .lineEnds(.crlf, in: encoding), .lineEnds(.lf, in: encoding)]
  all += [.lineEnds(.cr, in: encoding), .utf16(from: encoding)]
  for rewriting in all {
    precondition(
      rewritten(rewriting, step: .max, bytes) == rewritten(rewriting, step: choice.step, bytes),
      "the pieces change what is rewritten")
  }
  for end in [LineEnd.crlf, .lf, .cr] {
    guard let new = rewritten(.lineEnds(end, in: encoding), step: .max, bytes) else { fatalError("line ends fail") }
    let (old, text) = (SlowText(bytes, encoding), SlowText(new, encoding))
    precondition(old.lines == text.lines, "the lines change with their ends")
    precondition(text.ends.allSatisfy { $0 == end.units || $0 == [] }, "another line end")
    precondition(rewritten(.lineEnds(end, in: encoding), step: .max, new) == new, "twice is not once")
  }
  guard let wide = rewritten(.utf16(from: encoding), step: .max, bytes) else { return }
  precondition(wide.starts(with: [0xFF, 0xFE]), "no byte order mark")
  if hasMark(bytes, encoding) {
    let was = decoded(bytes, encoding, step: .max)
    precondition(decoded(wide, .utf16LE(mark: true), step: .max) == was, "in UTF-16 it is another text")
  }
}

/// Whether the bytes say themselves that they are written so, and the reader cannot take them for something else.
private func hasMark(_ bytes: [UInt8], _ encoding: TextEncoding) -> Bool {
  switch encoding {
  case .utf16LE(mark: true): bytes.starts(with: [0xFF, 0xFE])
  case .utf16BE(mark: true): bytes.starts(with: [0xFE, 0xFF])
  case .utf8(mark: true): bytes.starts(with: [0xEF, 0xBB, 0xBF])
  default: false
  }
}

/// What libFuzzer calls with every input: a byte for the encoding, one for the pieces and the splices, and a text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard input.count >= 6 else { return 0 }
  let choice = Choice(input[0], input[1])
  let bytes = Array(input[6...])
  checkDecoding(bytes, choice)
  checkRewriting(bytes, choice)
  checkDifference(bytes, choice.encoding, Array(input[1..<6]))
  return 0
}
