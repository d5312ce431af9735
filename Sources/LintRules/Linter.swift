package import Findings
import RegistryText
import SubSystems

/// Runs the rules over a file.
package enum Linter {
  /// Every finding of `rules` in the order of the file, with fingerprints. What the configuration has switched off is not
  /// run; what it accepts, and what comments suppress, is told with its exemption.
  package static func findings(in context: LintContext, rules: [Rule] = Rule.all) -> [Finding] {
    let policy = context.options.policy
    let wanted = policy.off.isEmpty ? rules : rules.filter { !policy.off.contains($0.info.id) }
    var found: [Finding]
    if context.export.directives.isEmpty {
      found = self.found(by: wanted, in: context)
      if !policy.acceptedRisks.isEmpty { AcceptedRisks(policy).mark(&found) }
    } else {
      found = reviewed(wanted, in: context)
    }
    found.sort { a, b in
      let (left, right) = (a.location.range, b.location.range)
      return (left.start, left.bytes.lowerBound, a.rule.id, left.end) < (
        right.start, right.bytes.lowerBound, b.rule.id, right.end
      )
    }
    Fingerprint.assign(&found)
    return found
  }

  private static func found(by rules: [Rule], in context: LintContext) -> [Finding] {
    let ofWholeTexts = context.ofWholeTexts
    var found: [Finding] = []
    for rule in rules {
      // Each of the two handed on as it is: to choose one first would copy it.
      let told = rule.judgesText ? rule.findings(in: ofWholeTexts) : rule.findings(in: context)
      if !told.isEmpty { found += told }
    }
    let severities = context.options.policy.severities
    if !severities.isEmpty {
      for index in found.indices {
        if let severity = severities[found[index].rule.id] { found[index].severity = severity }
      }
    }
    return found
  }

  /// The findings of a file whose comments suppress some. Whether a comment is of use is judged by all rules, not only by
  /// the wanted ones.
  private static func reviewed(_ wanted: [Rule], in context: LintContext) -> [Finding] {
    let policy = context.options.policy
    let judgesComments = wanted.contains(where: \.judgesComments)
    let run = judgesComments ? Rule.all.filter { !policy.off.contains($0.info.id) } : wanted
    var found = self.found(by: run.filter { !$0.judgesComments }, in: context)
    if !policy.acceptedRisks.isEmpty { AcceptedRisks(policy).mark(&found) }
    var review = SuppressionReview(context)
    review.mark(&found)
    if judgesComments {
      var told = review.findings(among: run)
      if !policy.acceptedRisks.isEmpty { AcceptedRisks(policy).mark(&told) }
      review.mark(&told)
      found += told
    }
    let ids = Set(wanted.map(\.info.id))
    return found.filter { ids.contains($0.rule.id) }
  }
}

/// The risks that the configuration accepts.
private struct AcceptedRisks {
  private let byRule: [String: AcceptedRisk]
  private let allowsBootRisk: Bool

  init(_ policy: FindingPolicy) {
    byRule = Dictionary(policy.acceptedRisks.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    allowsBootRisk = policy.allowsBootRisk
  }

  func mark(_ found: inout [Finding]) {
    for index in found.indices {
      guard let risk = byRule[found[index].rule.id], allowsBootRisk || !found[index].isBootRisk else { continue }
      found[index].exemption = Exemption(
        .acceptedRisk, reason: risk.reason, place: risk.place, expires: risk.expires)
    }
  }
}
