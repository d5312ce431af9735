import Findings
import RegistryText
import SubSystems

/// The comments of a file that suppress findings, held against what is found.
struct SuppressionReview {
  /// A comment that can be read, and what became of each rule that it names.
  struct Entry {
    let directive: Directive
    let suppression: Suppression
    /// Whether something was found that it is about, for each of its rules.
    var isUsed: [Bool]
    /// Whether that was something that may not be suppressed, for each of its rules.
    var isRefused: [Bool]
  }

  private(set) var entries: [Entry] = []
  /// Comments that say nothing.
  private(set) var faults: [(directive: Directive, fault: Suppression.Fault)] = []
  let policy: FindingPolicy
  let facts: FileFacts

  init(_ context: LintContext) {
    policy = context.options.policy
    facts = context.export.facts
    for directive in context.export.directives {
      do throws(Suppression.Fault) {
        let suppression = try Suppression(directive)
        let none = suppression.rules.map { _ in false }
        entries.append(Entry(directive: directive, suppression: suppression, isUsed: none, isRefused: none))
      } catch { faults.append((directive, error)) }
    }
  }

  /// The ids of the rules that are suppressed in the whole file.
  var wholeFile: Set<String> {
    Set(entries.filter { $0.suppression.scope == .file && isTaken($0) }.flatMap { $0.suppression.rules.map(\.id) })
  }

  /// Whether its reason is as the configuration asks.
  func isTaken(_ entry: Entry) -> Bool { !policy.requiresReasons || entry.suppression.reason != nil }

  /// Gives the findings that comments suppress their exemption.
  mutating func mark(_ found: inout [Finding]) {
    for index in found.indices {
      for place in entries.indices where entries[place].suppression.covers(found[index]) {
        mark(&found[index], by: place)
      }
    }
  }

  private mutating func mark(_ finding: inout Finding, by place: Int) {
    let entry = entries[place]
    for (number, named) in entry.suppression.rules.enumerated() where named.id == finding.rule.id {
      entries[place].isUsed[number] = true
      if finding.isBootRisk, !policy.allowsBootRisk {
        entries[place].isRefused[number] = true
      } else if finding.exemption == nil, isTaken(entry) {
        finding.exemption = Exemption(
          .comment, reason: entry.suppression.reason, place: "line \(entry.directive.range.start.line)")
      }
    }
  }

  /// What DH701 and DH702 find, when `run` are the rules that were run.
  func findings(among run: [Rule]) -> [Finding] {
    var found: [Finding] = []
    let ids = Set(run.map(\.info.id))
    if ids.contains(Rule.unusedSuppression.info.id) {
      found += entries.flatMap { UnusedSuppression.findings($0, ran: ids, facts) }
    }
    if ids.contains(Rule.refusedSuppression.info.id) { found += RefusedSuppression.findings(self) }
    return found
  }
}

extension Directive {
  /// Where a stretch of its units stands; the whole comment where that cannot be told.
  func place(_ units: Range<Int>, in facts: FileFacts) -> SourceRange {
    guard self.units[..<units.upperBound].allSatisfy({ $0 < 0x80 }) else { return range }
    let size = facts.encoding.unitSize
    let line = range.start.line
    let start = range.bytes.lowerBound + units.lowerBound * size
    return SourceRange(
      bytes: start..<start + units.count * size,
      start: SourcePosition(line: line, column: range.start.column + units.lowerBound),
      end: SourcePosition(line: line, column: range.start.column + units.upperBound))
  }

  /// A finding about `units` of it, or about all of it.
  func finding(
    _ rule: RuleInfo, at units: Range<Int>? = nil, in facts: FileFacts, _ message: Message, fix: Fix? = nil
  ) -> Finding {
    let stretch = units ?? 0..<self.units.count
    return Finding(
      rule: rule, severity: rule.severity,
      location: Location(range: units.map { place($0, in: facts) } ?? range, excerpt: excerpt), message: message,
      key: nil, value: nil, offendingText: String(decoding: self.units[stretch], as: UTF16.self), fix: fix)
  }
}

extension LintContext {
  /// How many problems of each rule were counted but not kept, those aside that are switched off, accepted or suppressed
  /// for the whole file.
  package func untold(by rules: [Rule]) -> [String: Int] {
    let counts = export.untoldByRule
    if counts.isEmpty { return counts }
    let silent = options.policy.off.union(options.policy.acceptedRules).union(SuppressionReview(self).wholeFile)
    return counts.filter { told in !silent.contains(told.key) && rules.contains { $0.info.id == told.key } }
  }
}
