package import DesktopHeap
package import SubSystems
package import Workload

/// One `Windows` value and what it means: to its two readers, for its system, in desktops. Every rule looks at it, so it is
/// held by reference.
package final class WindowsAssessment: Sendable {
  /// The value.
  package let windows: WindowsValue
  /// What csrss makes of it.
  package let csrss: CsrssReader
  /// What win32k makes of it.
  package let win32k: Win32kReader
  /// Its first `SharedSection`.
  package let section: SharedSectionText?
  /// Its numbers, each with what keeps Windows from reading it as meant.
  package let review: SectionReview?
  /// Its arguments, each told by one rule.
  package let arguments: ArgumentReview
  /// What is assumed of the system, and from what.
  package let system: SystemAssumption
  /// The session view space of that system.
  package let view: SessionViewSpace
  /// How many desktops fit; nil where win32k's numbers are not known.
  package let capacity: Capacity?
  /// Whether the three numbers are, as they stand, the default of a release that the system may be.
  let isConceivableDefault: Bool

  /// Judges `windows` as a part of `export`.
  package convenience init(_ windows: WindowsValue, in export: Export, options: LintOptions = LintOptions()) {
    self.init(windows, StringReview(windows.string), in: export, options: options)
  }

  /// Judges `windows`, whose text is reviewed already, as a part of `export`.
  init(_ windows: WindowsValue, _ text: StringReview, in export: Export, options: LintOptions) {
    self.windows = windows
    csrss = text.csrss
    win32k = text.win32k
    section = text.section
    review = text.numbers
    arguments = text.arguments
    let clues = SystemClues(of: export, controlSet: windows.controlSet, text, options: options)
    let system = SystemAssumption(clues)
    self.system = system
    let memory = MemoryOptions(of: export, controlSet: windows.controlSet, options: options)
    let view = SessionViewSpace.of(system.grading, on: system.gradingArchitecture, with: memory)
    self.view = view
    if let interactive = win32k.interactiveKB, let nonInteractive = win32k.nonInteractiveKB {
      let triple = SharedSectionTriple(
        shared: Kilobytes(Int64(section?.shared?.value ?? 0)), interactive: Kilobytes(Int64(interactive)),
        nonInteractive: Kilobytes(Int64(nonInteractive)))
      capacity = Capacity(of: triple, in: view, on: system.gradingArchitecture)
    } else {
      capacity = nil
    }
    isConceivableDefault = review.map(system.mayHaveDefault) ?? false
  }

  /// The three numbers as written, where the first two can be read.
  package var triple: SharedSectionTriple? {
    guard let shared = section?.shared?.value, let interactive = section?.interactive?.value else { return nil }
    let third = section?.nonInteractive
    if let third, third.value == nil { return nil }
    return SharedSectionTriple(
      shared: Kilobytes(Int64(shared)), interactive: Kilobytes(Int64(interactive)),
      nonInteractive: third?.value.map { Kilobytes(Int64($0)) })
  }
}

extension WindowsAssessment {
  /// The capacity beside the interactive desktops of `demand`, or beside the one that every session has.
  package func capacity(for demand: MachineDemand?) -> Capacity? {
    demand.map { capacity(beside: $0.interactiveDesktops(in: view.scope)) } ?? capacity
  }

  /// The capacity beside so many interactive desktops.
  package func capacity(beside interactiveDesktops: Int) -> Capacity? {
    guard let capacity else { return nil }
    let triple = SharedSectionTriple(
      shared: Bound.shared.value, interactive: capacity.interactive, nonInteractive: capacity.nonInteractive)
    return Capacity(
      of: triple, in: view, on: system.gradingArchitecture, interactiveDesktops: Int64(interactiveDesktops))
  }
}
