import Findings
import RegistryText
import Splices
import SubSystems

extension Rule {
  /// DH209: a registry value named SharedSection.
  static let sharedSectionAsValue = Rule(
    RuleInfo(
      id: "DH209", name: "shared-section-as-value", severity: .error,
      summary: "A registry value named SharedSection, which Windows never reads.",
      explanation: """
        `SharedSection=` is a part of the text of the value `Windows` of the key SubSystems. A registry value of that name, \
        next to `Windows` or elsewhere, has no effect: the heaps stay as they are.
        """,
      sources: [.place]),
    examples: [
      RuleExample(
        "beside Windows",
        .registry(ExampleKey.subSystems + ExampleKey.windows + "\"⟦SharedSection⟧\"=\"1024,20480,1024\"\n"),
        fixed: .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "in the key above", .registry(ExampleKey.sessionManager + "\"⟦SharedSection⟧\"=dword:00000400\n"),
        fixed: .registry(ExampleKey.sessionManager)),
      RuleExample("its deletion", .registry(ExampleKey.subSystems + "\"SharedSection\"=-\n")),
      RuleExample("in the value Windows", .registry(ExampleKey.subSystems + ExampleKey.windows)),
    ]
  ) { rule, context in
    context.export.keys.flatMap { key in
      key.values.filter { $0.name.isSharedSection && $0.form != .deletion }.map { value in
        let fix = Fix(
          title: "Remove the value", applicability: .unsafe, edits: [Splice(bytes: value.bytes, replacement: [])])
        return key.heading.finding(
          rule, about: value, at: value.nameRange,
          Message(
            found: "This is a registry value named SharedSection.",
            consequence: "Windows never reads such a value: the heaps stay as they are.",
            remedy: "Change the numbers behind SharedSection= in the value Windows of the key SubSystems.",
            basis: .place),
          fix: context.isRegistryText ? fix : nil)
      }
    }
  }
}

extension String {
  /// Whether it is `SharedSection`, in any case.
  var isSharedSection: Bool { utf8.count == 13 && lowercased() == "sharedsection" }
}
