package import DesktopHeap
package import Findings
package import LintRules

/// The report of one file before and after a change.
package struct ChangeReport: Sendable {
  /// The file as it is.
  package let before: ReportInput
  /// The file as it would be.
  package let after: ReportInput
  /// The value as it is.
  package let valueBefore: WindowsAssessment
  /// The value as it would be.
  package let valueAfter: WindowsAssessment
  /// What shows that nothing else changes.
  package let proof: ChangeProof
  /// The heaps that were measured before the change.
  package let heaps: [MeasuredHeap]
  /// How many non-interactive desktops are needed; nil where nothing says.
  package let demand: ReportDemand?
  /// The files that apply it and take it back.
  package let files: HandOverTexts
  /// Findings of the changed file that were not there before.
  package let new: [Finding]
  /// Findings of the file as it is that are gone.
  package let fixed: [Finding]
  /// Findings of the changed file that were there before.
  package let stayed: [Finding]

  /// The report of a change from `before` to `after`. Findings are the same where their fingerprints are, so the two may
  /// differ in encoding and order.
  package init(
    from before: ReportInput, _ valueBefore: WindowsAssessment, to after: ReportInput, _ valueAfter: WindowsAssessment,
    proof: ChangeProof, files: HandOverTexts, heaps: [MeasuredHeap] = [], demand: ReportDemand? = nil
  ) {
    self.before = before
    self.after = after
    self.valueBefore = valueBefore
    self.valueAfter = valueAfter
    self.proof = proof
    self.files = files
    self.heaps = heaps
    self.demand = demand
    var old: [String: Severity] = [:]
    for finding in before.findings { old[finding.fingerprint] = finding.severity }
    let isKnown = { (finding: Finding) in old[finding.fingerprint].map { finding.severity <= $0 } ?? false }
    new = after.findings.filter { !isKnown($0) }
    stayed = after.findings.filter(isKnown)
    let left = Set(after.findings.map(\.fingerprint))
    fixed = before.findings.filter { !left.contains($0.fingerprint) }
  }

  /// The three numbers, before and after.
  var numbers: [NumberChange] {
    NumberChange.all(valueBefore, valueAfter)
  }

  /// Whether the numbers that Windows reads, or the string, change at all.
  var changesValue: Bool { valueBefore.windows.string.units != valueAfter.windows.string.units }

  /// The answer.
  var verdict: ReportVerdict {
    let counts = SeverityCounts(of: new)
    let mended = fixed.isEmpty ? "" : " It mends \(fixed.count == 1 ? "one finding" : "\(fixed.count) findings")."
    if let failure = valueAfter.csrss.failure {
      return ReportVerdict(
        state: .unsound, headline: "Do not apply: Windows is not expected to start",
        explanation: "After the change csrss fails: \(failure.fault.words).")
    }
    if counts.errors > 0 {
      return ReportVerdict(
        state: .unsound, headline: "Do not apply: the change brings \(counts.words)",
        explanation: "Each is explained under Findings.\(mended)")
    }
    if !proof.others.isEmpty {
      return ReportVerdict(
        state: .caution, headline: "More changes than this value",
        explanation: "Other values of the two files differ too; they are listed under What changes. \(mended)")
    }
    if counts.warnings > 0 {
      return ReportVerdict(
        state: .caution, headline: "Can be applied once \(counts.words) \(counts.total == 1 ? "is" : "are") accepted",
        explanation: "No new error. Each new warning names the advice that it goes against.\(mended)")
    }
    if !changesValue {
      return ReportVerdict(
        state: .sound, headline: "Nothing changes", explanation: "The value is the same before and after.")
    }
    return ReportVerdict(
      state: .sound, headline: "Sound: no new error, no new warning",
      explanation: "Both of Windows' readers understand the new value as it is meant.\(mended)")
  }
}

/// One of the three numbers before and after a change.
struct NumberChange: Hashable, Sendable {
  /// What the number is, for people.
  let name: String
  /// What it sizes.
  let meaning: String
  /// As it is; nil where it is not written or cannot be read.
  let before: Kilobytes?
  /// As it would be.
  let after: Kilobytes?
  /// What Windows ships, where that is known.
  let standard: Kilobytes?

