import Findings
import RegistryText
import Splices

extension Rule {
  /// DH701: `; deskheap:ignore DH504` where DH504 finds nothing.
  static let unusedSuppression: Rule = Rule(
    RuleInfo(
      id: "DH701", name: "unused-suppression", severity: .warning,
      summary: "A comment that suppresses what is not found.",
      explanation: """
        `; deskheap:ignore DH504 -- reason` takes what DH504 finds in the next heading or value out of the count, \
        `; deskheap:ignore-file DH504 -- reason` what it finds in the file. When nothing is found there any more, the \
        comment hides nothing today and the next mistake tomorrow. Windows passes over comments.
        """,
      sources: [.comments]),
    examples: [
      RuleExample(
        "the number has been lowered since",
        .registry(
          ExampleKey.subSystems + "⟦; deskheap:ignore DH504 -- as measured⟧\n" + ExampleKey.windows),
        fixed: .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "one of two",
        .registry(
          "; deskheap:ignore-file DH210, ⟦DH211⟧ -- one set only\n" + ExampleKey.subSystems(in: "ControlSet001")
            + ExampleKey.windows),
        fixed: .registry(
          "; deskheap:ignore-file DH210 -- one set only\n" + ExampleKey.subSystems(in: "ControlSet001")
            + ExampleKey.windows)),
      RuleExample(
        "for the wrong statement",
        .registry("⟦; deskheap:ignore DH103⟧\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\nraise the heap\n"),
        fixed: .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\nraise the heap\n")),
      RuleExample(
        "of use",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n; deskheap:ignore DH103 -- a note\n\n; more\nraise the heap\n")),
    ]
  ) { _, _ in
    // Found by SuppressionReview, which knows what the other rules have found.
    []
  }
}

/// What DH701 finds in one comment.
enum UnusedSuppression {
  static func findings(_ entry: SuppressionReview.Entry, ran: Set<String>, _ facts: FileFacts) -> [Finding] {
    let rules = entry.suppression.rules
    let unused = rules.indices.filter {
      !entry.isUsed[$0] && ran.contains(rules[$0].id) && !Self.isAboutComments(rules[$0].id)
    }
    if unused.isEmpty { return [] }
    let rule = Rule.unusedSuppression.info
    if unused.count == rules.count {
      let fix = Fix(
        title: "Remove the comment", applicability: .safe,
        edits: [Splice(bytes: entry.directive.bytes, replacement: [])])
      let names = rules.map(\.id).joined(separator: ", ")
      return [entry.directive.finding(rule, in: facts, message(names, entry), fix: fix)]
    }
    return unused.map { index in
      entry.directive.finding(
        rule, at: rules[index].units, in: facts, message(rules[index].id, entry),
        fix: fix(index, entry, facts))
    }
  }

  private static func isAboutComments(_ id: String) -> Bool {
    Rule.all.contains { $0.info.id == id && $0.info.isAboutComments }
  }

  private static func message(_ names: String, _ entry: SuppressionReview.Entry) -> Message {
    let place = entry.suppression.scope == .file ? "in this file" : "in the statement below"
    return Message(
      found: "\(names) \(names.contains(",") ? "find" : "finds") nothing \(place).",
      consequence: "Windows passes over the comment; it would hide what is found there later.",
      remedy: "Remove it, or put it before the statement that is meant.", basis: .comments)
  }

  /// Removes one of several ids with the comma beside it.
  private static func fix(_ index: Int, _ entry: SuppressionReview.Entry, _ facts: FileFacts) -> Fix? {
    let rules = entry.suppression.rules
    let units =
      index + 1 < rules.count
      ? rules[index].units.lowerBound..<rules[index + 1].units.lowerBound
      : rules[index - 1].units.upperBound..<rules[index].units.upperBound
    let place = entry.directive.place(units, in: facts)
    guard place != entry.directive.range else { return nil }
    return Fix(
      title: "Remove \(rules[index].id) from the comment", applicability: .safe,
      edits: [Splice(bytes: place.bytes, replacement: [])])
  }
}

extension Basis {
  /// What the program itself has laid down.
  static let comments = documented("deskheap's own comments, docs/configuration.md")
}
