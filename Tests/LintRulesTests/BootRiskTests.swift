import Findings
import LintRules
import RegistryText
import SubSystems
import Testing

/// Which findings can keep Windows from booting, and that nothing hides them by the way.
@Suite struct BootRiskTests {
  /// What messages say of a machine that may not start.
  private static let words = ["not boot", "not expected to boot", "stops the boot", "hung at the start"]

  private func saysSo(_ finding: Finding) -> Bool {
    Self.words.contains { finding.message.consequence.contains($0) }
  }

  @Test(arguments: Rule.all.map(\.info.id))
  func theListIsWhatTheRulesSay(id: String) throws {
    let rule = try #require(Rule.all.first { $0.info.id == id })
    let errors = rule.examples.flatMap { $0.findings(of: rule) }.filter { $0.severity == .error }
    #expect(errors.contains(where: saysSo) == Rule.bootRisks.contains(id), "\(errors.map(\.message.consequence))")
  }

  private func findings(_ text: String, _ policy: FindingPolicy = FindingPolicy()) throws -> [Finding] {
    var options = LintOptions()
    options.policy = policy
    let bytes = Array(("Windows Registry Editor Version 5.00\n\n" + text).utf8)
    return Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes)), options: options))
  }

  private static let key =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]\n"

  @Test func neitherACommentNorAnAcceptedRiskHidesIt() throws {
    let text = Self.key + "; deskheap:ignore DH202 -- on purpose\n\"Windows\"=-\n"
    var policy = FindingPolicy()
    policy.acceptedRisks = [AcceptedRisk(rule: "DH202", reason: "on purpose", expires: nil, place: "x:1:1")]
    let found = try findings(text, policy)
    #expect(found.map(\.rule.id) == ["DH702", "DH202"])
    #expect(found.allSatisfy { $0.stands })
    policy.allowsBootRisk = true
    let allowed = try findings(text, policy)
    #expect(allowed.map(\.rule.id) == ["DH202"])
    #expect(allowed.first?.exemption?.kind == .acceptedRisk)
  }
}

/// What a policy and comments do to findings.
@Suite struct PolicyTests {
  private func findings(
    _ text: String, _ policy: FindingPolicy = FindingPolicy(), rules: [Rule] = Rule.all
  ) throws -> [Finding] {
    var options = LintOptions()
    options.policy = policy
    let bytes = Array(("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n" + text).utf8)
    return Linter.findings(in: LintContext(try ExportSurvey.read(MemoryBytes(bytes)), options: options), rules: rules)
  }

  @Test func aRuleThatIsOffIsNotRunAndItsCommentsAreNotJudged() throws {
    var policy = FindingPolicy()
    policy.off = ["DH103"]
    #expect(try findings("; deskheap:ignore DH103\nnote\n", policy).isEmpty)
  }

  @Test func aSeverityIsReplacedAndTheFingerprintStays() throws {
    var policy = FindingPolicy()
    policy.severities = ["DH103": .info]
    let (before, after) = (try findings("note\n"), try findings("note\n", policy))
    #expect(before.map(\.severity) == [.error] && after.map(\.severity) == [.info])
    #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
  }

  @Test func aCommentSuppressesInItsStatementOnly() throws {
    let found = try findings("; deskheap:ignore DH103, dh104 -- for a while\none\ntwo\n")
    #expect(found.map(\.rule.id) == ["DH701", "DH103", "DH103"])
    #expect(found.map(\.stands) == [true, false, true])
    #expect(found[1].exemption == Findings.Exemption(.comment, reason: "for a while", place: "line 4"))
  }

  @Test func aCommentForTheFileSuppressesBeforeItToo() throws {
    let found = try findings("one\n; deskheap:ignore-file DH103\ntwo\n")
    #expect(found.map(\.rule.id) == ["DH103", "DH103"])
    #expect(found.allSatisfy { !$0.stands })
  }

  @Test func aRuleThatIsNotWantedDoesNotMakeACommentUnused() throws {
    let wanted = Rule.all.filter { $0.info.id != "DH103" }
    #expect(try findings("; deskheap:ignore DH103\none\n", rules: wanted).isEmpty)
    let only = Rule.all.filter { $0.info.id == "DH103" }
    #expect(try findings("; deskheap:ignore DH103\n\"a\"=\"b\"\n", rules: only).isEmpty)
  }

  @Test func aReasonCanBeAskedFor() throws {
    var policy = FindingPolicy()
    policy.requiresReasons = true
    let without = try findings("; deskheap:ignore DH103\none\n", policy)
    #expect(without.map(\.rule.id) == ["DH702", "DH103"] && without.allSatisfy { $0.stands })
    #expect(try findings("; deskheap:ignore DH103 --\none\n", policy).map(\.rule.id) == ["DH702", "DH103"])
    let with = try findings("; deskheap:ignore DH103 -- a note\none\n", policy)
    #expect(with.map(\.rule.id) == ["DH103"] && with.allSatisfy { !$0.stands })
  }

  @Test func theCommentsOfCommentsCanBeSuppressed() throws {
    let found = try findings(
      "; deskheap:ignore-file DH701, DH702\n; deskheap:ignore DH103\n\"a\"=\"b\"\n; deskheap:x\n")
    #expect(found.map(\.rule.id) == ["DH701", "DH702"])
    #expect(found.allSatisfy { !$0.stands })
  }

  @Test func problemsThatAreOnlyCountedFollow() throws {
    let text = String(repeating: "note\n", count: 150)
    var options = LintOptions()
    let context = { (body: String) in
      let bytes = Array(("Windows Registry Editor Version 5.00\n\n" + body).utf8)
      return LintContext(try ExportSurvey.read(MemoryBytes(bytes)), options: options)
    }
    #expect(try context(text).untold(by: Rule.all) == ["DH103": 50])
    #expect(try context("; deskheap:ignore-file DH103\n" + text).untold(by: Rule.all).isEmpty)
    options.policy.off = ["DH103"]
    #expect(try context(text).untold(by: Rule.all).isEmpty)
  }
}
