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
}
