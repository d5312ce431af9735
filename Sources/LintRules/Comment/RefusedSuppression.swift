import Findings
import RegistryText

extension Rule {
  /// DH702: `; deskheap:ignore DH404`, which no comment may suppress.
  static let refusedSuppression: Rule = Rule(
    RuleInfo(
      id: "DH702", name: "refused-suppression", severity: .warning,
      summary: "A comment that speaks to deskheap and has no effect.",
      explanation: """
        A comment that begins with `; deskheap:` is meant for this program. It has no effect when it names no rule that \
        there is, when nothing follows that it could be about, when it gives no reason and the configuration asks for \
        one, and when it would hide that Windows may not boot. That last is possible only where the configuration has \
        `allowBootRisk: true` among its `suppressions`.
        """,
      sources: [.comments]),
    examples: [
      RuleExample(
        "what keeps Windows from booting",
        .registry(
          ExampleKey.subSystems + "⟦; deskheap:ignore DH202 -- on purpose⟧\n\"Windows\"=-\n")),
      RuleExample("no rule", .registry("⟦; deskheap:ignore⟧\n" + ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "a rule that there is not",
        .registry("⟦; deskheap:ignore-file DH5040⟧\n" + ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "a misspelt word", .registry("⟦; deskheap:ingore DH504⟧\n" + ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "nothing below", .registry(ExampleKey.subSystems + ExampleKey.windows + "⟦; deskheap:ignore DH504⟧\n")),
      RuleExample(
        "what can be suppressed",
        .registry("; deskheap:ignore-file DH103\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\nraise the heap\n")),
      RuleExample("another comment", .registry("; deskheap has been here\n")),
    ]
  ) { _, _ in
    // Found by SuppressionReview, which knows what the other rules have found.
    []
  }
}

/// What DH702 finds in the comments of a file.
enum RefusedSuppression {
  static func findings(_ review: SuppressionReview) -> [Finding] {
    review.faults.map { finding($0.directive, review, words($0.fault)) }
      + review.entries.flatMap { findings($0, review) }
  }

  private static func findings(_ entry: SuppressionReview.Entry, _ review: SuppressionReview) -> [Finding] {
    let known = Rule.all.map(\.info.id)
    let rules = entry.suppression.rules
    let strange = rules.map(\.id).filter { !known.contains($0) }
    var reasons: [(found: String, remedy: String)] = []
    if !strange.isEmpty {
      reasons.append(
        (
          "There is no rule \(strange.joined(separator: ", ")).",
          "Write an id as `deskheap rules` lists them, such as DH504."
        ))
    }
    let refused = rules.indices.filter { entry.isRefused[$0] }.map { rules[$0].id }
    if !refused.isEmpty {
      reasons.append(
        (
          "\(refused.joined(separator: ", ")) says that Windows may not boot, and is not suppressed by a comment.",
          "Mend what is found; or allow it with `allowBootRisk: true` in the configuration."
        ))
    }
    if !review.isTaken(entry) {
      reasons.append(
        ("The comment gives no reason, and the configuration asks for one.", "Write the reason behind ` -- `."))
    }
    if reasons.isEmpty { return [] }
    return [
      finding(
        entry.directive, review,
        (
          reasons.map(\.found).joined(separator: " "),
          reasons.map(\.remedy).joined(separator: " ")
        ))
    ]
  }

  private static func words(_ fault: Suppression.Fault) -> (found: String, remedy: String) {
    switch fault {
    case .unknownWord(let word):
      (
        "`deskheap:\(word.prefix(40))` is nothing that this program knows.",
        "Write `deskheap:ignore` or `deskheap:ignore-file`, and the ids of rules."
      )
    case .noRule:
      ("The comment names no rule.", "Name the rules that it is about: `; deskheap:ignore DH504 -- reason`.")
    case .noStatement:
      (
        "Neither a heading nor a value stands behind the comment.",
        "Put it before the statement that is meant, or write `deskheap:ignore-file`."
      )
    }
  }

  private static func finding(
    _ directive: Directive, _ review: SuppressionReview, _ words: (found: String, remedy: String)
  ) -> Finding {
    directive.finding(
      Rule.refusedSuppression.info, in: review.facts,
      Message(
        found: words.found, consequence: "The comment suppresses nothing.", remedy: words.remedy, basis: .comments))
  }
}
