import DesktopHeap
import Findings
import SubSystems

/// A number that Windows reads as meant and that is held against the bounds.
struct JudgedNumber {
  /// Which of the three it is.
  let place: NumberPlace
  /// Its size.
  let value: Kilobytes
  /// Its digits in the value.
  let range: Range<Int>

  /// The smallest heap that win32k uses at this place.
  var floor: Kilobytes {
    place == .interactive ? Bound.interactiveFloor.value : Bound.nonInteractiveFloor.value
  }

  /// As a sentence begins with it: `The second number is 20480`.
  var title: String { "\(place.title) is \(value.count)" }
}

extension WindowsAssessment {
  /// The defaults of every release and architecture that the system may be.
  var conceivableDefaults: [DefaultTriple] { system.conceivableDefaults }

  /// The number at `place`; nil where it is not read as meant, and where the three numbers are the default of a release
  /// that the system may be.
  func judged(_ place: NumberPlace) -> JudgedNumber? {
    guard let number = review?.number(place), let value = number.sound, !isConceivableDefault else { return nil }
    return JudgedNumber(place: place, value: value, range: number.field.number.taken)
  }

  /// The second and the third number, as far as they are judged.
  var judgedHeaps: [JudgedNumber] { [.interactive, .nonInteractive].compactMap(judged) }

  /// Whether the session view space is held against the numbers: before Vista, also where a later release is possible
  /// that has the same string. Where the string does not even tell the generation, nothing is said of it.
  var hasFixedSpace: Bool {
    !system.grading.isDynamic && (system.generation != nil || !system.isUndecidedAboutBoot)
  }

  /// The default that figures are taken of.
  var gradingDefault: DefaultTriple? { DefaultTriple.of(system.grading, on: system.gradingArchitecture) }

  /// The system that figures are taken of, for people: `Windows Server 2003 on x86`.
  var gradingName: String { "\(system.grading.displayName) on \(system.gradingArchitecture)" }
}

extension SystemAssumption {
  /// The defaults of every release and architecture that the system may be.
  fileprivate var conceivableDefaults: [DefaultTriple] {
    candidates.flatMap { release in
      release.architectures.filter(allows).compactMap { DefaultTriple.of(release, on: $0) }
    }
  }

  private func allows(_ other: Architecture) -> Bool { architecture == nil || architecture?.figures == other.figures }

  /// Whether the three numbers are, as they stand, the default of a release that the system may be.
  func mayHaveDefault(_ review: SectionReview) -> Bool {
    guard review.text.fields.count == review.numbers.count,
      let shared = review.sound(.shared), let interactive = review.sound(.interactive)
    else { return false }
    let third = review.sound(.nonInteractive)
    guard third != nil || review.numbers.count == 2 else { return false }
    let triple = SharedSectionTriple(shared: shared, interactive: interactive, nonInteractive: third)
    return candidates.contains { release in
      release.architectures.contains { allows($0) && DefaultTriple.of(release, on: $0)?.triple == triple }
    }
  }
}

extension SharedSectionTriple {
  /// The number at `place`.
  subscript(place: NumberPlace) -> Kilobytes? {
    switch place {
    case .shared: shared
    case .interactive: interactive
    case .nonInteractive: nonInteractive
    }
  }
}
