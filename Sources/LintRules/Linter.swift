package import Findings
import RegistryText

/// Runs the rules over a file.
package enum Linter {
  /// Every finding of `rules` in the order of the file, with fingerprints.
  package static func findings(in context: LintContext, rules: [Rule] = Rule.all) -> [Finding] {
    let ofWholeTexts = context.ofWholeTexts
    var found = rules.flatMap { $0.check($0.info, $0.judgesText ? ofWholeTexts : context) }
    found.sort { a, b in
      let (left, right) = (a.location.range, b.location.range)
      return (left.start, left.bytes.lowerBound, a.rule.id, left.end) < (
        right.start, right.bytes.lowerBound, b.rule.id, right.end
      )
    }
    Fingerprint.assign(&found)
    return found
  }
}
