package import DesktopHeap
package import Findings
import SubSystems

extension Basis {
  /// The basis that a source of the figures is.
  package init(_ source: Source) {
    switch source.mark {
    case .documented: self = .documented(source.text)
    case .observed: self = .observed(source.text)
    case .unknown: self = .unknown(source.text)
    }
  }

  /// How both readers take the string apart.
  package static let readers = Basis.observed("how csrss and win32k read the string")
}

extension WindowsAssessment {
  /// The heaps that win32k makes of the value: `heaps of 512 KB for interactive and 128 KB for other desktops`.
  var heapWords: String? {
    guard let interactive = win32k.interactiveKB, let other = win32k.nonInteractiveKB else { return nil }
    return "heaps of \(interactive) KB for interactive and \(other) KB for all other desktops"
  }

  /// A sentence: what win32k makes of the value, in words for those who have not heard of win32k.
  var heapSentence: String {
    let programs = csrss.starts ? "Programs get" : "If Windows booted all the same, programs would get"
    if let heapWords { return "\(programs) \(heapWords)." }
    return win32k.interactiveKB.map {
      "\(programs) heaps of \($0) KB for interactive desktops; how large those of others become is not known."
    }
      ?? "How large the heaps become is not known."
  }

  /// A sentence: what csrss's first fault means for the start, claiming no more than is known; nil where it starts.
  var startSentence: String? {
    csrss.failure.map { failure in
      failure.fault.ground == .inferred ? "Windows is not expected to boot." : "csrss fails: Windows will not boot."
    }
  }

  /// A sentence on the release that figures are taken of, where that is open; with a blank before it.
  var gradingNote: String {
    (system.isUndecidedAboutBoot
      ? " The release is not certain: this is judged as \(system.grading.displayName), the older that it may be." : "")
      + (system.architecture?.note.map { " Note: \($0)." } ?? "")
  }

  /// The default of the system that figures are taken of: `` `SharedSection=1024,20480,768`, the default of Windows 8
  /// on x64 ``.
  var defaultWords: String? {
    DefaultTriple.of(system.grading, on: system.gradingArchitecture).map {
      "`SharedSection=\($0.triple)`, the default of \(system.grading.displayName) on \(system.gradingArchitecture)"
    }
  }

  /// The text of a stretch, shortened where it is long.
  func quoted(_ range: Range<Int>) -> String {
    let text = windows.string.text(in: range)
    return text.count > 60 ? "`\(text.prefix(60))…`" : "`\(text)`"
  }
}
