import Findings

/// Texts kept by severity until the end of a run, for formats that show the worst first and not all. What does not fit is
/// counted only.
struct WorstFirst {
  private let countLimit: Int
  private let byteLimit: Int
  private var kept: [Severity: [String]] = [:]
  private var bytes: [Severity: Int] = [:]
  /// How many there were of each severity, kept or not.
  private(set) var counts = SeverityCounts()

  /// Keeps of each severity up to `countLimit` texts and up to `byteLimit` bytes.
  init(countLimit: Int = .max, byteLimit: Int) {
    self.countLimit = countLimit
    self.byteLimit = byteLimit
  }

  mutating func add(_ severity: Severity, _ text: String) {
    counts.add(severity)
    let total = bytes[severity, default: 0] + text.utf8.count
    // From the first that does not fit on none is kept, so that nothing is missing in between.
    bytes[severity] = total
    guard total <= byteLimit, kept[severity, default: []].count < countLimit else { return }
    kept[severity, default: []].append(text)
  }

  /// The first ones, worst first: at most `limit` and at most `byteLimit` bytes together. Also what is left then.
  func first(_ limit: Int = .max) -> (texts: [String], left: SeverityCounts) {
    var texts: [String] = []
    var left = counts
    var room = byteLimit
    for severity in Severity.allCases.sorted(by: >) {
      for text in kept[severity] ?? [] {
        guard texts.count < limit, text.utf8.count <= room else { return (texts, left) }
        texts.append(text)
        left.remove(severity)
        room -= text.utf8.count
      }
      if left.number(of: severity) > 0 { return (texts, left) }
    }
    return (texts, left)
  }
}

extension SeverityCounts {
  /// How many there are of one severity.
  func number(of severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .info: infos
    }
  }

  /// The worst severity of which there is one.
  var worst: Severity? { Severity.allCases.sorted(by: >).first { number(of: $0) > 0 } }

  /// In words: `2 errors, 1 warning`.
  var words: String {
    let parts = [
      errors > 0 ? errors == 1 ? "1 error" : "\(errors) errors" : nil,
      warnings > 0 ? warnings == 1 ? "1 warning" : "\(warnings) warnings" : nil,
      infos > 0 ? "\(infos) info" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  fileprivate mutating func remove(_ severity: Severity) {
    switch severity {
    case .error: errors -= 1
    case .warning: warnings -= 1
    case .info: infos -= 1
    }
  }
}
