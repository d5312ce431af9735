import Configuration
import Testing

@Suite struct ConfigurationFileTests {
  private func message(_ text: String) -> String? {
    do throws(ConfigurationError) {
      _ = try ConfigurationFile(Array(text.utf8), path: "c.yml", folder: "/a", names)
      return nil
    } catch { return error.message }
  }

  @Test(arguments: ["", "# nothing\n", "{}\n", "rules: {DH404: error}\n", "rules: {DH4: info}\n"])
  func isTaken(text: String) { #expect(message(text) == nil) }

  @Test(
    arguments: [
      ("relase: 10\n", "c.yml:1:1: the configuration has no relase (did you mean release?)"),
      ("release: 12\n", "c.yml:1:10: release must be one of"),
      ("rules:\n  DH605: off\n", "c.yml:2:3: rules knows no DH605 (did you mean DH"),
      ("rules:\n  DH504: of\n", "c.yml:2:10: DH504 must be one of error, warning, info, off (did you mean off?)"),
      ("rules: [DH504]\n", "c.yml:1:8: rules must hold names with values"),
      ("formats: [sarfi]\n", "c.yml:1:11: each of formats must be one of text, sarif (did you mean sarif?)"),
      ("formats: [sarif=/b]\n", "c.yml:1:11: formats write below the folder of this file"),
      ("formats: [text, sarif=x/../../b]\n", "c.yml:1:17: formats write below the folder of this file"),
      // A slash and the accent behind it are one character, and yet a slash to the system.
      ("formats: [sarif=../\u{301}b]\n", "c.yml:1:11: formats write below the folder of this file"),
      ("formats: [\"sarif=/\\u0301b\"]\n", "c.yml:1:11: formats write below the folder of this file"),
      ("formats: [sarif=]\n", "c.yml:1:11: each of formats must be one of"),
      ("overrides:\n  - release: 10\n", "c.yml:2:5: each of overrides lacks paths"),
      ("acceptedRisks:\n  - {rule: DH504}\n", "c.yml:2:5: each of acceptedRisks lacks reason"),
      ("acceptedRisks:\n  - {rule: DH504, reason: x, expires: 2026-02-29}\n", "expires must be a day"),
      ("codePage: 1259\n", "c.yml:1:11: codePage must be one of"),
      ("sessionViewSize: 0\n", "c.yml:1:18: sessionViewSize must be a whole number from 1 to 4096"),
      ("terminalServices: yes\n", "terminalServices must be true or false"),
      ("release: 10\nrelease: 11\n", "c.yml:2:1: release stands here a second time"),
      ("a: [\n", "c.yml:2:1: not readable as YAML"),
      ("text", "the configuration must hold names with values"),
      ("rules: {DH404: info}\n", "c.yml:1:16: DH404 tells that Windows may not boot and cannot be info"),
      ("acceptedRisks: [{rule: DH404, reason: x}]\n", "DH404 tells that Windows may not boot and cannot be accepted"),
      (
        "suppressions: {allowBootRisk: true}\noverrides:\n  - paths: [x]\n    suppressions: {allowBootRisk: false}\n"
          + "    rules: {DH404: off}\n", "c.yml:5:20: DH404 tells"
      ),
    ])
  func isRefusedWithItsPlace(text: String, expected: String) {
    #expect(message(text)?.contains(expected) == true, "\(message(text) ?? "taken")")
  }

  @Test func bootRisksCanBeAllowed() {
    #expect(
      message("suppressions: {allowBootRisk: true}\nrules: {DH404: off}\nacceptedRisks: [{rule: DH404, reason: x}]\n")
        == nil)
    #expect(
      message(
        "overrides:\n  - paths: [x]\n    suppressions: {allowBootRisk: true}\n    rules: {DH404: off}\n") == nil)
  }

  @Test func pathsCountFromItsFolder() throws {
    let text = "formats: [text, sarif=out/a.sarif, sarif=-]\nknownFindings: known.json\nfailOn: info\n"
    let file = try ConfigurationFile(Array(text.utf8), path: "c.yml", folder: "/a", names)
    #expect(file.formats?.value == ["text", "sarif=/a/out/a.sarif", "sarif=-"])
    #expect(file.knownFindings?.value == "/a/known.json")
    #expect(file.failOn?.origin.words == "c.yml:3:9")
  }
}
