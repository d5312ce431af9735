import Findings
import RegistryText
import SubSystems

extension Rule {
  /// DH201: `[-…\SubSystems]`, or a key above it.
  static let subSystemsKeyDeleted = Rule(
    RuleInfo(
      id: "DH201", name: "subsystems-key-deleted", severity: .error,
      summary: "A heading that deletes the key SubSystems or a key above it.",
      explanation: """
        The key SubSystems tells the session manager what to start. Without it there is no csrss and no Win32 session: the \
        machine will not boot.

        To delete a key and to write it anew in the same file is a common way to have nothing else in it. When the file \
        gives `Windows`, `Required` and `Kmode` back, and they are sound, there is nothing to say about the key itself. \
        When it deletes a key above SubSystems, a warning remains: much else that booting needs was below it.
        """,
      sources: [.sessionManager]),
    examples: [
      RuleExample(
        "the key",
        .registry("[-⟦HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems⟧]\n")),
      RuleExample("a key above it", .registry("[-⟦HKEY_LOCAL_MACHINE\\SYSTEM⟧]\n")),
      RuleExample(
        "made anew without Required",
        .registry(
          "[-⟦HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems⟧]\n"
            + ExampleKey.subSystems + ExampleKey.windows)),
      RuleExample(
        "a key above it, made anew",
        .registry(
          "[-⟦HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager⟧]\n" + ExampleKey.subSystems
            + ExampleKey.windows + ExampleKey.siblings), severity: .warning),
      RuleExample(
        "made anew",
        .registry(
          "[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems]\n"
            + ExampleKey.subSystems + ExampleKey.windows + ExampleKey.siblings)),
      RuleExample(
        "a key below it",
        .registry("[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\SubSystems\\CSRSS]\n")),
    ]
  ) { rule, context in
    context.export.deletions.compactMap { deletion in
      guard let depth = SubSystemsPath.depth(of: deletion.path) else { return nil }
      let missing = missing(behind: deletion, in: context)
      let isWhole = depth == SubSystemsPath.depthOfKey
      if missing.isEmpty, isWhole { return nil }
      return deletion.finding(
        rule, severity: missing.isEmpty ? .warning : .error, message(deletion, missing, isWhole: isWhole))
    }
  }

  /// What booting needs of the key and the file does not give back behind the deletion.
  private static func missing(behind deletion: RegistryKey, in context: LintContext) -> [String] {
    let prefix = deletion.path.lowercased()
    func isBehind(_ key: RegistryKey) -> Bool {
      let path = key.path.lowercased()
      return key.range.bytes.lowerBound > deletion.range.bytes.lowerBound
        && (path == prefix || path.hasPrefix(prefix + "\\"))
    }
    let keys = context.export.keys(.subSystems).filter { isBehind($0.heading) }
    let hasWindows = context.assessments.contains {
      isBehind($0.windows.key) && $0.windows.isReadable && $0.csrss.starts
    }
    let hasRequired = keys.contains { $0.value("Required").map(RequiredSubSystems.init)?.names("Windows") ?? false }
    let hasKmode = keys.contains { $0.value("Kmode")?.string.map(KernelModePath.isShipped) ?? false }
    let checks = [(hasWindows, "Windows"), (hasRequired, "Required"), (hasKmode, "Kmode")]
    return checks.filter { !$0.0 }.map(\.1)
  }

  private static func message(_ deletion: RegistryKey, _ missing: [String], isWhole: Bool) -> Message {
    let name = deletion.path.split(separator: "\\").last.map(String.init) ?? deletion.path
    let found =
      isWhole ? "The heading deletes the key SubSystems." : "The heading deletes \(name), which SubSystems is below."
    if missing.isEmpty {
      return Message(
        found: found,
        consequence: "The file gives SubSystems back, but all else below \(name) that it does not give back is gone.",
        remedy: "Delete SubSystems alone, or make sure that the file holds all of \(name).", basis: .sessionManager)
    }
    let list = missing.joined(separator: ", ")
    return Message(
      found: missing.count < 3 ? found + " What follows does not give back a sound \(list)." : found,
      consequence: "The session manager finds nothing to start there: Windows is not expected to boot.",
      remedy: "Remove the heading, or give back Windows, Required and Kmode below a heading without the -.",
      basis: .sessionManager)
  }
}

/// The path of the key SubSystems, in any control set and under any mount name.
enum SubSystemsPath {
  /// How many parts stand behind the root.
  static let depthOfKey = 5

  /// How deep `path` is on the way to SubSystems, 1 for `SYSTEM` to ``depthOfKey``; nil where it is not on the way.
  static func depth(of path: String) -> Int? {
    let parts = path.lowercased().split(separator: "\\").map(String.init)
    guard let root = parts.first, root == "hkey_local_machine" || root == "hklm" else { return nil }
    let rest = Array(parts.dropFirst())
    guard (1...depthOfKey).contains(rest.count) else { return nil }
    if rest.count == 1 { return rest[0] == "system" ? 1 : nil }
    guard ControlSet(path: rest[1]) != nil,
      rest[2...].elementsEqual(["control", "session manager", "subsystems"].prefix(rest.count - 2))
    else { return nil }
    return rest.count
  }
}
