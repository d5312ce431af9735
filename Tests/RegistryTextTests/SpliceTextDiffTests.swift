import RegistryText
import Splices
import TestDice
import Testing

@Suite struct SpliceTextDiffTests {
  private static let encodings: [TextEncoding] = [
    .utf16LE(mark: true), .utf16BE(mark: false), .utf8(mark: true), .ansi(.windows1252),
  ]

  private func encode(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    let units = Array(text.utf16)
    switch encoding {
    case .utf16LE: return UTF16Bytes.littleEndian(encoding.markLength > 0 ? [0xFEFF] + units : units)
    case .utf16BE: return UTF16Bytes.littleEndian(units.map(\.byteSwapped))
    default: return (encoding.markLength > 0 ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    }
  }

  private func diff(
    _ old: String, _ splices: [(Range<Int>, String)], _ encoding: TextEncoding = .ansi(.windows1252), step: Int = .max
  ) throws -> TextDiff {
    let (size, mark) = (encoding.unitSize, encoding.markLength)
    let list = try SpliceList(
      splices.map { range, text in
        let bytes = mark + range.lowerBound * size..<mark + range.upperBound * size
        return Splice(bytes: bytes, replacement: Array(encode(text, encoding).dropFirst(mark)))
      })
    return try TextDiff(of: MemoryBytes(encode(old, encoding), step: step), list, encoding: encoding)
  }

  private static let ten = (0...9).map { "\($0)\r\n" }.joined()

  @Test(arguments: encodings, [1, 2, 7, Int.max])
  func aChangedLineStandsBetweenItsNeighbours(_ encoding: TextEncoding, _ step: Int) throws {
    let diff = try diff(Self.ten, [(15..<16, "x")], encoding, step: step)
    #expect(
      diff.text(old: "a", new: "b")
        == "--- a\n+++ b\n@@ -3,7 +3,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n")
  }

  @Test(arguments: ["\n", "\r", "\r\n"]) func lineEndsAreNotShown(_ end: String) throws {
    let text = ["a", "b", "c", ""].joined(separator: end)
    let start = 1 + end.utf16.count
    let diff = try diff(text, [(start..<start + 1, "x")])
    #expect(diff.text(old: "o", new: "n") == "--- o\n+++ n\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")
  }

  @Test func farChangesAreHunksOfTheirOwn() throws {
    let text = (0..<30).map { "\($0 % 10)\n" }.joined()
    let apart = try diff(text, [(4..<5, "x"), (4 + 16..<5 + 16, "y")])
    #expect(apart.hunks.map(\.heading) == ["@@ -1,6 +1,6 @@", "@@ -8,7 +8,7 @@"])
    let near = try diff(text, [(4..<5, "x"), (4 + 14..<5 + 14, "y")])
    #expect(near.hunks.map(\.heading) == ["@@ -1,13 +1,13 @@"])
  }

  @Test func linesThatComeAndGoAreCounted() throws {
    let added = try diff(Self.ten, [(3..<3, "x\r\ny\r\n")])
    #expect(added.text(old: "", new: "").contains("@@ -1,4 +1,6 @@\n 0\n+x\n+y\n 1\n 2\n 3\n"))
    let removed = try diff(Self.ten, [(3..<9, "")])
    #expect(removed.text(old: "", new: "").contains("@@ -1,6 +1,4 @@\n 0\n-1\n-2\n 3\n 4\n 5\n"))
    let joined = try diff(Self.ten, [(4..<6, "")])
    #expect(joined.text(old: "", new: "").contains(" 0\n-1\n-2\n+12\n 3\n"))
  }

  @Test func theEndsOfTheFileAreShownToo() throws {
    #expect(try diff("a\nb", [(3..<3, "c\nd")]).hunks.first?.lines.map(\.text) == ["a", "b", "bc", "d"])
    #expect(try diff("a\nb\n", [(4..<4, "c")]).hunks.first?.lines.map(\.text) == ["a", "b", "c"])
    #expect(try diff("", [(0..<0, "c")]).hunks.first?.heading == "@@ -0,0 +1 @@")
    #expect(try diff("c", [(0..<1, "")]).hunks.first?.heading == "@@ -1 +0,0 @@")
  }

  @Test func changedLineEndsAreCounted() throws {
    let diff = try diff("a\nb\nc\n", [(1..<2, "\r\n"), (3..<4, "\r\n")])
    #expect(diff.hunks.isEmpty)
    #expect(diff.changedLineEnds == 2)
    #expect(diff.text(old: "a", new: "b").isEmpty)
  }

  @Test func noSplicesAreNoDifference() throws {
    #expect(try diff("a", []).hunks.isEmpty)
  }

  @Test func anEndlessDifferenceIsCut() throws {
    let text = String(repeating: "a\n", count: 2 * TextDiff.lineLimit)
    let diff = try diff(text, (0..<2 * TextDiff.lineLimit).map { ($0 * 2..<$0 * 2 + 1, "b") })
    #expect(diff.isCut)
  }

  @Test(arguments: 1...200) func theNewLinesAreThoseOfTheChangedText(_ seed: Int) throws {
    var dice = Dice(seed)
    let letters: [UInt8] = [0x61, 0x62, 0x0A, 0x0D]
    let old = dice.bytes(60).map { letters[Int($0)] }
    let splices = dice.splices(size: old.count)
      .map { Splice(bytes: $0.bytes, replacement: $0.replacement.map { letters[Int($0)] }) }
    let list = try SpliceList(splices)
    let new = try list.applied(to: old)
    let diff = try TextDiff(of: MemoryBytes(old), list, encoding: .ansi(.windows1252))
    #expect(try patched(lines(old), diff) == lines(new))
  }

  /// The lines with the hunks applied, each checked against what it says was there.
  private func patched(_ old: [String], _ diff: TextDiff) throws -> [String] {
    var (result, next) = ([String](), 0)
    for hunk in diff.hunks {
      while next < hunk.oldStart - 1 {
        result.append(old[next])
        next += 1
      }
      #expect(result.count == hunk.newStart - 1)
      for line in hunk.lines {
        if line.kind != .added {
          #expect(next < old.count && old[next] == line.text)
          next += 1
        }
        if line.kind != .removed { result.append(line.text) }
      }
    }
    return result + old.dropFirst(next)
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    var line = ""
    var last: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D {
        if !(byte == 0x0A && last == 0x0D) { lines.append(line) }
        line = ""
      } else {
        line.append(Character(Unicode.Scalar(byte)))
      }
      last = byte
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
