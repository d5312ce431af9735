import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH205: `Windows` is cut or damaged.
  static let windowsValueDamaged = Rule(
    RuleInfo(
      id: "DH205", name: "windows-value-damaged", severity: .error,
      summary: "The bytes of the value Windows are no whole text.",
      explanation: """
        As a list of bytes the value is UTF-16 with two bytes for every character and a NUL at its end. An odd number of \
        bytes, or a NUL before the end, shows that bytes were lost or typed wrongly: csrss gets the text up to there. A \
        missing end NUL alone does no harm, for regedit adds it.
        """,
      sources: [.regedit]),
    examples: [
      RuleExample(
        "half a character too many",
        .registry(
          ExampleKey.subSystems + "\"Windows\"=hex(2):\(ExampleKey.list(ExampleString.modern())),⟦00⟧\n")),
      RuleExample(
        "a NUL inside",
        .registry(
          ExampleKey.subSystems
            + "\"Windows\"=hex(2):\(ExampleKey.list("csrss.exe")),⟦00,00⟧,\(ExampleKey.list("Windows=On\0"))\n")),
      RuleExample(
        "half a surrogate pair",
        .registry(
          ExampleKey.subSystems
            + "\"Windows\"=hex(2):\(ExampleKey.list("csrss.exe")),⟦3d,d8⟧,\(ExampleKey.list("Windows=On\0"))\n")),
      RuleExample(
        "no end NUL",
        .registry(ExampleKey.subSystems + "\"Windows\"=hex(2):\(ExampleKey.list(ExampleString.modern()))⟦⟧\n"),
        fixed: .registry(ExampleKey.subSystems + ExampleKey.windows), severity: .info),
      RuleExample(
        "a file that ends in the list, which DH109 tells",
        .registry(ExampleKey.subSystems + "\"Windows\"=hex(2):\(ExampleKey.list(ExampleString.modern())),\\\n")),
      RuleExample("whole", .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample("a string", .windows(ExampleString.modern())),
    ]
  ) { rule, context in
    context.assessments.compactMap { assessment in
      let windows = assessment.windows
      switch windows.damage {
      case .oddBytes:
        guard !context.isCutOff(windows.value), let last = windows.value.lastByte else { return nil }
        return windows.key.finding(rule, about: windows.value, at: last, oddBytes)
      case .nulInside(let range): return assessment.finding(rule, at: range, nulInside(windows, range))
      case .halfCharacter(let range): return assessment.finding(rule, at: range, halfCharacter)
      case .otherType, .otherVersion: return nil
      case nil:
        guard windows.value.addedBytes > 0, !windows.string.isBlank, !context.isCutOff(windows.value) else {
          return nil
        }
        let end = windows.string.units.count
        return assessment.finding(rule, .info, at: end..<end, noEnd, fix: endFix(assessment, context))
      }
    }
  }

  private static func endFix(_ assessment: WindowsAssessment, _ context: LintContext) -> Fix? {
    let end = assessment.windows.string.units.count
    let offset = assessment.windows.place(end..<end).bytes.upperBound
    let text = context.export.facts.header == .version4 ? ",00" : ",00,00"
    return Fix(
      title: "Add the NUL", applicability: .safe, edits: [context.export.facts.splice(offset..<offset, text)])
  }

  private static let again = "Export the key again, or write the bytes that are missing."

  private static let oddBytes = Message(
    found: "The value Windows has an odd number of bytes, half a character too many.",
    consequence: "Bytes were lost or added: regedit drops this one, and the text may be another than was meant.",
    remedy: again, basis: .wine)

  private static func nulInside(_ windows: WindowsValue, _ range: Range<Int>) -> Message {
    let lost = windows.string.units.count - range.lowerBound
    return Message(
      found: "A NUL stands inside the value Windows, before its last \(lost - 1) characters.",
      consequence: "The text ends there for csrss: what follows is lost, and Windows may not boot.", remedy: again,
      basis: .unknown("concluded from how Windows reads text"))
  }

  private static let halfCharacter = Message(
    found: "Half a character stands in the value Windows: a surrogate without its other half.",
    consequence: "The text is damaged there.", remedy: again,
    basis: .unknown("no document says what csrss does with it"))

  private static let noEnd = Message(
    found: "The list of bytes of the value Windows has no NUL at its end.",
    consequence: "regedit adds it; other programs may not.", remedy: "Write 00,00 at the end.", basis: .regedit)
}
