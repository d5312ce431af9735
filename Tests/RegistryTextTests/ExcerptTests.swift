import RegistryText
import Testing

/// A problem shows its line, and of a long line the part that matters.
struct ExcerptTests {
  private static let header = "Windows Registry Editor Version 5.00\r\n"

  private func problems(_ text: String) throws -> [Problem] {
    try Recorder.read([0xFF, 0xFE] + UTF16Bytes.littleEndian(Array((Self.header + text).utf16))).problems
  }

  @Test(arguments: [0, 1, 78, 79, 80, 81, 158, 159, 160, 400], [0, 1, 78, 79, 80, 160, 400])
  func theOffendingTextIsInIt(before: Int, behind: Int) throws {
    let line = Array(
      (";" + String(repeating: "x", count: before) + "\u{1}" + String(repeating: "y", count: behind)).utf16)
    let problem = try #require(try problems(String(decoding: line, as: UTF16.self) + "\r\n;\r\n").first)
    let excerpt = try #require(problem.excerpt.first)
    let first = excerpt.firstColumn - 1
    #expect(excerpt.number == 2)
    #expect(excerpt.units == Array(line[first..<first + excerpt.units.count]))
    #expect(excerpt.units.count == min(line.count - first, ReaderLimits.excerptUnits))
    #expect(line.count > ReaderLimits.excerptUnits || first == 0)
    #expect((first..<first + excerpt.units.count).contains(problem.range.start.column - 1))
  }

  @Test func ofAStringOverLineEndsItIsTheFirstLine() throws {
    let comment = ";" + String(repeating: "c", count: 50) + "\r\n"
    let found = try problems(comment + "[HKEY_USERS\\k]\r\n\"a\"=\"x\\qy\r\nz\"\r\n")
    #expect(!found.isEmpty)
    for problem in found {
      #expect(problem.excerpt.first == SourceLine(number: 4, text: "\"a\"=\"x\\qy"))
    }
  }

  /// Bytes that go on with a character where none has begun: an excerpt never begins before its line.
  @Test(arguments: 0..<5, 76..<86) func aDamagedLineIsCutWithinItself(_ strayBytes: Int, _ before: Int) throws {
    let line = [UInt8](repeating: 0x80, count: strayBytes) + [UInt8](repeating: 0x78, count: before - strayBytes)
    let text = Array(Self.header.utf8) + line + [1] + [UInt8](repeating: 0x79, count: 300) + [0x0D, 0x0A]
    let problems = try Recorder.read([0xEF, 0xBB, 0xBF] + text).problems
    let problem = try #require(problems.first { $0.kind == .controlCharacter(1) })
    let excerpt = try #require(problem.excerpt.first)
    #expect(excerpt.number == 2)
    #expect((1...before + 1).contains(excerpt.firstColumn))
    #expect(excerpt.text.contains("\u{1}"))
  }

  /// Of a long line no character is cut in two, at neither end, whatever its length in the file.
  @Test(
    arguments: ["é", "☃", "𝄞", "表"],
    [
      TextEncoding.utf16LE(mark: true), .utf8(mark: true), .utf8(mark: false),
      CodePage(number: 932).map { .ansi($0) } ?? .utf8(mark: true),
    ])
  func noCharacterIsCutInTwo(_ character: String, _ encoding: TextEncoding) throws {
    let header = "Windows Registry Editor Version 5.00\r\n;"
    let mark: [UInt8] =
      switch encoding {
      case .utf16LE: [0xFF, 0xFE]
      case .utf8(mark: true): [0xEF, 0xBB, 0xBF]
      default: []
      }
    var choice = EncodingChoice.automatic
    if case .ansi(let page) = encoding { choice = .stated(page) }
    for before in 0..<4 {
      let line = String(repeating: "x", count: before) + String(repeating: character, count: 300)
      let text = header + line + "\u{1}" + line + "\r\n"
      guard let bytes = encoding.bytes(of: Array(text.utf16)) else { continue }
      let problem = try #require(
        try Recorder.read(mark + bytes, choice).problems.first { $0.kind == .controlCharacter(1) })
      let excerpt = try #require(problem.excerpt.first)
      #expect(!excerpt.text.contains("\u{FFFD}"))
      let shown = Array((";" + line + "\u{1}" + line).utf16)
      #expect(shown[(excerpt.firstColumn - 1)...].starts(with: excerpt.units))
      #expect(excerpt.text.contains("\u{1}"))
    }
  }
}
