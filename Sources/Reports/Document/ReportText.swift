/// Foreign text for a report.
enum ReportText {
  /// How many characters of a string a page shows.
  static let pageLimit = 4000

  /// UTF-16 units as text that can be shown: controls, and surrogates that have no partner, as `\u{…}`.
  static func visible(_ units: [UInt16]) -> String {
    var result = ""
    var start = 0
    func text(to end: Int) -> String { VisibleText.of(String(decoding: units[start..<end], as: UTF16.self)) }
    var index = 0
    while index < units.count {
      let isPair =
        UTF16.isLeadSurrogate(units[index]) && index + 1 < units.count && UTF16.isTrailSurrogate(units[index + 1])
      if !isPair, UTF16.isSurrogate(units[index]) {
        result += text(to: index) + "\\u{\(String(units[index], radix: 16, uppercase: true))}"
        start = index + 1
      }
      index += isPair ? 2 : 1
    }
    return result + text(to: units.count)
  }

  /// Whether every surrogate has its partner.
  static func isWellFormed(_ units: [UInt16]) -> Bool {
    var index = 0
    while index < units.count {
      if UTF16.isLeadSurrogate(units[index]) {
        guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else { return false }
        index += 1
      } else if UTF16.isTrailSurrogate(units[index]) {
        return false
      }
      index += 1
    }
    return true
  }
}
