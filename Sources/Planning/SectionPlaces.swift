import Findings
import RegistryText
import SubSystems

/// Where the fields of `SharedSection` stand before and after a change, to tell whether two findings of one rule are
/// about the same thing.
struct SectionPlaces {
  private let before: [Range<Int>]
  private let after: [Range<Int>]

  /// The places of `section` in `windows`, and of the same value's in `changed`.
  init(_ windows: WindowsValue, _ section: SharedSectionText, _ changed: Export) {
    before = Self.places(section, windows)
    // Nothing before the value changes, so it begins where it did.
    let new = changed.windowsValues.first { $0.value.bytes.lowerBound == windows.value.bytes.lowerBound }
    after = new.flatMap { new in SharedSectionText(new.string).map { Self.places($0, new) } } ?? []
  }

  private static func places(_ section: SharedSectionText, _ windows: WindowsValue) -> [Range<Int>] {
    section.fields.map { windows.place($0.range).bytes }
  }

  /// Whether both are about the same fields or both about something else than the numbers. An error about a single
  /// number that is another one now is a new error: whoever asks for a number is told that it is wrong.
  func isSame(_ old: Finding, _ new: Finding) -> Bool {
    guard let oldFields = Self.fields(old, before), let newFields = Self.fields(new, after) else {
      return Self.fields(old, before) == nil && Self.fields(new, after) == nil
    }
    return oldFields.overlaps(newFields) && (new.severity < .error || newFields.count > 1)
  }

  /// The indices of the fields that a finding is about; nil where it is not within them.
  private static func fields(_ finding: Finding, _ places: [Range<Int>]) -> ClosedRange<Int>? {
    let bytes = finding.location.range.bytes
    guard let start = places.first?.lowerBound, let end = places.last?.upperBound,
      start <= bytes.lowerBound, bytes.upperBound <= end,
      let first = places.firstIndex(where: { bytes.lowerBound <= $0.upperBound }),
      let last = places.lastIndex(where: { $0.lowerBound <= bytes.upperBound }), first <= last
    else { return nil }
    return first...last
  }
}
