package import Findings
import RegistryText
import Splices

/// What a change does to the findings of a file, and whether it may be made: never where it brings an error, and where it
/// brings a warning only if that has been accepted by its id. What was wrong before may stay wrong.
package struct ChangeVerdict: Sendable {
  /// Findings of the changed file that were not there before, or were less grave.
  package let new: [Finding]
  /// Findings of the file as it is that are gone.
  package let fixed: [Finding]
  /// Findings of the changed file that were there before.
  package let stayed: [Finding]
  /// New findings that forbid the change.
  package let refusing: [Finding]
  /// The ids of new warnings that were accepted.
  package let acceptedRisks: [String]

  /// Warnings that are told and forbid nothing: that two control sets differ is what changing one of them is for. The other
  /// stays the way back until the change has proved itself, as DH211 itself advises.
  private static let intended: Set<String> = ["DH211"]

  /// Whether the change may be made.
  package var isAccepted: Bool { refusing.isEmpty }

  /// Compares the findings `before` and `after` a change. A finding stays when rule, key, value and offending text are
  /// the same, or when `isSamePlace` says so of the two places; never when it has become graver. `alreadyFixed` were gone
  /// before. Where a change only mends what is written, a warning about a value in which an error is mended was hidden by
  /// that error: `forgivesUncovered` lets it be.
  init(
    before: [Finding], after: [Finding], alreadyFixed: [Finding] = [], accepting accepted: Set<String>,
    forgivesUncovered: Bool = false, isSamePlace: (_ old: Finding, _ new: Finding) -> Bool
  ) {
    var old = before
    var new: [Finding] = []
    var stayed: [Finding] = []
    func take(_ finding: Finding, _ isSame: (Finding) -> Bool) -> Bool {
      let found = old.firstIndex { isSame($0) && $0.isAbout(finding) && finding.severity <= $0.severity }
      if let found { old.remove(at: found) }
      return found != nil
    }
    var rest: [Finding] = []
    for finding in after {
      if take(finding, { $0.offendingText == finding.offendingText }) {
        stayed.append(finding)
      } else {
        rest.append(finding)
      }
    }
    for finding in rest {
      if take(finding, { isSamePlace($0, finding) }) { stayed.append(finding) } else { new.append(finding) }
    }
    self.new = new
    self.stayed = stayed.sorted { ($0.start, $0.rule.id) < ($1.start, $1.rule.id) }
    let fixed = alreadyFixed + old
    self.fixed = fixed
    refusing = new.filter { finding in
      if finding.isAcceptedRisk || finding.rule.isAboutComments { return false }
      if finding.severity != .warning { return finding.severity == .error }
      if Self.intended.contains(finding.rule.id) { return false }
      let isUncovered = fixed.contains { $0.severity == .error && $0.key == finding.key && $0.value == finding.value }
      return !accepted.contains(finding.rule.id) && !(forgivesUncovered && isUncovered)
    }.map { finding in
      // A comment that was written for other numbers is no consent to these.
      var finding = finding
      finding.exemption = nil
      return finding
    }
    let taken = new.filter {
      $0.isAcceptedRisk || ($0.severity == .warning && accepted.contains($0.rule.id))
    }
    acceptedRisks = Set(taken.map(\.rule.id)).sorted()
  }
}

extension Finding {
  /// Whether the configuration accepts it. A comment in the file, or a list of known findings, says nothing of changes.
  fileprivate var isAcceptedRisk: Bool { severity != .error && exemption?.kind == .acceptedRisk }

  /// The first byte that it speaks of.
  var start: Int { location.range.bytes.lowerBound }

  /// Whether `other` is of the same rule and about the same value. The control set is told apart, unlike in the
  /// fingerprint: one file may hold two.
  fileprivate func isAbout(_ other: Finding) -> Bool {
    rule.id == other.rule.id && key == other.key && value == other.value
  }

  /// Where its first byte stands after `splices`; nil where that byte is replaced.
  func start(after splices: SpliceList) -> Int? {
    var shift = 0
    for splice in splices.splices {
      if splice.bytes.lowerBound >= start { break }
      if splice.bytes.upperBound > start { return nil }
      shift += splice.replacement.count - splice.bytes.count
    }
    return start + shift
  }
}
