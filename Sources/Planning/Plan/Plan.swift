package import DesktopHeap
package import LintRules

/// A proposal for the numbers of a `Windows` value, or why none is made.
package struct Plan: Sendable {
  /// The answer.
  package enum Verdict: String, Sendable {
    /// These numbers should change.
    case change
    /// Nothing should be changed.
    case noChange = "no-change"
    /// This setting cannot meet the need, or what was given does not say which number would.
    case cannot
  }

  /// A move that was considered and not made.
  package struct Move: Hashable, Sendable {
    /// The move: `raise the second number to 3584 KB`.
    package let change: String
    /// Why not, or what it would do.
    package let why: String
    /// From where that is known.
    package let source: PlanSource

    init(_ change: String, _ why: String, _ source: PlanSource) {
      self.change = change
      self.why = why
      self.source = source
    }
  }

  /// What happens to the heap of one desktop, or of all of a kind.
  package struct HeapEffect: Hashable, Sendable {
    /// The desktop, or whose desktops.
    package let desktop: String
    /// The heap as it is.
    package let before: Kilobytes
    /// The heap as it would be.
    package let after: Kilobytes
    /// How much of the heap as it is would be in use, in per cent; nil where it was not measured.
    package let usedRate: Double?

    /// How much is in use, rounded up.
    package var used: Kilobytes? { usedRate.map { HeapShare.part($0, of: before) } }
    /// How much of the heap as it would be is in use, in per cent.
    package var usedRateAfter: Double? {
      usedRate.map { after.count > 0 ? $0 * Double(before.count) / Double(after.count) : $0 }
    }
  }

  /// How sure the answer is.
  package enum Confidence: String, Sendable {
    case certain, likely, possible
  }

  /// The file, as reports show it.
  package let path: String
  /// The value as it is, judged.
  package let assessment: WindowsAssessment
  /// The answer.
  package internal(set) var verdict: Verdict
  /// The answer in one sentence or two.
  package internal(set) var headline: String
  /// The numbers as they are; nil where they cannot be read.
  package let before: SharedSectionTriple?
  /// The numbers as they should be; nil unless the verdict is `change`.
  package internal(set) var after: SharedSectionTriple?
  /// Why.
  package internal(set) var reasons: [PlanReason]
  /// How many desktops are needed; nil where nothing says.
  package let demand: PlanDemand?
  /// How many fit now; nil where win32k's sizes are not known.
  package let capacityBefore: Capacity?
  /// How many would fit.
  package internal(set) var capacityAfter: Capacity?
  /// The heap of each desktop.
  package internal(set) var heaps: [HeapEffect]
  /// Moves that would be wrong, and why.
  package internal(set) var rejected: [Move]
  /// Moves that would do as well, and what they cost.
  package internal(set) var alternatives: [Move]
  /// What nobody can tell from what was given.
  package internal(set) var unknown: [String]
  /// What is wrong with the evidence.
  package let remarks: [String]
  /// How sure it is.
  package let confidence: Confidence
  /// What it rests on.
  package internal(set) var restsOn: [String]
  /// What to do now, in order.
  package internal(set) var next: [String]
  /// The ids of the rules whose warnings the change brings and that were accepted.
  package internal(set) var acceptedRisks: [String]
  /// The change of the file as the linter has seen it; nil unless the verdict is `change`.
  package internal(set) var change: TripleChange?

  /// Windows reads the value when it starts (KB184802).
  package var needsRestart: Bool { true }
}
