import Configuration
import DesktopHeap
import Findings
import LibYAML
import Testing

@Suite struct SettingsStackTests {
  private func file(_ text: String, _ path: String = "/a/c.yml", folder: String = "/a") throws -> ConfigurationFile {
    try ConfigurationFile(Array(text.utf8), path: path, folder: folder, names)
  }

  private func settings(
    _ files: [ConfigurationFile], _ path: String?, today: String = "2026-06-15", flags: SettingsBlock = SettingsBlock(),
    environment: [String: String] = [:]
  ) throws -> FileSettings {
    let environment = try EnvironmentSettings { environment[$0] }
    let today = try #require(CalendarDay(today))
    var stack = SettingsStack(flags: flags, environment: environment.block, files: files, today: today, names)
    return stack.settings(for: path)
  }

  @Test func flagsBeatEnvironmentBeatsProjectBeatsUser() throws {
    let files = [try file("release: 11\narchitecture: x64\n"), try file("release: 10\ncodePage: 1251\n", "/u")]
    let plain = try settings(files, "/a/x.reg")
    #expect(plain.release?.value == .windows11 && plain.release?.origin.words == "/a/c.yml:1:10")
    #expect(plain.codePage?.value == 1251 && plain.codePage?.origin.words == "/u:2:11")
    let variables = try settings(files, "/a/x.reg", environment: ["DESKHEAP_RELEASE": "server-2022"])
    #expect(variables.release?.value == .server2022 && variables.release?.origin.words == "DESKHEAP_RELEASE")
    var flags = SettingsBlock()
    flags.release = Sourced(.server2025, .flag("--release"))
    let all = try settings(files, "/a/x.reg", flags: flags, environment: ["DESKHEAP_RELEASE": "server-2022"])
    #expect(all.release?.value == .server2025 && all.release?.origin.words == "--release")
    #expect(all.architecture?.value == .x64)
  }

  @Test func theLastOverrideThatMatchesCounts() throws {
    let text = """
      release: 10
      overrides:
        - {paths: ["*.reg"], release: 11, rules: {DH5: off}}
        - {paths: [old/], release: xp, rules: {DH504: error}}
      rules: {DH506: info, DH504: warning}
      """
    let files = [try file(text)]
    #expect(try settings(files, "/a/x.txt").release?.value == .windows10)
    #expect(try settings(files, "/a/x.reg").release?.value == .windows11)
    let old = try settings(files, "/a/old/x.reg")
    #expect(old.release?.value == .xp)
    #expect(old.rules.mapValues(\.value) == ["DH504": .error, "DH506": .off])
    #expect(try settings(files, nil).release?.value == .windows10, "standard input is in no folder")
  }

  @Test func anIdSaysMoreThanItsFamily() throws {
    let found = try settings([try file("rules: {DH504: error, DH5: off}\n")], "/a/x")
    #expect(found.rules.mapValues(\.value) == ["DH504": .error, "DH506": .off])
    #expect(found.policy.off == ["DH506"] && found.policy.severities == ["DH504": .error])
  }

  @Test func aFamilyLeavesWhatKeepsWindowsFromBooting() throws {
    #expect(try settings([try file("rules: {DH4: off}\n")], "/a/x").rules.isEmpty)
    let allowed = try settings([try file("rules: {DH4: off}\nsuppressions: {allowBootRisk: true}\n")], "/a/x")
    #expect(allowed.policy.off == ["DH404"])
  }

  @Test func aRiskCountsUpToItsLastDay() throws {
    let files = [try file("acceptedRisks:\n  - {rule: DH504, reason: x, expires: 2026-06-15, paths: [rds/]}\n")]
    let risk = AcceptedRisk(rule: "DH504", reason: "x", expires: "2026-06-15", place: "/a/c.yml:2:5")
    #expect(try settings(files, "/a/rds/x.reg").acceptedRisks == [risk])
    #expect(try settings(files, "/a/x.reg").acceptedRisks.isEmpty)
    let late = try settings(files, "/a/rds/x.reg", today: "2026-06-16")
    #expect(late.acceptedRisks.isEmpty && late.expiredRisks == [risk])
  }

  @Test func filesWithTheSameOverridesShareTheirSettings() throws {
    var stack = SettingsStack(
      flags: SettingsBlock(), environment: SettingsBlock(),
      files: [try file("overrides:\n  - {paths: [\"x*\"], release: 10}\n")], today: CalendarDay(secondsSince1970: 0),
      names)
    let numbers = ["/a/x1", "/a/y1", "/a/x2", "/a/y2"].map { stack.settings(for: $0).number }
    #expect(numbers[0] == numbers[2] && numbers[1] == numbers[3] && numbers[0] != numbers[1])
  }

  @Test(
    arguments: [
      ("DESKHEAP_RELEASE", "server-2029", "(did you mean server-2019?)"),
      ("DESKHEAP_ARCH", "arm46", "(did you mean arm64?)"),
      ("DESKHEAP_CODE_PAGE", "65001", "expected one of 1250"), ("DESKHEAP_FAIL_ON", "eror", "(did you mean error?)"),
    ])
  func aWrongVariableIsTold(name: String, value: String, expected: String) {
    do throws(ConfigurationError) {
      _ = try EnvironmentSettings { $0 == name ? value : nil }
      Issue.record("taken")
    } catch { #expect(error.message.hasPrefix("\(name) is \(value): ") && error.message.contains(expected)) }
  }

  @Test func anEmptyVariableIsNotSet() throws {
    let settings = try EnvironmentSettings { _ in "" }
    #expect(settings.config == nil && !settings.isWithoutFiles && settings.block.release == nil)
  }
}
