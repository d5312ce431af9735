import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH212: `SharedSection=` in another value.
  static let misplacedSharedSection = Rule(
    RuleInfo(
      id: "DH212", name: "misplaced-shared-section", severity: .warning,
      summary: "SharedSection= stands in a value where Windows does not look for it.",
      explanation: """
        Windows reads `SharedSection=` from one place: the value `Windows` of the key \
        `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems`. In another key, or under another name, it \
        has no effect.
        """,
      sources: [.place]),
    examples: [
      RuleExample(
        "another name", .registry(ExampleKey.subSystems + "\"Window\"=\"x ⟦SharedSection=⟧1024,20480,1024\"\n")),
      RuleExample(
        "the key above",
        .registry(
          ExampleKey.sessionManager + "\"Windows\"=hex(2):\(ExampleKey.list("x ")),⟦"
            + "\(ExampleKey.list("SharedSection="))⟧,\(ExampleKey.list("1024,20480,1024\0"))\n")),
      RuleExample(
        "another key",
        .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"Windows\"=\"⟦SharedSection=⟧1024,20480,1024\"\n")),
      RuleExample(
        "a value that DH209 tells of", .registry(ExampleKey.subSystems + "\"SharedSection\"=\"SharedSection=1024\"\n")),
      RuleExample("in its place", .registry(ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample("without the =", .registry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n\"a\"=\"the SharedSection\"\n")),
    ]
  ) { rule, context in
    // The reader tells of quoted strings; lists in hex, and what is no file, have to be looked at.
    let told = context.problems(of: rule).filter { !isToldAsValue($0) }.map { problem in
      problem.finding(rule, message(problem.value ?? "", problem.key))
    }
    return told
      + context.export.keys.flatMap { key in
        key.values.compactMap { value in
          guard value.form == .hex || !context.isRegistryText, !isInItsPlace(value, key), let text = value.text,
            let range = text.sharedSection, let place = text.place(range)
          else { return nil }
          return key.heading.finding(rule, about: value, at: place, message(value.name, key.heading.path))
        }
      }
  }

  /// Whether DH209 tells of it.
  private static func isToldAsValue(_ problem: Problem) -> Bool {
    problem.value?.isSharedSection == true && problem.key.flatMap(KeyRole.init(path:)) != nil
  }

  /// Whether it is the value that Windows reads, or one that DH209 tells of.
  private static func isInItsPlace(_ value: RegistryValue, _ key: Export.Key) -> Bool {
    (key.role == .subSystems && value.isNamed("Windows")) || value.name.isSharedSection
  }

  private static func message(_ value: String, _ key: String?) -> Message {
    let name = value.isEmpty ? "the default value" : "the value \"\(value)\""
    return Message(
      found: "SharedSection= stands in \(name)\(key.map { " of \($0)" } ?? "").",
      consequence: "Windows does not look for it there: it has no effect on the heaps.",
      remedy: "Change the value Windows of the key SubSystems.", basis: .place)
  }
}

extension MappedText {
  /// The units of the first `SharedSection=`, in any case.
  fileprivate var sharedSection: Range<Int>? {
    let wanted = Array("sharedsection=".utf16)
    guard units.count >= wanted.count else { return nil }
    let lowered = units.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return (0...(units.count - wanted.count)).first { lowered[$0..<$0 + wanted.count].elementsEqual(wanted) }
      .map { $0..<$0 + wanted.count }
  }
}
