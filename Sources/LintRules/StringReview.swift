package import SubSystems
import Synchronization

/// What the text of a `Windows` value says by itself, wherever it stands and whatever system it is for.
package final class StringReview: Sendable {
  /// The text.
  let string: WindowsString
  /// What csrss makes of it.
  let csrss: CsrssReader
  /// What win32k makes of it.
  let win32k: Win32kReader
  /// Its first `SharedSection`.
  let section: SharedSectionText?
  /// Its numbers, each with what keeps Windows from reading it as meant.
  let numbers: SectionReview?
  /// Its arguments, each told by one rule.
  let arguments: ArgumentReview
  /// What the servers in it tell of the system.
  let generation: TokenGeneration?

  /// Reviews `string`.
  package init(_ string: WindowsString) {
    self.string = string
    csrss = CsrssReader(string)
    win32k = Win32kReader(string)
    section = SharedSectionText(string)
    numbers = SectionReview(string, win32k)
    arguments = ArgumentReview(string, csrss)
    generation = TokenGeneration(string)
  }
}

/// The texts that a run has met, each reviewed once: the machines of a fleet have few different ones.
package final class StringReviews: Sendable {
  private struct Kept: Sendable {
    let units: [UInt16]
    let review: StringReview
  }

  /// How many texts are kept before all are forgotten.
  private static let limit = 16
  /// The longest text that is kept, in UTF-16 units: longer ones are no values of Windows.
  private static let longestText = 4096

  private let kept = Mutex<[Kept]>([])

  /// None yet.
  package init() {}

  /// The review of a value's text, ending NULs included.
  func review(of units: [UInt16]) -> StringReview {
    guard units.count <= Self.longestText else { return StringReview(WindowsString(units: units)) }
    if let known = kept.withLock({ $0.first { $0.units == units } }) { return known.review }
    let review = StringReview(WindowsString(units: units))
    kept.withLock { kept in
      if kept.count == Self.limit { kept = [] }
      kept.append(Kept(units: units, review: review))
    }
    return review
  }
}
