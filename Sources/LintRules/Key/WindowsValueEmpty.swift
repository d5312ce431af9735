import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH206: `Windows` is empty or blank.
  static let windowsValueEmpty = Rule(
    RuleInfo(
      id: "DH206", name: "windows-value-empty", severity: .error,
      summary: "The value Windows is empty, or nothing but blanks.",
      explanation: """
        The value holds the command line of csrss. A script whose variable was empty leaves it like this. csrss has no \
        arguments then and fails: the machine will not boot.
        """,
      sources: [.observed("csrss as ReactOS has it")]),
    examples: [
      RuleExample("nothing", .registry(ExampleKey.subSystems + "\"⟦Windows⟧\"=\"\"\n")),
      RuleExample("a blank", .registry(ExampleKey.subSystems + "\"⟦Windows⟧\"=\" \"\n")),
      RuleExample("a NUL alone", .registry(ExampleKey.subSystems + "\"⟦Windows⟧\"=hex(2):00,00\n")),
      RuleExample("a text", .registry(ExampleKey.subSystems + ExampleKey.windows)),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      let windows = assessment.windows
      guard windows.string.isBlank, windows.damage == nil else { return nil }
      return windows.key.finding(
        rule, about: windows.value, at: windows.value.nameRange,
        Message(
          found: "The value Windows is \(windows.string.units.isEmpty ? "empty" : "nothing but blanks").",
          consequence: "csrss has no arguments and fails: Windows will not boot.",
          remedy: "Give the value the text that this release of Windows has.",
          basis: .observed("csrss as ReactOS has it")))
    }
  }
}
