import DesktopHeap
import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH604: a quota of handles out of its range.
  static let handleQuotaRange = Rule(
    RuleInfo(
      id: "DH604", name: "handle-quota-range", severity: .warning,
      summary: "USERProcessHandleQuota or GDIProcessHandleQuota is out of its range.",
      explanation: """
        These values limit the handles of one process: 200 to 18000 for user objects, 256 to 65536 for GDI objects, of \
        which Windows 2000 has 16384 in all. They are often raised together with the desktop heap, but they are another \
        limit: error 1158 is the quota of user handles, a full heap shows otherwise, and a larger quota lets one process \
        fill a heap that it shares.
        """,
      sources: [.documented(HandleQuota.user.source.text), .documented(HandleQuota.gdi.source.text)]),
    examples: [
      RuleExample(
        "too many user handles", .registry(ExampleKey.windowManager + "\"USERProcessHandleQuota\"=dword:⟦00004e20⟧\n")),
      RuleExample(
        "too few GDI handles", .registry(ExampleKey.windowManager + "\"GDIProcessHandleQuota\"=dword:⟦00000080⟧\n")),
      RuleExample(
        "more GDI handles than Windows 2000 has",
        .registry(ExampleKey.windowManager + "\"GDIProcessHandleQuota\"=dword:⟦00007fff⟧\n"), options: windows2000),
      RuleExample(
        "the largest",
        .registry(
          ExampleKey.windowManager
            + "\"USERProcessHandleQuota\"=dword:00004650\n\"GDIProcessHandleQuota\"=dword:00010000\n")),
    ]
  ) { rule, context in
    HandleQuota.allCases.flatMap { quota in
      context.lastValues(quota.rawValue, of: .windowManager).compactMap { key, value -> Finding? in
        let range = quota.range(on: context.system(of: nil).release)
        guard value.form != .deletion, let number = value.number, !range.contains(number) else { return nil }
        return key.heading.finding(rule, about: value, at: value.dataRange, message(quota, number, range))
      }
    }
  }

  private static func message(_ quota: HandleQuota, _ number: Int, _ range: ClosedRange<Int>) -> Message {
    Message(
      found: "\(quota.rawValue) is \(number).",
      consequence: "Windows takes \(range.lowerBound) to \(range.upperBound); what another number does is not printed. "
        + "It is no limit of the desktop heap.",
      remedy: "Set it to a number from \(range.lowerBound) to \(range.upperBound).",
      basis: .documented(quota.source.text))
  }

  private static var windows2000: LintOptions {
    var options = LintOptions()
    options.release = .windows2000
    return options
  }
}
