import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH210: only a ControlSetNNN, and `Select` does not say that it is the current one.
  static let otherControlSet = Rule(
    RuleInfo(
      id: "DH210", name: "other-control-set", severity: .info,
      summary: "Only a numbered control set is given, and nothing says that it is the one that boots.",
      explanation: """
        A system has several control sets. Which of them boots is what `SYSTEM\\Select` says in `Current`; while Windows \
        runs, `CurrentControlSet` stands for it. A change in another numbered set has no effect until that set boots. \
        The export of an offline hive has numbered sets only, and that is in order when `Select` is exported too.
        """,
      sources: [.documented("Microsoft: the key HKLM\\SYSTEM\\Select")]),
    examples: [
      RuleExample("nothing says which boots", .registry(number(1, marked: true))),
      RuleExample("another one boots", .registry(select(2) + number(1, marked: true))),
      RuleExample("it boots", .registry(select(1) + number(1))),
      RuleExample("beside the set that boots", .registry(select(1) + number(1) + number(2))),
      RuleExample("the current control set", .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "beside the current control set", .registry(ExampleKey.subSystems + ExampleKey.windows + number(1))),
    ]
  ) { rule, context in
    let sets = context.assessments.compactMap(\.windows.controlSet)
    let current = context.export.select("Current")
    if sets.contains(.current) { return [] }
    if let current, sets.contains(.numbered(current)) { return [] }
    var told: [ControlSet] = []
    return context.assessments.compactMap { assessment in
      guard let set = assessment.windows.controlSet, !told.contains(set) else { return nil }
      told.append(set)
      let key = assessment.windows.key
      return key.finding(rule, at: key.place(of: set.name, in: context.export.facts), message(set, current))
    }
  }

  private static func message(_ set: ControlSet, _ current: Int?) -> Message {
    Message(
      found: current.map { "This is \(set.name), but SYSTEM\\Select says that \(ControlSet.numbered($0).name) boots." }
        ?? "This is \(set.name), and the file does not say which control set boots.",
      consequence: "A change here has no effect unless this set boots.",
      remedy: "Change CurrentControlSet on the running system, or the set that Current in SYSTEM\\Select names.",
      basis: .documented("Microsoft: the key HKLM\\SYSTEM\\Select"))
  }

  private static func number(_ number: Int, marked: Bool = false) -> String {
    let name = ControlSet.numbered(number).name
    return ExampleKey.subSystems(in: marked ? "⟦\(name)⟧" : name) + ExampleKey.windows
  }

  private static func select(_ number: Int) -> String {
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:0000000\(number)\n"
  }
}
