import Findings
import LintRules
import RegistryText
import Splices
import Testing

@Suite struct RuleExampleTests {
  struct Case: CustomTestStringConvertible {
    var rule: Rule
    var example: RuleExample
    var testDescription: String { "\(rule.info.id): \(example.title)" }
    var severity: Severity { example.severity ?? rule.info.severity }
  }

  static let families = ["DH1", "DH2", "DH6", "DH7"]
  static let cases = Rule.all.filter { rule in families.contains { rule.info.id.hasPrefix($0) } }.flatMap { rule in
    rule.examples.map { Case(rule: rule, example: $0) }
  }

  static func isOpen(_ content: RuleExample.Content) -> Bool {
    if case .bytes = content { false } else { true }
  }

  @Test(arguments: cases, [ExampleFile.Form.utf16, .ansi])
  func eachExampleGivesExactlyWhatItMarks(_ test: Case, form: ExampleFile.Form) throws {
    let file = ExampleFile(test.example.content, as: form)
    let found = try file.findings(of: test.rule, test.example.options)
    guard test.example.isFound else {
      #expect(found.isEmpty, "\(found.map(\.message.text))")
      return
    }
    #expect(found.count == 1, "\(found.map(\.message.text))")
    let finding = try #require(found.first)
    #expect(finding.severity == test.severity)
    let marked = try #require(file.marked)
    // What is found of the file as a whole is found at its first byte, before the byte order mark.
    let isWhole = finding.location.range.bytes == 0..<0 && marked.isEmpty && marked.lowerBound <= 2
    #expect(isWhole || finding.location.range.bytes == marked)
  }

  @Test(arguments: cases.filter { $0.example.isFound }, [ExampleFile.Form.utf16, .ansi])
  func eachFixGivesTheFixedTextAndLeavesNothing(_ test: Case, form: ExampleFile.Form) throws {
    let file = ExampleFile(test.example.content, as: form)
    let fix = try file.findings(of: test.rule, test.example.options).first?.fix
    guard let fix else {
      #expect(test.example.fixed == nil)
      return
    }
    var bytes = try fix.rewriting.map { try Self.rewritten(file.bytes, by: $0) } ?? file.bytes
    for edit in fix.edits.sorted(by: { $0.bytes.lowerBound > $1.bytes.lowerBound }) {
      bytes.replaceSubrange(edit.bytes, with: edit.replacement)
    }
    if let fixed = test.example.fixed {
      let wanted = ExampleFile(fixed, as: form)
      #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: wanted.bytes, as: UTF8.self))
    }
    let left = try ExampleFile(bytes: bytes).findings(of: test.rule, test.example.options)
    #expect(left.isEmpty)
  }
}

extension RuleExampleTests {
  /// The text rewritten, read in small pieces.
  static func rewritten(_ bytes: [UInt8], by rewriting: TextRewriting) throws -> [UInt8] {
    var result: [UInt8] = []
    _ = try RewrittenBytes(MemoryBytes(bytes, step: 3), by: rewriting)
      .copy(to: { result += $0 }, failure: { $0 as any Error })
    return result
  }
}

@Suite struct RuleListTests {
  @Test func idsAndNamesAreUniqueAndInOrder() {
    let ids = Rule.all.map(\.info.id)
    #expect(ids == Set(ids).sorted())
    #expect(Set(Rule.all.map(\.info.name)).count == ids.count)
  }

  @Test func everyRuleShowsWhatItFindsAndWhatItLeaves() {
    for rule in Rule.all {
      #expect(rule.examples.contains { $0.isFound }, "\(rule.info.id)")
      #expect(rule.examples.contains { !$0.isFound }, "\(rule.info.id)")
    }
  }
}

@Suite struct PerturbedExampleTests {
  /// DH210 and DH211 are about the control set, DH102 about the characters that a perturbation brings in.
  static let cases = RuleExampleTests.cases.filter { !["DH102", "DH210", "DH211"].contains($0.rule.info.id) }

  @Test(arguments: cases, Perturbation.allCases)
  func aChangeElsewhereLeavesTheFindingWhereItIs(_ test: RuleExampleTests.Case, change: Perturbation) throws {
    guard let file = change.apply(test.rule.info.id, test.example.content) else { return }
    let found = try file.findings(of: test.rule, test.example.options)
    #expect(found.map(\.location.range.bytes) == (file.marked.map { [$0] } ?? []))
    #expect(found.first.map(\.severity) ?? .info == (test.example.isFound ? test.severity : .info))
  }
}
