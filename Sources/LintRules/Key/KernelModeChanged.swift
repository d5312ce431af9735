import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH208: `Kmode` is another file.
  static let kernelModeChanged = Rule(
    RuleInfo(
      id: "DH208", name: "kmode-changed", severity: .error,
      summary: "The value Kmode of the key SubSystems is not win32k.sys in System32.",
      explanation: """
        `Kmode` names the half of Win32 that runs in the kernel, which the session manager loads before csrss: \
        `\\SystemRoot\\System32\\win32k.sys`, on old releases `%SystemRoot%\\system32\\win32k.sys`. Windows ships no other. \
        Another file there runs in the kernel at every start: take it for tampering until it is explained.
        """,
      sources: [.sessionManager]),
    examples: [
      RuleExample(
        "another file", .registry(ExampleKey.subSystems + "\"Kmode\"=\"⟦C:\\\\Temp\\\\win32k.sys⟧\"\n")),
      RuleExample("deleted", .registry(ExampleKey.subSystems + "\"⟦Kmode⟧\"=-\n")),
      RuleExample("as shipped", .registry(ExampleKey.subSystems + ExampleKey.siblings)),
      RuleExample(
        "as old releases have it",
        .registry(ExampleKey.subSystems + ExampleKey.hex("Kmode", 2, "%SystemRoot%\\system32\\win32k.sys"))),
    ]
  ) { rule, context in
    context.lastValues("Kmode", of: .subSystems).compactMap { key, value in
      let text = value.form == .deletion ? nil : value.string
      if let text, KernelModePath.isShipped(text) { return nil }
      let place = text.flatMap { $0.isEmpty ? nil : value.text?.place(0..<$0.utf16.count) } ?? value.nameRange
      return key.heading.finding(rule, about: value, at: place, message(text, value))
    }
  }

  private static func message(_ text: String?, _ value: RegistryValue) -> Message {
    let found =
      switch text {
      case _ where value.form == .deletion: "The value Kmode is deleted."
      case let text?: "The value Kmode is \(text.isEmpty ? "empty" : "\"\(text)\"")."
      case nil: "The value Kmode is a \(value.typeName), not a text."
      }
    return Message(
      found: found,
      consequence: "The session manager does not load Windows' own win32k.sys: Windows is not expected to boot, "
        + "or another program runs in the kernel.",
      remedy: "Let it be \\SystemRoot\\System32\\win32k.sys, and find out who changed it.", basis: .sessionManager)
  }
}
