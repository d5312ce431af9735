import Findings
import LintRules
import Testing

@Suite struct FixClaimTests {
  /// The examples in which the rule offers a fix.
  static let offered = ExampleCase.all.filter { test in
    let found = try? test.findings(in: test.example.content.placed.bytes)
    return found?.contains { $0.fix != nil } ?? false
  }

  @Test(arguments: offered) func aFixKeepsWhatItClaims(_ test: ExampleCase) throws {
    let fixed = try #require(test.example.fixed, "an example with a fix shows what it makes")
    let placed = test.example.content.placed
    try expectClaims(test, placed.bytes, fixed.placed.bytes, "as it is", isExact: !fixed.shown.contains("=hex"))
  }

  @Test(arguments: offered) func howItIsWrittenChangesNoFix(_ test: ExampleCase) throws {
    let fixed = try #require(test.example.fixed.flatMap(WrittenExample.init))
    var tried: Set<Perturbation.Aspect> = []
    for (change, written) in test.perturbed where tried.insert(change.aspect).inserted {
      let placed = try #require(written.placed)
      let wanted = change.apply(to: fixed)?.placed ?? fixed.placed
      try expectClaims(test, placed.bytes, try #require(wanted).bytes, "\(change)", isExact: false)
    }
  }

  @Test(arguments: ExampleCase.all.filter { !$0.example.isFound })
  func whatARuleLeavesAloneTheOthersMendAsTheyClaim(_ test: ExampleCase) throws {
    let bytes = test.example.content.placed.bytes
    let fixing = Set(try findings(Rule.all, in: bytes, test.example.options).filter { $0.fix != nil }.map(\.rule))
    for rule in fixing {
      #expect(try FixTrial(of: rule, in: bytes, test.example.options).faults.isEmpty, "\(rule.id)")
    }
  }

  @Test(arguments: ExampleCase.all.filter { $0.example.fixed != nil })
  func whatAnExampleShowsAsFixedIsAFix(_ test: ExampleCase) {
    #expect(Self.offered.contains { $0.rule.info == test.rule.info && $0.example.title == test.example.title })
  }

  private func expectClaims(
    _ test: ExampleCase, _ bytes: [UInt8], _ wanted: [UInt8], _ name: String, isExact: Bool
  ) throws {
    let trial = try FixTrial(of: test.rule.info, in: bytes, test.example.options)
    #expect(trial.faults.isEmpty, "\(name)")
    #expect(try test.findings(in: trial.mended).isEmpty, "\(name): its rule is not silent")
    #expect(try ImportedRegistry.read(trial.mended) == ImportedRegistry.read(wanted), "\(name): not what is shown")
    if isExact { #expect(trial.mended == wanted, "\(name)") }
  }
}
