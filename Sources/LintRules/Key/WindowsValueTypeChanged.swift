import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH204: `Windows` is a REG_SZ.
  static let windowsValueTypeChanged = Rule(
    RuleInfo(
      id: "DH204", name: "windows-value-type-changed", severity: .warning,
      summary: "The value Windows is a REG_SZ instead of a REG_EXPAND_SZ.",
      explanation: """
        Untouched systems have the value as a REG_EXPAND_SZ, for it begins with `%SystemRoot%`; in a file that is \
        `hex(2):`. A quoted string is a REG_SZ, so a value that was copied out as text and pasted back has changed its \
        type. Current Windows starts with it. On NT 4 to Server 2003 a `%SystemRoot%` that is not expanded may not start. \
        Where the path is written out there is nothing to expand, and it is worth a remark only.
        """,
      sources: [.place, .unknown("that old releases may not start is recalled, not printed")]),
    examples: [
      RuleExample(
        "a quoted string",
        .registry(
          ExampleKey.subSystems + ExampleKey.string("⟦Windows⟧", ExampleString.modern())),
        fixed: .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "the path written out",
        .registry(
          ExampleKey.subSystems
            + ExampleKey.string(
              "⟦Windows⟧", ExampleString.modern().replacing("%SystemRoot%", with: "C:\\WINNT"))),
        fixed: .registry(
          ExampleKey.subSystems
            + ExampleKey.hex("Windows", 2, ExampleString.modern().replacing("%SystemRoot%", with: "C:\\WINNT"))),
        severity: .info),
      RuleExample(
        "hex(1)",
        .registry(
          ExampleKey.subSystems + "\"Windows\"=⟦hex(1)⟧:\(ExampleKey.list(ExampleString.modern() + "\0"))\n"),
        fixed: .registry(
          ExampleKey.subSystems + "\"Windows\"=hex(2):\(ExampleKey.list(ExampleString.modern() + "\0"))\n")),
      RuleExample("a REG_EXPAND_SZ", .registry(ExampleKey.subSystems + ExampleKey.windows)),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      let windows = assessment.windows
      guard windows.value.type == 1, windows.isReadable else { return nil }
      let isLiteral = !windows.string.units.contains(0x25)
      // A text that has lost a backslash on the way must not be written down as it is now.
      let isWhole = !context.export.problems.contains {
        $0.kind.ruleID == "DH113" && windows.value.bytes.contains($0.range.bytes.lowerBound)
      }
      let canFix = context.isRegistryText && isWhole
      let fix = canFix ? windows.madeExpandable(in: context.export.facts) : nil
      return windows.key.finding(
        rule, severity: isLiteral ? .info : .warning, about: windows.value,
        at: windows.value.keywordPlace ?? windows.value.nameRange, message(isLiteral: isLiteral),
        fix: fix.map { Fix(title: "Make it a REG_EXPAND_SZ", applicability: .unsafe, edits: $0) })
    }
  }

  private static func message(isLiteral: Bool) -> Message {
    Message(
      found: "The value Windows is a REG_SZ.",
      consequence: isLiteral
        ? "Windows writes a REG_EXPAND_SZ; the path is written out here, so there is nothing to expand."
        : "Windows writes a REG_EXPAND_SZ. Current releases start with it; NT 4 to Server 2003 may take %SystemRoot% for "
          + "the name of a folder and not boot.",
      remedy: "Make it a REG_EXPAND_SZ: in a .reg file hex(2): and the bytes of the text.",
      basis: .unknown("that old releases may not start is recalled, not printed"))
  }
}
