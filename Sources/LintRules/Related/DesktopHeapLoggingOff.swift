import DesktopHeap
import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH605: `DesktopHeapLogging`=0.
  static let desktopHeapLoggingOff = Rule(
    RuleInfo(
      id: "DH605", name: "desktop-heap-logging-off", severity: .warning,
      summary: "DesktopHeapLogging is 0: Windows writes no events when a desktop heap is exhausted.",
      explanation: """
        When a desktop heap is full, or when there is no room for another one, Windows writes the events 243 and 244 into \
        the System log, if `DesktopHeapLogging` is not 0. Some tuning scripts set it to 0. The absence of the events then \
        proves nothing.
        """,
      sources: [.documented(Source.kb947246.text)]),
    examples: [
      RuleExample(
        "off", .registry(ExampleKey.windowManager + "\"DesktopHeapLogging\"=dword:⟦00000000⟧\n"),
        fixed: .registry(ExampleKey.windowManager + "\"DesktopHeapLogging\"=dword:00000001\n")),
      RuleExample("on", .registry(ExampleKey.windowManager + "\"DesktopHeapLogging\"=dword:00000001\n")),
    ]
  ) { rule, context in
    context.lastValues("DesktopHeapLogging", of: .windowManager).compactMap { key, value in
      guard value.form != .deletion, value.number == 0 else { return nil }
      return key.heading.finding(
        rule, about: value, at: value.dataRange,
        Message(
          found: "DesktopHeapLogging is 0.",
          consequence: "Windows does not write the events 243 and 244: that they are absent proves nothing.",
          remedy: "Set it to 1 before you look for these events.", basis: .documented(Source.kb947246.text)),
        fix: value.fix(number: 1, title: "Set DesktopHeapLogging to 1", in: context))
    }
  }
}
