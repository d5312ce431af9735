import Findings
import LintRules
import RegistryText
import SubSystems
import Testing

/// One example of a rule.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: RuleExample

  var testDescription: String { "\(rule.info.id): \(example.title)" }

  /// Every example of every rule.
  static let all: [ExampleCase] = Rule.all.flatMap { rule in
    rule.examples.map { ExampleCase(rule: rule, example: $0) }
  }

  /// What its findings have for a severity.
  var severity: Severity { example.severity ?? rule.info.severity }

  /// What the rule finds in the bytes of a file.
  func findings(in bytes: [UInt8]) throws -> [Finding] {
    try LintRulesTests.findings([rule], in: bytes, example.options)
  }

  /// What is wrong with what the rule finds in a file; nil where it finds what the marks say.
  func fault(in placed: PlacedExample) throws -> String? {
    let found = try findings(in: placed.bytes)
    guard placed.isWhere(found) else {
      return "found at \(found.map(\.location.range)), marked \(placed.marked): \(found.map(\.message.text))"
    }
    let isRight = found.allSatisfy { $0.severity == severity && $0.rule == rule.info }
    return isRight ? nil : "another severity: \(found.map(\.severity))"
  }

  /// The example in every way in which the rule must find the same.
  var perturbed: [(change: Perturbation, written: WrittenExample)] {
    guard let written = WrittenExample(example.content) else { return [] }
    return Perturbation.allCases.filter { rule.exemption(from: $0.aspect) == nil }.compactMap { change in
      change.apply(to: written).map { (change, $0) }
    }
  }
}

/// The rules that read the `Windows` value; those of the file itself are not among them.
let valueRules = Rule.all.filter { ["DH3", "DH4", "DH5"].contains(String($0.info.id.prefix(3))) }

/// What `rules` find in the bytes of a file, as `lint` would with these options.
func findings(_ rules: [Rule], in bytes: [UInt8], _ options: LintOptions = LintOptions()) throws -> [Finding] {
  let export = try ExportSurvey.read(MemoryBytes(bytes))
  return Linter.findings(in: LintContext(export, options: options), rules: rules)
}
