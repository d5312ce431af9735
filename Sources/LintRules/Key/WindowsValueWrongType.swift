import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH203: `Windows` is no text.
  static let windowsValueWrongType = Rule(
    RuleInfo(
      id: "DH203", name: "windows-value-wrong-type", severity: .error,
      summary: "The value Windows is neither REG_EXPAND_SZ nor REG_SZ.",
      explanation: """
        Windows writes the value as a REG_EXPAND_SZ, in a file `hex(2):`; the articles also call it a REG_SZ. Scripts and \
        editors that make it a REG_MULTI_SZ (`hex(7):`), a REG_BINARY (`hex:`) or a number leave something that is no \
        command line.
        """,
      sources: [.place, .unknown("no document says what Windows does with another type")]),
    examples: [
      RuleExample(
        "a REG_MULTI_SZ",
        .registry(
          ExampleKey.subSystems + "\"Windows\"=⟦hex(7)⟧:\(ExampleKey.list(ExampleString.modern() + "\0\0"))\n")),
      RuleExample("a REG_BINARY", .registry(ExampleKey.subSystems + "\"Windows\"=⟦hex⟧:25,00,53,00\n")),
      RuleExample("a REG_DWORD", .registry(ExampleKey.subSystems + "\"Windows\"=⟦dword⟧:00005000\n")),
      RuleExample("a REG_EXPAND_SZ", .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample("a REG_SZ", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      let value = assessment.windows.value
      guard assessment.windows.damage == .otherType else { return nil }
      return assessment.windows.key.finding(
        rule, about: value, at: value.keywordPlace ?? value.nameRange,
        Message(
          found: "The value Windows is a \(value.typeName).",
          consequence: "It is no command line for csrss then: Windows is not expected to boot.",
          remedy: "Make it a REG_EXPAND_SZ, hex(2): in a file.",
          basis: .unknown("no document says what Windows does with another type")))
    }
  }
}
