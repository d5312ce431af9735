import Foundation
import Testing

/// What each format says of findings that are suppressed, accepted or known.
struct ExemptionFormatsTests {
  /// A folder with one file in which DH103 is found three times: suppressed, known and new; and DH113, which is accepted.
  private func run(_ format: String) throws -> Tool.Outcome {
    try Tool.withFolder { folder in
      let header = "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"
      let old = header + "; deskheap:ignore DH103 -- a note\nfirst\nsecond\n\"v\"=\"a\\b\"\n"
      let file = folder.appending(path: "a.reg")
      try old.write(to: file, atomically: true, encoding: .utf8)
      try "acceptedRisks:\n  - {rule: DH113, reason: meant so}\n".write(
        to: folder.appending(path: ".deskheap.yml"), atomically: true, encoding: .utf8)
      _ = try Tool.run(["lint", "--write-findings", "known.json", "a.reg"], in: folder)
      try (old + "third\n").write(to: file, atomically: true, encoding: .utf8)
      return try Tool.run(
        ["lint", "--known-findings", "known.json", "--format", format, "a.reg"], in: folder,
        environment: ["SOURCE_DATE_EPOCH": "0"])
    }
  }

  @Test(arguments: ["text", "markdown", "github", "gitlab", "checkstyle"])
  func leavesOutWhatDoesNotCount(format: String) throws {
    let outcome = try run(format)
    #expect(outcome.status == 1)
    #expect(outcome.errors.isEmpty)
    let findings = outcome.output.components(separatedBy: "DH103").count - 1
    #expect(findings >= 1 && findings <= 2, "\(outcome.output)")
    #expect(!outcome.output.contains("DH113"))
    if ["text", "markdown"].contains(format) {
      #expect(outcome.output.contains("1 suppressed, 1 accepted, 1 known"))
    }
  }

  @Test func jsonSaysWhoHasSpokenForIt() throws {
    let list = try JSONSerialization.jsonObject(with: Data(try run("json").output.utf8)) as? [[String: Any]] ?? []
    #expect(list.map { $0["line"] as? Int } == [5, 6, 7, 8])
    let kinds = list.map { ($0["suppression"] as? [String: Any])?["kind"] as? String }
    #expect(kinds == ["comment", "known", "accepted-risk", nil])
    #expect(list.map { $0["baselineState"] as? String } == ["new", "unchanged", "new", "new"])
    #expect((list.first?["suppression"] as? [String: Any])?["reason"] as? String == "a note")
  }

  @Test func sarifHasSuppressionsAndTheStateOfTheBaseline() throws {
    let log = try JSONSerialization.jsonObject(with: Data(try run("sarif").output.utf8)) as? [String: Any]
    let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
    let suppressions = results.map { $0["suppressions"] as? [[String: Any]] ?? [["kind": "missing"]] }
    #expect(suppressions.map { $0.map { $0["kind"] as? String } } == [["inSource"], [], ["external"], []])
    #expect(suppressions[2].first?["justification"] as? String == "meant so")
    #expect(results.map { $0["baselineState"] as? String } == ["new", "unchanged", "new", "new"])
  }

  @Test func junitSkipsThem() throws {
    let text = try run("junit").output
    #expect(text.contains("failures=\"1\"") && text.contains("skipped=\"3\""))
    #expect(text.contains("<skipped message=\"suppressed, line 4: a note\">"))
    #expect(text.contains("<skipped message=\"accepted, .deskheap.yml:2:5: meant so\">"))
    #expect(text.contains("<skipped message=\"known, known.json\">"))
  }
}
