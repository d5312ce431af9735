import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH207: `Required` lacks `Windows`.
  static let requiredWithoutWindows = Rule(
    RuleInfo(
      id: "DH207", name: "required-without-windows", severity: .error,
      summary: "The value Required of the key SubSystems does not name Windows, or not Debug.",
      explanation: """
        The session manager starts every name in `Required`: `Debug` and `Windows` on all releases. Without `Windows` \
        there is no Win32 session and the machine will not boot. `Debug` has an empty value and starts nothing, but no \
        untouched system lacks it.
        """,
      sources: [.sessionManager]),
    examples: [
      RuleExample(
        "no Windows",
        .registry(ExampleKey.subSystems + "\"⟦Required⟧\"=hex(7):\(ExampleKey.list("Debug\0\0"))\n"),
        fixed: .registry(ExampleKey.subSystems + "\"Required\"=hex(7):\(ExampleKey.list("Debug\0Windows\0\0"))\n")),
      RuleExample(
        "no Debug",
        .registry(ExampleKey.subSystems + "\"⟦Required⟧\"=hex(7):\(ExampleKey.list("Windows\0\0"))\n"),
        fixed: .registry(ExampleKey.subSystems + "\"Required\"=hex(7):\(ExampleKey.list("Debug\0Windows\0\0"))\n"),
        severity: .warning),
      RuleExample("deleted", .registry(ExampleKey.subSystems + "\"⟦Required⟧\"=-\n")),
      RuleExample("both", .registry(ExampleKey.subSystems + ExampleKey.siblings)),
    ]
  ) { rule, context in
    context.lastValues("Required", of: .subSystems).compactMap { key, value in
      let required = value.form == .deletion ? nil : RequiredSubSystems(value)
      guard let lacking = ["Windows", "Debug"].first(where: { required?.names($0) != true }) else { return nil }
      return key.heading.finding(
        rule, severity: lacking == "Windows" ? .error : .warning, about: value, at: value.nameRange,
        message(lacking, isDeleted: required == nil), fix: fix(lacking, value, context))
    }
  }

  /// Adds the name: `Debug` at the start, `Windows` behind the last; only where the list ends as it should.
  private static func fix(_ name: String, _ value: RegistryValue, _ context: LintContext) -> Fix? {
    guard context.isRegistryText, value.form == .hex, value.type == 7, let text = value.text, text.units.last == 0,
      value.headerOfOtherVersion == nil, text.units.count > 1, text.units.dropLast().last == 0
    else { return nil }
    let index = name == "Debug" ? 0 : text.units.count - 1
    guard let place = text.place(index..<index)?.bytes.lowerBound else { return nil }
    let units = Array(name.utf16) + [0]
    let bytes =
      context.export.facts.header == .version4
      ? units.map { UInt8(truncatingIfNeeded: $0) } : UTF16Bytes.littleEndian(units)
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) + "," }.joined()
    return Fix(
      title: "Add \(name)", applicability: .unsafe, edits: [context.export.facts.splice(place..<place, digits)])
  }

  private static func message(_ lacking: String, isDeleted: Bool) -> Message {
    let isWindows = lacking == "Windows"
    return Message(
      found: isDeleted ? "The value Required is deleted." : "The value Required does not name \(lacking).",
      consequence: isWindows
        ? "The session manager does not start csrss: Windows is not expected to boot."
        : "Every untouched system has it; what its absence does is not known.",
      remedy: "Let Required be a REG_MULTI_SZ of Debug and Windows.", basis: .sessionManager)
  }
}
