import Findings
import LintRules
import RegistryText
import SubSystems

/// What stands at a place of a `Windows` value, and what its two readers do with it.
struct ValueHover {
  let text: HoverText
  /// The bytes that it is about.
  let range: Range<Int>

  /// What is to be said at a byte of the value's statement: of the number or the argument there, else of the whole value.
  init(_ assessment: WindowsAssessment, at offset: Int) {
    let windows = assessment.windows
    if let unit = Self.unit(at: offset, in: windows) {
      if let (place, field) = Self.field(at: unit, in: assessment) {
        text = NumberWords(assessment, field, place).text
        range = windows.place(field.range).bytes
        return
      }
      if let argument = windows.string.arguments.first(where: { $0.range.contains(unit) }) {
        text = ArgumentWords(assessment, argument).text
        range = windows.place(argument.range).bytes
        return
      }
    }
    var whole = HoverText(heading: "Windows: how csrss is started, and the sizes of desktop heaps")
    whole.add("csrss", assessment.csrss.failure.map { "fails: \($0.fault.words)" } ?? "starts")
    whole.add("win32k", NumberWords.heaps(assessment))
    whole.add("capacity", assessment.capacityLine)
    text = whole
    range = windows.value.nameRange.bytes
  }

  /// The unit of the value's text that a byte of the file belongs to.
  private static func unit(at offset: Int, in windows: WindowsValue) -> Int? {
    guard windows.value.dataRange.bytes.contains(offset) else { return nil }
    return windows.value.text?.places.lastIndex { $0.bytes.lowerBound <= offset }
  }

  /// The number of the first `SharedSection` that a unit belongs to, also of one that blanks have broken; its place is nil
  /// for those that are never read.
  private static func field(
    at unit: Int, in assessment: WindowsAssessment
  ) -> (place: NumberPlace?, field: NumberField)? {
    guard let section = assessment.review?.text,
      let index = section.fields.firstIndex(where: { $0.range.contains(unit) })
    else { return nil }
    return (NumberPlace(rawValue: index), section.fields[index])
  }
}

/// What is said of one number of `SharedSection`.
struct NumberWords {
  let text: HoverText

  init(_ assessment: WindowsAssessment, _ field: NumberField, _ place: NumberPlace?) {
    let written = HoverText.code(assessment.windows.string.text(in: field.range))
    guard let place else {
      var words = HoverText(heading: "\(written): a number too many")
      words.add("win32k", "never reads it")
      words.add("capacity", assessment.capacityLine)
      text = words
      return
    }
    var words = HoverText(heading: "\(written): the \(place.ordinal) number of SharedSection, \(place.meaning), in KB")
    words.add("csrss", Self.csrss(place, assessment))
    words.add("win32k", Self.win32k(place, assessment))
    words.add("capacity", assessment.capacityLine)
    words.add("known from", Basis.readers.words)
    text = words
  }

  private static func csrss(_ place: NumberPlace, _ assessment: WindowsAssessment) -> String {
    let sections = assessment.windows.string.arguments(of: .sharedSection).map(\.range)
    if let failure = assessment.csrss.failures.first(where: { sections.contains($0.range) }) {
      return "fails: \(failure.fault.words)"
    }
    return place == .shared
      ? "the only one of the numbers that it uses" : "does not use it; it wants a comma with something behind it"
  }

  private static func win32k(_ place: NumberPlace, _ assessment: WindowsAssessment) -> String {
    let reader = assessment.win32k
    func size(_ kilobytes: Int?, _ desktops: String) -> String {
      let reason = reader.reason.map { ": \($0.words)" } ?? ""
      return (kilobytes.map { "uses \($0) KB for each \(desktops)" } ?? "what it uses is not known") + reason
    }
    return switch place {
    case .shared: "does not use it"
    case .interactive: size(reader.interactiveKB, "interactive desktop")
    case .nonInteractive: size(reader.nonInteractiveKB, "non-interactive desktop")
    }
  }

  /// What win32k makes of the whole value.
  static func heaps(_ assessment: WindowsAssessment) -> String {
    let reader = assessment.win32k
    func words(_ size: Int?) -> String { size.map { "\($0) KB" } ?? "an unknown size" }
    return "\(words(reader.interactiveKB)) for each interactive desktop, \(words(reader.nonInteractiveKB)) for each "
      + "non-interactive one" + (reader.reason.map { ": \($0.words)" } ?? "")
  }
}
