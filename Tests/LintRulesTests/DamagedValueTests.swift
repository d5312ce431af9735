import Findings
import LintRules
import RegistryText
import SubSystems
import Testing
import Splices

/// The good value with each unit taken away, doubled and replaced: no rule traps, every range lies in the value, and no
/// two fixes of one finding overlap.
@Suite struct DamagedValueTests {
  static let replacements: [String] = [
    "", " ", ",", "=", "0", "-", "\\", ";", ".", "x", "\u{A0}", "…", "\u{FF0C}", "ServerDll", "4294967296",
  ]

  @Test(arguments: replacements) func everyDamageIsJudged(_ replacement: String) throws {
    let units = Array(Value.modern.utf16)
    var text = "Windows Registry Editor Version 5.00\r\n\r\n"
    for index in units.indices {
      var damaged = units
      damaged.replaceSubrange(index...index, with: Array(replacement.utf16))
      let value = String(decoding: damaged, as: UTF16.self).replacing("\\", with: "\\\\")
      text += "[\(WrittenExample.subSystems)]\r\n\"Windows\"=\"\(value)\"\r\n"
    }
    let placed = try #require(PlacedExample(MarkedText(text), in: .utf16LE(mark: true)))
    let found = try findings(valueRules, in: placed.bytes)
    #expect(found.count > units.count / 2)
    for finding in found {
      let range = finding.location.range
      #expect(range.bytes.upperBound <= placed.bytes.count && range.start <= range.end)
      let slice = placed.bytes[range.bytes]
      let read = stride(from: slice.startIndex, to: slice.endIndex - 1, by: 2).map {
        UInt16(slice[$0]) | UInt16(slice[$0 + 1]) << 8
      }
      let written = String(decoding: read, as: UTF16.self).replacing("\\\\", with: "\\")
      #expect(written == finding.offendingText, "\(finding.rule.id)")
      let edits = finding.fix?.edits ?? []
      #expect(zip(edits, edits.dropFirst()).allSatisfy { $0.bytes.upperBound <= $1.bytes.lowerBound })
    }
  }
}
