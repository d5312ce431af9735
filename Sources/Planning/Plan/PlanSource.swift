package import DesktopHeap

/// From where a sentence of a plan is known.
package enum PlanSource: Hashable, Sendable {
  /// A fact about Windows.
  case fact(Source)
  /// The caller said it: `--services 90`.
  case stated(String)
  /// It stands in a file of evidence.
  case evidence(path: String, line: Int)
  /// A workload file names it.
  case workload(path: String)
  /// The export says it.
  case export(line: Int)
  /// It follows from the capacity's sum.
  case arithmetic

  /// For people and for JSON.
  package var words: String {
    switch self {
    case .fact(let source): "\(source.mark == .unknown ? "not certain" : source.mark.rawValue): \(source.text)"
    case .stated(let text): "stated: \(text)"
    case .evidence(let path, let line): "evidence: \(path), line \(line)"
    case .workload(let path): "workload: \(path)"
    case .export(let line): "the file, line \(line)"
    case .arithmetic: "arithmetic"
    }
  }
}

/// A sentence of a plan, and from where it is known.
package struct PlanReason: Hashable, Sendable {
  /// The sentence.
  package let text: String
  /// From where it is known.
  package let source: PlanSource

  init(_ text: String, _ source: PlanSource) {
    self.text = text
    self.source = source
  }
}
