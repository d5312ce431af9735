package import Findings

/// One format of `lint`: what it writes first, for each file, and last. What it gives is written out at once, so that
/// memory does not grow with the findings unless the format cannot do without.
package protocol LintReport {
  /// What stands before everything else.
  mutating func begin() throws(ReportFailure) -> String
  /// How a file is told by a format that tells each by itself; nil for one that must see all files in their order. It is
  /// called on many threads at once, and then ``add(_:)`` is not.
  var separately: (@Sendable (FileReport) throws(ReportFailure) -> String)? { get }
  /// What is said of one file, whether it could be read or not.
  mutating func add(_ report: FileReport) throws(ReportFailure) -> String
  /// What stands behind everything else.
  mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String
}

extension LintReport {
  package mutating func begin() throws(ReportFailure) -> String { "" }
  package var separately: (@Sendable (FileReport) throws(ReportFailure) -> String)? { nil }
  package mutating func end(_ summary: RunSummary) throws(ReportFailure) -> String { "" }
}

/// Why a report could not be made: a fault of the program, as every text of an input has a place in every format.
package struct ReportFailure: Error, Equatable, Sendable {
  /// What failed.
  package var message: String

  /// A failure.
  package init(_ message: String) { self.message = message }
}

/// A run as a whole, known at its end.
package struct RunSummary: Sendable {
  /// The findings by severity.
  package var counts = SeverityCounts()
  /// The findings that are told but do not count, by who has spoken for them.
  package var exempt: [Exemption.Kind: Int] = [:]
  /// The files that could be read.
  package var files = 0
  /// The files that could not.
  package var unreadable = 0
  /// How often each rule, by id and name, has found something; nil when nobody asked.
  package var statistics: [String: Int]?

  /// A run that has read nothing yet.
  package init() {}

  /// Counts a finding.
  package mutating func add(_ finding: Finding) {
    if let exemption = finding.exemption {
      exempt[exemption.kind, default: 0] += 1
    } else {
      counts.add(finding.severity)
    }
  }

  /// What does not count, in words: ` (2 suppressed, 1 accepted, 3 known)`; empty where there is nothing.
  package var exemptWords: String {
    let words: [(Exemption.Kind, String)] = [(.comment, "suppressed"), (.acceptedRisk, "accepted"), (.known, "known")]
    let parts = words.compactMap { kind, word in exempt[kind].map { "\($0) \(word)" } }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }
}

/// What a report is told of the run before it begins.
package struct ReportSetting: Sendable {
  /// The program's version.
  package var version: String
  /// The rules that are run, in the order of their ids.
  package var rules: [RuleInfo]
  /// The least severity that makes the run fail.
  package var failOn = Severity.error
  /// The folder that relative paths count from; absolute.
  package var workingDirectory: String
  /// The time of the run, in seconds since 1970, UTC.
  package var time: Int64
  /// Whether people asked for a line a finding and nothing more.
  package var isQuiet = false
  /// How text looks.
  package var style = Style(isColoured: false)

  /// A setting.
  package init(version: String, rules: [RuleInfo], workingDirectory: String, time: Int64) {
    self.version = version
    self.rules = rules
    self.workingDirectory = workingDirectory
    self.time = time
  }
}
