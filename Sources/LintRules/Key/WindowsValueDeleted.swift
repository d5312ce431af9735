import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH202: `"Windows"=-`.
  static let windowsValueDeleted = Rule(
    RuleInfo(
      id: "DH202", name: "windows-value-deleted", severity: .error,
      summary: "The value Windows of the key SubSystems is deleted.",
      explanation: """
        The value holds the command line of csrss. Without it the session manager has nothing to start: no Win32 session. \
        A deletion that the same file makes good by giving the value anew further down is not reported.
        """,
      sources: [.sessionManager]),
    examples: [
      RuleExample("deleted", .registry(ExampleKey.subSystems + "\"⟦Windows⟧\"=-\n")),
      RuleExample("deleted and given anew", .registry(ExampleKey.subSystems + "\"Windows\"=-\n" + ExampleKey.windows)),
      RuleExample("another value", .registry(ExampleKey.subSystems + "\"Posix\"=-\n")),
    ]
  ) { rule, context in
    guard context.export.deletesValue(of: .subSystems) else { return [] }
    return context.lastValues("Windows", of: .subSystems).filter { $0.value.form == .deletion }.map { key, value in
      key.heading.finding(
        rule, about: value, at: value.nameRange,
        Message(
          found: "The value Windows of the key SubSystems is deleted.",
          consequence: "The session manager does not find the command line of csrss: Windows is not expected to boot.",
          remedy: "Remove the line, or give the value its text.", basis: .sessionManager))
    }
  }
}

extension Export {
  /// Whether a key of this role has values deleted.
  fileprivate func deletesValue(of role: KeyRole) -> Bool {
    keys.contains { key in key.role == role && key.values.contains { $0.form == .deletion } }
  }
}
