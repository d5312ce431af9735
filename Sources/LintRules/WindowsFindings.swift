package import Findings
import RegistryText
import SubSystems

extension WindowsAssessment {
  /// A finding of `rule` about a stretch of the value's text; `range` counts UTF-16 units of the value.
  package func finding(
    _ rule: RuleInfo, _ severity: Severity? = nil, at range: Range<Int>, _ message: Message, fix: Fix? = nil
  ) -> Finding {
    let place = windows.place(range)
    let reading = windows.value.form == .hex ? Reading(units: windows.string.units, range: range) : nil
    return Finding(
      rule: rule, severity: severity ?? rule.severity,
      location: Location(range: place, excerpt: windows.excerpt(place), reading: reading), message: message,
      key: windows.key.path, value: windows.value.name, offendingText: windows.string.text(in: range), fix: fix)
  }
}
