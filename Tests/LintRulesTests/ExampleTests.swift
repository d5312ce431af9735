import Findings
import LintRules
import Testing

@Suite struct ExampleTests {
  @Test(arguments: ExampleCase.all) func anExampleGivesItsFindingsWhereItIsMarked(_ test: ExampleCase) throws {
    let fault = try test.fault(in: test.example.content.placed)
    #expect(fault == nil)
  }

  @Test(arguments: ExampleCase.all) func howItIsWrittenChangesNeitherFindingNorPlace(_ test: ExampleCase) throws {
    for (change, written) in test.perturbed {
      let placed = try #require(written.placed)
      let fault = try test.fault(in: placed)
      #expect(fault == nil, "\(change)")
    }
  }

  /// The two forms of a value are tried in every kind of file, not in one alone.
  @Test(arguments: ExampleCase.all) func aValueInHexIsFoundInEveryKindOfFile(_ test: ExampleCase) throws {
    for (form, written) in test.perturbed where form == .hex {
      for change in Perturbation.allCases where test.rule.exemption(from: change.aspect) == nil && change != .quoted {
        guard let placed = change.apply(to: written)?.placed else { continue }
        let fault = try test.fault(in: placed)
        #expect(fault == nil, "\(form), \(change)")
      }
    }
  }

  @Test(arguments: ExampleCase.all.filter { $0.example.isFound }) func aMessageIsWhole(_ test: ExampleCase) throws {
    for finding in try test.findings(in: test.example.content.placed.bytes) {
      for part in [finding.message.found, finding.message.consequence, finding.message.remedy] {
        #expect(part.hasSuffix(".") && !part.contains("  ") && !part.contains("Optional("), "\(part)")
      }
    }
  }
}

@Suite struct PerturbationTests {
  /// Most examples are UTF-16 of version 5 with CRLF already, so of each aspect one way is the common one.
  @Test(arguments: Perturbation.Aspect.allCases) func eachAspectIsTried(_ aspect: Perturbation.Aspect) {
    let rules = Set(ExampleCase.all.filter { $0.perturbed.contains { $0.change.aspect == aspect } }.map(\.rule.info.id))
    #expect(rules.count > Rule.all.count / 2, "\(rules.sorted())")
  }

  @Test func eachWayIsTried() {
    let tried = Set(ExampleCase.all.flatMap { $0.perturbed.map(\.change) })
    #expect(tried == Set(Perturbation.allCases))
  }

  /// An exemption that no example needs hides nothing but mistakes.
  @Test(arguments: Exemption.all.map(\.id)) func anExemptionIsNeeded(_ id: String) throws {
    let exemption = try #require(Exemption.all.first { $0.id == id })
    #expect(Exemption.all.filter { $0.id == id }.count == 1)
    for aspect in exemption.aspects {
      let isNeeded = try ExampleCase.all.filter { $0.rule.info.id == id }.contains { test in
        try WrittenExample(test.example.content).map { written in
          try Perturbation.allCases.filter { $0.aspect == aspect }.contains { change in
            try change.apply(to: written)?.placed.map { placed in
              try test.fault(in: placed) != nil
                || !FixTrial(of: test.rule.info, in: placed.bytes, test.example.options).faults.isEmpty
            } ?? false
          }
        } ?? false
      }
      #expect(isNeeded, "\(aspect)")
    }
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
