package import Findings
package import RegistryText

extension Problem {
  /// A finding of `rule` where the problem stands.
  package func finding(
    _ rule: RuleInfo, severity: Severity? = nil, _ message: Message, fix: Fix? = nil
  ) -> Finding {
    Finding(
      rule: rule, severity: severity ?? kind.severity ?? rule.severity,
      location: Location(range: range, excerpt: excerpt), message: message, key: key, value: value,
      offendingText: offendingText, fix: fix)
  }

  /// The offending text, as far as the excerpt shows it.
  package var offendingText: String { Location(range: range, excerpt: excerpt).text }
}

extension Location {
  /// The text of the range, as far as it stands on one line and the excerpt shows it.
  package var text: String { UTF16Text.string(units) }

  /// The units of that text.
  var units: ArraySlice<UInt16> {
    guard let line = excerpt.first(where: { $0.number == range.start.line }) else { return [] }
    let units = line.units
    let start = max(0, range.start.column - line.firstColumn)
    let end = range.end.line == range.start.line ? range.end.column - line.firstColumn : units.count
    guard start < end, start < units.count else { return [] }
    return units[start..<min(end, units.count)]
  }
}
