import DesktopHeap
package import Findings
package import LintRules
import RegistryText
import SubSystems

/// The report of many files: what is in use, and which of them stand out.
package struct FleetReport: Sendable {
  /// One file.
  package struct Row: Sendable {
    /// The path as given.
    package let path: String
    /// Why it could not be read.
    package let failure: String?
    /// Its findings by severity.
    package let counts: SeverityCounts
    /// The ids of the rules that found something, each once, in their order.
    package let rules: [String]
    /// The numbers as they are written; nil without a value.
    package let triple: String?
    /// The release that is assumed.
    package let release: String
    /// Whether csrss is expected to start with it; nil without a value.
    package let starts: Bool?
  }

  /// A text behind `SharedSection=` and how many files have it.
  package struct Triple: Hashable, Sendable {
    package let text: String
    package let count: Int
    /// Whether it is rare among these files.
    package let isOutlier: Bool
  }

  /// What one rule has found in all files.
  package struct Problem: Sendable {
    package let rule: RuleInfo
    package var severity: Severity
    package var findings = 0
    package var files = 0
    /// The first places, with what was found there.
    package var places: [Place] = []

    package struct Place: Hashable, Sendable {
      package let path: String
      package let line: Int
      package let found: String
    }
  }

  /// How many places of one rule are told; the table of files names its rules for each.
  package static let placeLimit = 12
  /// How many rows the table of files has; the document for tools has them all.
  package static let rowLimit = 5000
  /// A triple is rare when at most one file in so many has it.
  package static let outlierShare = 20

  /// The files, those that stand out first.
  package let rows: [Row]
  /// The triples in use, the most frequent first.
  package let triples: [Triple]
  /// What was found, the gravest and most frequent first.
  package let problems: [Problem]
  /// The folder that all files lie below, with a slash behind it; empty where there is none.
  package let folder: String

  /// The files by what becomes of them.
  package var unreadable: Int { rows.count { $0.failure != nil } }
  package var withErrors: Int { rows.count { $0.counts.errors > 0 } }
  package var withWarnings: Int { rows.count { $0.counts.errors == 0 && $0.counts.warnings > 0 } }
  package var withoutStart: Int { rows.count { $0.starts == false } }

  /// The path below the folder that all files share.
  package func short(_ path: String) -> String {
    ClippedText.of(path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path, 200)
  }

  /// Those whose triple is rare.
  package var outlierTexts: Set<String> { Set(triples.filter(\.isOutlier).map(\.text)) }

  /// The answer.
  package var verdict: ReportVerdict {
    let total = rows.count
    let parts = [
      withoutStart > 0 ? "\(withoutStart) would keep Windows from starting" : nil,
      unreadable > 0 ? "\(unreadable) could not be read" : nil,
      withWarnings > 0 ? "\(withWarnings) have warnings only" : nil,
      "\(triples.count) different settings are in use",
    ].compactMap(\.self)
    let explanation = parts.joined(separator: "; ") + "."
    if withErrors > 0 {
      return ReportVerdict(
        state: .unsound, headline: "\(withErrors) of \(total) files \(withErrors == 1 ? "has" : "have") errors",
        explanation: explanation)
    }
    if withWarnings + unreadable > 0 {
      return ReportVerdict(
        state: .caution, headline: "No errors, but \(withWarnings + unreadable) of \(total) files need a look",
        explanation: explanation)
    }
    return ReportVerdict(
      state: .sound, headline: "All \(total) files are sound", explanation: explanation)
  }
}

/// Gathers a fleet's report while the files come.
package struct FleetGatherer {
  private var rows: [FleetReport.Row] = []
  private var problems: [String: FleetReport.Problem] = [:]
  /// One copy of each system and of each list of rules: most files have the same.
  private var releases: Set<String> = []
  private var ruleLists: Set<[String]> = []

  /// How many files were taken in.
  package var count: Int { rows.count }

  /// Nothing gathered.
  package init() {}

  /// Takes in a file; `value` is the one that counts.
  package mutating func add(_ input: ReportInput, value: WindowsAssessment?) {
    var rules: [String] = []
    for finding in input.findings {
      let id = finding.rule.id
      var problem = problems[id] ?? FleetReport.Problem(rule: finding.rule, severity: finding.severity)
      if !rules.contains(id) {
        rules.append(id)
        problem.files += 1
      }
      problem.findings += 1
      problem.severity = max(problem.severity, finding.severity)
      if problem.places.count < FleetReport.placeLimit {
        problem.places.append(
          .init(path: input.path, line: finding.location.range.start.line, found: finding.message.found))
      }
      problems[id] = problem
    }
    rows.append(
      FleetReport.Row(
        path: input.path, failure: nil, counts: input.counts, rules: ruleLists.insert(rules.sorted()).memberAfterInsert,
        triple: value.map { value in
          value.section.map { ClippedText.of(value.windows.string.text(in: $0.range), 60) } ?? "none"
        },
        release: value.map {
          releases.insert("\($0.system.releaseWords), \($0.system.architectureWords)").memberAfterInsert
        } ?? "–",
        starts: value?.csrss.starts))
  }

  /// Takes in a file that could not be read.
  package mutating func add(unreadable path: String, _ reason: String) {
    rows.append(
      FleetReport.Row(
        path: path, failure: reason, counts: SeverityCounts(), rules: [], triple: nil, release: "–", starts: nil))
  }

  /// The report of all.
  package func report() -> FleetReport {
    var counts: [String: Int] = [:]
    for row in rows { if let triple = row.triple { counts[triple, default: 0] += 1 } }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = counts.values.reduce(0, +)
    let triples = ordered.enumerated().map { place, entry in
      FleetReport.Triple(
        text: entry.key, count: entry.value,
        isOutlier: place > 0 && entry.value * FleetReport.outlierShare <= total)
    }
    let rare = Set(triples.filter(\.isOutlier).map(\.text))
    return FleetReport(
      rows: rows.sorted { Self.rank($0, rare) < Self.rank($1, rare) }, triples: triples,
      problems: problems.values.sorted { ($1.severity, $1.files, $0.rule.id) < ($0.severity, $0.files, $1.rule.id) },
      folder: Self.folder(of: rows.map(\.path)))
  }

  private static func folder(of paths: [String]) -> String {
    guard let first = paths.first else { return "" }
    var shared = first.split(separator: "/", omittingEmptySubsequences: false).dropLast()[...]
    for path in paths {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      while !parts.starts(with: shared) { shared = shared.dropLast() }
    }
    return shared.isEmpty ? "" : shared.joined(separator: "/") + "/"
  }

  private static func rank(_ row: FleetReport.Row, _ rare: Set<String>) -> (Int, Int, String) {
    let isRare = row.triple.map(rare.contains) ?? false
    let place =
      row.starts == false
      ? 0 : row.counts.errors > 0 ? 1 : row.failure != nil ? 2 : row.counts.warnings > 0 ? 3 : isRare ? 4 : 5
    return (place, -row.counts.total, row.path)
  }
}
