import Findings
import LintRules
import RegistryText
import SubSystems
import Testing

/// An example as the bytes of a file, and where its marked stretches are in it.
struct PlacedExample {
  let text: MarkedText
  let bytes: [UInt8]
  let ranges: [SourceRange]

  init(_ text: MarkedText, isUTF16: Bool) {
    self.text = text
    bytes =
      isUTF16 ? [0xFF, 0xFE] + UTF16Bytes.littleEndian(text.units) : text.units.map { UInt8(truncatingIfNeeded: $0) }
    ranges = text.marked.map { Self.range($0, of: text.units, isUTF16: isUTF16) }
  }

  private static func range(_ range: Range<Int>, of units: [UInt16], isUTF16: Bool) -> SourceRange {
    let byte = { (unit: Int) in isUTF16 ? 2 + 2 * unit : unit }
    return SourceRange(
      bytes: byte(range.lowerBound)..<byte(range.upperBound), start: position(range.lowerBound, of: units),
      end: position(range.upperBound, of: units))
  }

  private static func position(_ unit: Int, of units: [UInt16]) -> SourcePosition {
    var position = SourcePosition(line: 1, column: 1)
    for index in 0..<unit {
      let isLineEnd = units[index] == 0x0A || (units[index] == 0x0D && units[index + 1] != 0x0A)
      position =
        isLineEnd
        ? SourcePosition(line: position.line + 1, column: 1)
        : SourcePosition(line: position.line, column: position.column + 1)
    }
    return position
  }
}

/// What `rules` find in the bytes of a file, as `lint` would with these options.
func findings(_ rules: [Rule], in bytes: [UInt8], _ options: LintOptions = LintOptions()) throws -> [Finding] {
  let export = try ExportSurvey.read(MemoryBytes(bytes))
  return Linter.findings(in: LintContext(export, options: options), rules: rules)
}

/// One example of a rule.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: RuleExample

  var testDescription: String { "\(rule.info.id): \(example.title)" }

  /// The families whose examples are tried in every kind of file: those that read the `Windows` value. Others speak of
  /// the file itself, which is just what is changed here.
  static let families = ["DH3", "DH4", "DH5"]

  /// Every example of these families.
  static let all: [ExampleCase] = Rule.all.filter { families.contains(String($0.info.id.prefix(3))) }.flatMap { rule in
    rule.examples.map { ExampleCase(rule: rule, example: $0) }
  }

  /// The kinds of file that can hold the example, each with the file.
  var files: [(surroundings: Surroundings, placed: PlacedExample)] {
    var kinds = Surroundings.ofFiles
    if case .windows = example.content { kinds = Surroundings.all }
    return kinds.compactMap { kind in kind.place(example.content).map { (kind, $0) } }
  }

  /// What the rule finds in the bytes of a file.
  func findings(in bytes: [UInt8]) throws -> [Finding] {
    try LintRulesTests.findings([rule], in: bytes, example.options)
  }
}

@Suite struct ExampleHarnessTests {
  @Test(arguments: ExampleCase.all) func anExampleGivesItsFindingsWhereItIsMarked(_ test: ExampleCase) throws {
    let severity = test.example.severity ?? test.rule.info.severity
    #expect(!test.files.isEmpty)
    for (surroundings, placed) in test.files {
      let found = try test.findings(in: placed.bytes)
      #expect(
        found.map(\.location.range) == placed.ranges, "\(surroundings.name): \(found.map(\.message.text))")
      #expect(found.allSatisfy { $0.severity == severity && $0.rule == test.rule.info }, "\(surroundings.name)")
    }
  }

  @Test(arguments: ExampleCase.all.filter { $0.example.isFound })
  func aFixGivesTheFixedText(_ test: ExampleCase) throws {
    for (surroundings, placed) in test.files {
      let found = try test.findings(in: placed.bytes)
      guard let content = test.example.fixed else {
        #expect(found.allSatisfy { $0.fix == nil }, "a fix without its text: \(found.compactMap { $0.fix?.title })")
        continue
      }
      #expect(found.allSatisfy { $0.fix?.applicability == .unsafe })
      // One at a time, as `fix` does: the list of a value in hex may be wrapped anew by each.
      var mended = placed.bytes
      for _ in found { mended = applying(try #require(try test.findings(in: mended).first?.fix), to: mended) }
      let wanted = try #require(surroundings.place(content))
      #expect(try values(mended) == values(wanted.bytes), "\(surroundings.name)")
      if surroundings.form == .quoted { #expect(mended == wanted.bytes, "\(surroundings.name)") }
      #expect(try test.findings(in: mended).isEmpty, "\(surroundings.name)")
    }
  }

  @Test(arguments: ExampleCase.all.filter { $0.example.isFound }) func aMessageIsWhole(_ test: ExampleCase) throws {
    let placed = try #require(test.files.first?.placed)
    for finding in try test.findings(in: placed.bytes) {
      for part in [finding.message.found, finding.message.consequence, finding.message.remedy] {
        #expect(part.hasSuffix(".") && !part.contains("  ") && !part.contains("Optional("), "\(part)")
      }
    }
  }

  private func applying(_ fix: Fix, to bytes: [UInt8]) -> [UInt8] {
    var mended = bytes
    for edit in fix.edits.reversed() { mended.replaceSubrange(edit.bytes, with: edit.replacement) }
    return mended
  }

  private func values(_ bytes: [UInt8]) throws -> [String] {
    try ExportSurvey.read(MemoryBytes(bytes)).windowsValues.map(\.string.text)
  }
}