  /// The difference with its sign.
  var difference: String {
    guard let before, let after else { return before == after ? "–" : "changed" }
    guard before != after else { return "unchanged" }
    return after > before ? "+\((after - before).count) KB" : "−\((before - after).count) KB"
  }

  static func all(_ before: WindowsAssessment, _ after: WindowsAssessment) -> [NumberChange] {
    let standard = after.system.defaultTriple?.triple
    func change(_ name: String, _ meaning: String, _ number: (SharedSectionTriple) -> Kilobytes?) -> NumberChange {
      NumberChange(
        name: name, meaning: meaning, before: before.triple.flatMap(number), after: after.triple.flatMap(number),
        standard: standard.flatMap(number))
    }
    return [
      change("First", "shared by all desktops; obsolete, left alone") { $0.shared },
      change("Second", "heap of each interactive desktop") { $0.interactive },
      change("Third", "heap of each non-interactive desktop: services") { $0.nonInteractive },
    ]
  }
}

/// `.reg` files as text, word for word.
package struct HandOverTexts: Hashable, Sendable {
  /// Writes the new value.
  package let apply: String
  /// Restores the value as it was.
  package let rollback: String
  /// Restores it in a hive that is loaded as `HKEY_LOCAL_MACHINE\OFFLINE`.
  package let rollbackOffline: String

  /// The three files.
  package init(apply: String, rollback: String, rollbackOffline: String) {
    self.apply = apply
    self.rollback = rollback
    self.rollbackOffline = rollbackOffline
  }
}

/// How many non-interactive desktops are needed, with the sum.
package struct ReportDemand: Hashable, Sendable {
  /// One line of the sum.
  package struct Part: Hashable, Sendable {
    /// Whose desktops.
    package let label: String
    /// How many.
    package let count: Int64
    /// From where that is known.
    package let source: String

    /// A line.
    package init(label: String, count: Int64, source: String) {
      self.label = label
      self.count = count
      self.source = source
    }
  }

  /// The lines.
  package let parts: [Part]

  /// The sum of `parts`.
  package init(_ parts: [Part]) { self.parts = parts }

  /// All together; saturates.
  package var total: Int64 {
    parts.reduce(0) { sum, part in
      let (result, overflow) = sum.addingReportingOverflow(part.count)
      return overflow ? .max : result
    }
  }
}

/// The heap of one desktop as it was measured.
package struct MeasuredHeap: Hashable, Sendable {
  /// Window station and desktop.
  package let desktop: String
  /// Whether the second number sizes it; nil for a fixed heap.
  package let isInteractive: Bool?
  /// Its size.
  package let size: Kilobytes
  /// How much of it was used, in per cent.
  package let usedRate: Double
  /// Where that stands.
  package let source: String

  /// A measured heap.
  package init(desktop: String, isInteractive: Bool?, size: Kilobytes, usedRate: Double, source: String) {
    self.desktop = desktop
    self.isInteractive = isInteractive
    self.size = size
    self.usedRate = usedRate.isFinite ? min(max(usedRate, 0), 100) : 0
    self.source = source
  }

  /// How much of it was used, rounded up.
  var used: Kilobytes {
    Kilobytes(Int64((usedRate / 100 * Double(min(size.count, 1 << 40))).rounded(.up)))
  }

  /// Whether it counts as exhausted (KB949296).
  var isExhausted: Bool { usedRate > Double(HeapUse.exhaustedAbove) }

  /// What a change makes of its size: the new number, or the same for a fixed heap.
  func size(after value: WindowsAssessment) -> Kilobytes? {
    switch isInteractive {
    case nil: size
    case true?: value.win32k.interactiveKB.map { Kilobytes(Int64($0)) }
    case false?: value.win32k.nonInteractiveKB.map { Kilobytes(Int64($0)) }
    }
  }

  /// A share with one decimal: `98.6 %`.
  static func words(_ rate: Double) -> String {
    let tenths = Int64((min(max(rate, 0), 1e6) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
