import DesktopHeap
import Findings
import RegistryText
import SubSystems
import Workload

extension Rule {
  /// DH603: `KeepConn` of another type.
  static let keepConn = Rule(
    RuleInfo(
      id: "DH603", name: "keepconn", severity: .warning,
      summary: "KeepConn of the workstation service is no REG_DWORD, or not 0 where services may leak sessions.",
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
      RuleExample(
        "absent on NT 4, with a service under a user account",
        .registry(nt4 + "[⟦\(ExampleKey.workstation.dropFirst().dropLast(2))⟧]\n"), options: .stated(.nt4),
        severity: .info),
      RuleExample(
        "not 0 there", .registry(nt4 + ExampleKey.workstation + "\"KeepConn\"=dword:⟦00000258⟧\n"),
        options: .stated(.nt4), severity: .info),
      RuleExample(
        "0 there", .registry(nt4 + ExampleKey.workstation + "\"KeepConn\"=dword:00000000\n"), options: .stated(.nt4)),
      RuleExample("deleted", .registry(ExampleKey.workstation + "\"KeepConn\"=-\n")),
    ]
  ) { rule, context in
    let wrong = context.lastValues("KeepConn", of: .workstationParameters).compactMap { key, value -> Finding? in
      guard value.form != .deletion, value.type != 4 else { return nil }
      return key.heading.finding(
        rule, about: value, at: value.keywordPlace ?? value.nameRange,
        Message(
          found: "KeepConn is a \(value.typeName).",
          consequence: "The workstation service takes a REG_DWORD; another type is not expected to count.",
          remedy: "Make it a REG_DWORD, dword: in a file.", basis: .documented("Microsoft Q258837")))
    }
    return wrong + context.assessments.compactMap { leak(rule, $0, context) }
  }

  private static func leak(_ rule: RuleInfo, _ assessment: WindowsAssessment, _ context: LintContext) -> Finding? {
    guard let leak = context.leakingServices(of: assessment), leak.keepConn != 0 else { return nil }
    let value = leak.key.value("KeepConn")
    if let value, value.type != 4 { return nil }
    let names = leak.services.prefix(3).map(\.name).joined(separator: ", ")
    let more = leak.services.count > 3 ? " and \(leak.services.count - 3) more" : ""
    let message = Message(
      found:
        "KeepConn is \(leak.keepConn.map(String.init) ?? "absent"), and services run under user accounts: \(names)\(more).",
      consequence: "When they connect to other machines, sessions may stay open there until no more are admitted "
        + "(\(SessionLimit.workstationMaximum) on a workstation; errors 71 and 1395).",
      remedy: "Only where that happens: KeepConn=0 together with the files of Q258837, which an export does not show.",
      basis: .documented("Microsoft Q258837"))
    guard let value else { return leak.key.heading.finding(rule, severity: .info, message) }
    return leak.key.heading.finding(rule, severity: .info, about: value, at: value.dataRange, message)
  }

  private static let nt4 =
    ExampleKey.subSystems + ExampleKey.string("Windows", ExampleString.classic(section: "1024,3072")) + """

      [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Poll]
      "Type"=dword:00000010
      "Start"=dword:00000002
      "ObjectName"="DOMAIN\\\\poll"


      """
}
