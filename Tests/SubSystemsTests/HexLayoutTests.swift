import RegistryText
import SubSystems
import Testing

/// Lists of bytes that are not laid out as regedit does it.
@Suite struct HexLayoutTests {
  private static let head =
    "REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]\n"

  private func edit(_ list: String, _ range: Range<Int>, _ text: String) throws -> String {
    let bytes = Array((Self.head + "\"Windows\"=hex(2):" + list).utf8)
    let (value, facts) = try windows(bytes)
    let after = applied(try value.edit(replacing: range, with: text, in: facts), to: bytes)
    let old = value.string.units
    let expected =
      String(decoding: old[..<range.lowerBound], as: UTF16.self) + text
      + String(decoding: old[range.upperBound...], as: UTF16.self)
    #expect(try windows(after).value.string.text == expected)
    return String(String(decoding: after, as: UTF8.self).dropFirst(Self.head.utf8.count + 17))
  }

  @Test(
    arguments: [
      ("61,62,\\ ;one\n; two\n\n\t63,64,\\\n\t65,66\n", "61,62,\\ ;one\n; two\n\n\t63,78,\\\n\t64,65,\\\n\t66\n"),
      ("61,62,\\\n 63,\\\n 64,65,\\\n 66,00 ;end\n", "61,62,\\\n 63,\\\n 78,64,\\\n 65,66,\\ ;end\n 00\n"),
      ("\\\n  61,62,63,64", "\\\n  61,62,63,78,64"),
      ("61, 62, 63, 64", "61, 62, 63, 78, 64"),
      ("61,62,63,64,", "61,62,63,78,64,"),
      ("61,62,63,64,\\\n", "61,62,63,78,64,\\\n"),
      ("61,62,63,64,\\\n;c\n\n", "61,62,63,78,64,\\\n;c\n\n"),
      ("61,62,63,64 ; c", "61,62,63,78,64 ; c"),
    ])
  func growingKeepsWhatIsUnusual(_ before: String, _ after: String) throws {
    #expect(try edit(before, 3..<3, "x") == after)
    #expect(try edit(after, 3..<4, "") == before)
  }

  @Test(
    arguments: [
      ("61,62,\\\n  63,64,\\ ;one\n  65,00\n", 2..<5, "61,62,\\\n  00 ;one\n"),
      (
        "61,62,\\\n;between\n  63,64,\\ ;one\n;two\n  65 ;end\n\"a\"=\"b\"\n", 1..<4,
        "61,65\n;between\n;one\n;two\n;end\n\"a\"=\"b\"\n"
      ),
      ("61,62,\\\n  63,64", 1..<3, "61,64"),
    ])
  func shrinkingKeepsComments(_ before: String, _ range: Range<Int>, _ after: String) throws {
    #expect(try edit(before, range, "") == after)
  }

  @Test func aLongListOnOneLineStaysOnIt() throws {
    let list = Array(repeating: "61", count: 60).joined(separator: ",")
    #expect(try edit(list, 0..<0, "xyz") == "78,79,7a," + list)
  }

  @Test func aShortListThatGrowsIsCutAsRegeditCuts() throws {
    let after = try edit("61,00\r\n", 0..<0, String(repeating: "b", count: 50))
    let lines = after.split(separator: "\r\n").map(String.init)
    #expect(lines.map { $0.utf8.count } == [77 - 17 + 1, 2 + 75 + 1, 2 + 7 * 3 - 1])
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
  }

  /// A list whose first line holds nothing but the keyword goes on in lines as long as regedit's.
  @Test func aListThatBeginsOnTheNextLineIsCutAsRegeditCuts() throws {
    let after = try edit("\\\n  61,62,63,64\n", 4..<4, String(repeating: "x", count: 30))
    let lines = after.split(separator: "\n").map(String.init)
    #expect(lines == ["\\", "  61,62,63,64," + String(repeating: "78,", count: 21) + "\\", "  " + nines])
  }

  /// Nine times `x`.
  private var nines: String { Array(repeating: "78", count: 9).joined(separator: ",") }

  /// The bytes of a comment between the lines stay what they are, whatever the encoding.
  @Test(
    arguments: [
      TextEncoding.utf16LE(mark: true), .utf16BE(mark: true), .utf8(mark: true), .ansi(.windows1252),
    ], ["; é €", "; ÿ\u{A0}"])
  func commentsBetweenTheLinesStay(_ encoding: TextEncoding, _ comment: String) throws {
    func file(_ rows: [String]) -> [UInt8] {
      let mark: [UInt8] =
        switch encoding {
        case .utf16LE: [0xFF, 0xFE]
        case .utf16BE: [0xFE, 0xFF]
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .ansi: []
        }
      return mark + (encoding.bytes(of: Array((Self.head + rows.joined(separator: "\n") + "\n").utf16)) ?? [])
    }
    let before = file(["\"Windows\"=hex(2):61,62,\\", comment, "  63,64,\\ \(comment)", "  65,66"])
    let after = file(["\"Windows\"=hex(2):61,78,\\", comment, "  62,63,\\ \(comment)", "  64,65,\\", "  66"])
    let (value, facts) = try windows(before)
    #expect(applied(try value.edit(replacing: 1..<1, with: "x", in: facts), to: before) == after)
    let (grown, grownFacts) = try windows(after)
    #expect(applied(try grown.edit(replacing: 1..<2, with: "", in: grownFacts), to: after) == before)
  }

  @Test func elementsOfOneDigitStay() throws {
    #expect(try edit("61,2,63,0\n", 2..<3, "\t") == "61,2,09,0\n")
  }
}
