package import Findings
import RegistryText
import SubSystems

extension WindowsAssessment {
  /// How many findings of one rule about one value are told: far more than a value of Windows has arguments. Each says as
  /// much as the first, and a text of nothing but mistakes has one every two characters.
  static let findingLimit = 100

  /// What `tell` has to say of each of `places`, up to ``findingLimit``; the last one says that there are more.
  func findings<Place>(at places: some Sequence<Place>, _ tell: (Place) -> Finding?) -> [Finding] {
    var told: [Finding] = []
    for place in places {
      guard let finding = tell(place) else { continue }
      guard told.count < Self.findingLimit else {
        told[Self.findingLimit - 1].message.found += " More like it are in the value, which are not told."
        break
      }
      told.append(finding)
    }
    return told
  }

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
