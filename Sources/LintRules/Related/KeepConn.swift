import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH603: `KeepConn` of another type.
  static let keepConn = Rule(
    RuleInfo(
      id: "DH603", name: "keepconn", severity: .warning,
      summary: "KeepConn of the workstation service is no REG_DWORD.",
      explanation: """
        On NT 4, sessions of services that run under user accounts can stay open after the service has gone, until the \
        server admits no more. The remedy is a pair of hotfix files together with `KeepConn`=0 under \
        `LanmanWorkstation\\Parameters`, a REG_DWORD, on the machine whose services connect. As a text or in another type \
        it is not read, and the files alone do not help.
        """,
      sources: [.documented("Microsoft Q258837")]),
    examples: [
      RuleExample("a text", .registry(ExampleKey.workstation + "\"⟦KeepConn⟧\"=\"0\"\n")),
      RuleExample("a REG_BINARY", .registry(ExampleKey.workstation + "\"KeepConn\"=⟦hex⟧:00,00,00,00\n")),
      RuleExample("a REG_DWORD", .registry(ExampleKey.workstation + "\"KeepConn\"=dword:00000000\n")),
      RuleExample("deleted", .registry(ExampleKey.workstation + "\"KeepConn\"=-\n")),
    ]
  ) { rule, context in
    context.lastValues("KeepConn", of: .workstationParameters).compactMap { key, value in
      guard value.form != .deletion, value.type != 4 else { return nil }
      return key.finding(
        rule, about: value, at: value.keywordPlace ?? value.nameRange,
        Message(
          found: "KeepConn is a \(value.typeName).",
          consequence: "The workstation service takes a REG_DWORD; another type is not expected to count.",
          remedy: "Make it a REG_DWORD, dword: in a file.", basis: .documented("Microsoft Q258837")))
    }
  }
}
