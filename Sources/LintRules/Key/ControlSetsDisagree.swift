import DesktopHeap
import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH211: two control sets with different numbers.
  static let controlSetsDisagree = Rule(
    RuleInfo(
      id: "DH211", name: "control-sets-disagree", severity: .warning,
      summary: "Two control sets of one file hold different numbers.",
      explanation: """
        Of the control sets of a system one boots; another is the last known good one, which boots when the first fails. \
        Different numbers in them mean that one was changed and another not: often the wrong one. What counts is the set \
        that `Current` in `SYSTEM\\Select` names, else `CurrentControlSet`; the other is reported.
        """,
      sources: [.documented("Microsoft: the key HKLM\\SYSTEM\\Select")]),
    examples: [
      RuleExample(
        "the second differs",
        .registry(
          ExampleKey.subSystems(in: "ControlSet001") + ExampleKey.string("Windows", ExampleString.modern())
            + ExampleKey.subSystems(in: "ControlSet002")
            + ExampleKey.string("Windows", ExampleString.modern(section: "⟦1024,20480,1024⟧")))),
      RuleExample(
        "the second boots",
        .registry(
          "[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:00000002\n"
            + ExampleKey.subSystems(in: "ControlSet001")
            + ExampleKey.string("Windows", ExampleString.modern(section: "⟦1024,20480,1024⟧"))
            + ExampleKey.subSystems(in: "ControlSet002")
            + ExampleKey.string("Windows", ExampleString.modern()))),
      RuleExample(
        "both alike",
        .registry(
          ExampleKey.subSystems(in: "ControlSet001") + ExampleKey.windows + ExampleKey.subSystems(in: "ControlSet002")
            + ExampleKey.windows)),
      RuleExample(
        "two systems",
        .registry(
          "[HKEY_LOCAL_MACHINE\\OLD\\ControlSet001\\Control\\Session Manager\\SubSystems]\n"
            + ExampleKey.string("Windows", ExampleString.modern(section: "1024,20480,1024"))
            + ExampleKey.subSystems(in: "ControlSet001") + ExampleKey.windows)),
    ]
  ) { rule, context in
    guard context.assessments.count > 1 else { return [] }
    let numbered = context.export.select("Current").map { ControlSet.numbered($0) }
    return systems(in: context).flatMap { sets -> [Finding] in
      let leading =
        sets.first { $0.windows.controlSet == numbered } ?? sets.first { $0.windows.controlSet == .current }
        ?? sets.first
      guard let leading, let triple = leading.triple else { return [] }
      return sets.compactMap { other in
        guard let section = other.section, let differing = other.triple, differing != triple else { return nil }
        return other.finding(rule, at: section.range, message(leading, triple, other, differing))
      }
    }
  }

  /// The values of each system, by its mount name: of each control set the last one, in the order of the file.
  private static func systems(in context: LintContext) -> [[WindowsAssessment]] {
    var systems: [String: [ControlSet: WindowsAssessment]] = [:]
    var mounts: [String] = []
    for assessment in context.assessments {
      guard let set = assessment.windows.controlSet, assessment.windows.isReadable else { continue }
      let path = assessment.windows.key.path.lowercased()
      let mount = path.split(separator: "\\").prefix { ControlSet(path: String($0)) == nil }.joined(separator: "\\")
      if systems[mount] == nil { mounts.append(mount) }
      systems[mount, default: [:]][set] = assessment
    }
    return mounts.compactMap { systems[$0]?.values.sorted(by: stands(_:before:)) }
  }

  /// Whether `first` stands before `second` in the file.
  private static func stands(_ first: WindowsAssessment, before second: WindowsAssessment) -> Bool {
    first.windows.value.bytes.lowerBound < second.windows.value.bytes.lowerBound
  }

  private static func message(
    _ leading: WindowsAssessment, _ triple: SharedSectionTriple, _ other: WindowsAssessment,
    _ differing: SharedSectionTriple
  ) -> Message {
    let (first, second) = (leading.windows.controlSet?.name ?? "", other.windows.controlSet?.name ?? "")
    return Message(
      found: "\(second) has other numbers (\(differing.numbers)) than \(first) (\(triple.numbers)).",
      consequence: "One of them boots; the other counts only when Windows falls back to it.",
      remedy: "Change the set that boots, and the other when the change has proved itself.",
      basis: .documented("Microsoft: the key HKLM\\SYSTEM\\Select"))
  }
}

extension SharedSectionTriple {
  /// The numbers as SharedSection has them.
  fileprivate var numbers: String {
    ([shared, interactive] + (nonInteractive.map { [$0] } ?? [])).map { "\($0.count)" }.joined(separator: ",")
  }
}
