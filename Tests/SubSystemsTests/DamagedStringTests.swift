import SubSystems
import Testing

/// The good string with each unit deleted, doubled and replaced: nothing traps, and every range stays in the value.
@Suite struct DamagedStringTests {
  static let replacements: [UInt16?] = [nil, 0x00, 0x09, 0x20, 0x2C, 0x3A, 0x3D, 0x39, 0x2D, 0xA0, 0xD800, 0xFFFF]

  @Test(arguments: [Samples.good, "SharedSection=1024,20480,768", "ServerDll=,,, SharedSection=,,,"])
  func everyDamageIsJudged(_ text: String) {
    let units = Array(text.utf16)
    for index in units.indices {
      for replacement in Self.replacements {
        var damaged = units
        damaged.replaceSubrange(index...index, with: replacement.map { [$0] } ?? [])
        expectRangesInside(WindowsString(units: damaged))
      }
      var doubled = units
      doubled.insert(units[index], at: index)
      expectRangesInside(WindowsString(units: doubled))
    }
  }

  private func expectRangesInside(_ string: WindowsString) {
    let all = 0..<string.units.count
    var ranges = string.arguments.flatMap { [$0.range, $0.name, $0.value ?? $0.range] }
    ranges += string.arguments.compactMap(\.serverDll).flatMap {
      [$0.module, $0.entry, $0.indexText].compactMap { $0 }
    }
    ranges += CsrssReader(string).failures.map(\.range)
    ranges.append(Win32kReader(string).range)
    for text in [SharedSectionText(string), SharedSectionText.joined(string)].compactMap({ $0 }) {
      ranges.append(text.range)
      ranges += text.fields.flatMap { [$0.range, $0.trailing, $0.number.digits, $0.number.taken] }
    }
    let outside = ranges.filter { $0.lowerBound < all.lowerBound || $0.upperBound > all.upperBound }
    #expect(outside.isEmpty, "\(string.text)")
  }
}
