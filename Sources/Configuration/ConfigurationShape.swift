import DesktopHeap
package import LibYAML
import RegistryText

/// What a configuration file may hold: the description that files are checked against and that the schema is made of.
package struct ConfigurationShape: Sendable {
  private typealias Field = YAMLShape.Field

  /// The whole file.
  package let root: YAMLShape

  /// The shape with the names of a program.
  package init(_ names: ConfigurationVocabulary) {
    let paths = Field(
      "paths", .list(.text),
      "patterns of paths, from the folder of this file: `*`, `?`, `[a-z]`, `**`; without a slash, of names in any folder",
      isRequired: true)
    root = .object(
      Self.settings(names) + [
        Field(
          "overrides", .list(.object([paths] + Self.settings(names))),
          "settings of some files only; of several that match, the last counts"),
        Field("acceptedRisks", .list(Self.risk(names)), "findings that somebody has accepted"),
        Field("formats", .list(.choiceWithText(names.formats)), "what lint writes, as --format has it"),
        Field(
          "failOn", .choice(["error", "warning", "info"]), "the least severity that makes the exit status 1"),
        Field("knownFindings", .text, "the list of known findings, from the folder of this file"),
      ])
  }

  private static func settings(_ names: ConfigurationVocabulary) -> [Field] {
    let rules = names.families + names.rules
    return [
      Field("release", .choice(Release.allCases.map(\.rawValue)), "the release of Windows"),
      Field("architecture", .choice(Architecture.allCases.map(\.rawValue)), "the architecture; arm64 counts as x64"),
      Field("terminalServices", .flag, "Terminal Services are installed (before Vista)"),
      Field("threeGigabytes", .flag, "the system is started with /3GB (Server 2003 x86)"),
      Field("sessionViewSize", .number(1...4096), "SessionViewSize in MB (XP, Server 2003)"),
      Field("codePage", .choice(CodePage.numbers.map(String.init)), "the ANSI code page of 8-bit files"),
      Field("workload", .text, "a workload file, from the folder of this file"),
      Field(
        "rules", .map(rules, .choice(RuleSetting.allCases.map(\.rawValue))),
        "the severity of rules, by id or by what ids begin with (DH5); off is not run"),
      Field(
        "thresholds",
        .object([
          Field("step", .choice(names.steps.map(String.init)), "the steps in KB that DH506 asks for"),
          Field("interactiveMaximum", .number(names.maxima), "the second number in KB beyond which DH504 warns"),
        ]), "what heaps are held against"),
      Field(
        "suppressions",
        .object([
          Field("requireReason", .flag, "comments that suppress must give a reason behind `--`"),
          Field(
            "allowBootRisk", .flag,
            "what can keep Windows from booting may be suppressed, accepted, known, lowered and switched off"),
        ]), "what comments may do"),
    ]
  }

  private static func risk(_ names: ConfigurationVocabulary) -> YAMLShape {
    .object([
      Field("rule", .choice(names.rules), "the id of the rule", isRequired: true),
      Field("reason", .text, "why it is accepted", isRequired: true),
      Field("expires", .day, "the last day on which it counts"),
      Field("paths", .list(.text), "the files; all where it is missing"),
    ])
  }

  /// The shape as a published JSON schema.
  package var schema: String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:deskheap:schema:config:1",
      "title": "deskheap's configuration file (YAML)",

    """ + root.schema().dropFirst(2) + "\n"
  }
}
