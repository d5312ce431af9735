import Configuration
import Findings
import LibYAML

private let names = ConfigurationVocabulary(
  rules: ["DH101", "DH404", "DH504", "DH506", "DH701"], bootRules: ["DH404"], formats: ["text", "sarif"],
  steps: [256, 512], maxima: 512...65_536)

/// A file of settings, and what it says of two files: what keeps Windows from booting is never hidden unasked.
private func checkFile(_ bytes: [UInt8], _ environment: EnvironmentSettings?, _ path: String) {
  let file: ConfigurationFile
  do throws(ConfigurationError) {
    file = try ConfigurationFile(bytes, path: "c.yml", folder: "/a", names)
  } catch {
    guard case .wrong(let place, let message) = error else { fatalError("a file in memory cannot be read: \(error)") }
    let numbers = place.split(separator: ":").dropFirst().compactMap { Int($0) }
    precondition(numbers.count == 2 && numbers.allSatisfy { $0 >= 1 }, "an error stands outside of the file: \(place)")
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
    // U+0085, U+2028 and U+2029 end a line too.
    precondition(
      numbers[0] <= lines + bytes.count { $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 }, "behind the file: \(place)")
    precondition(!message.isEmpty, "an error without words")
    return
  }
  for format in file.formats?.value ?? [] {
    let path = format.utf8.drop { $0 != UInt8(ascii: "=") }.dropFirst()
    let isBelow = path.elementsEqual("-".utf8) || path.starts(with: "/a/".utf8)
    let isPlain = !pathParts(String(decoding: path, as: UTF8.self)).contains("..")
    precondition(path.isEmpty || isBelow && isPlain, "an output elsewhere: \(format)")
  }
  var stack = SettingsStack(
    flags: SettingsBlock(), environment: environment?.block ?? SettingsBlock(), files: [file, file],
    today: CalendarDay(secondsSince1970: 1_800_000_000), names)
  for path in ["/a/" + path, path, nil] {
    let settings = stack.settings(for: path)
    precondition(stack.settings(for: path).number == settings.number, "the same file has other settings")
    let policy = settings.policy
    precondition(policy.off.isSubset(of: names.rules) && policy.severities.keys.allSatisfy(names.rules.contains))
    precondition(policy.off.isDisjoint(with: policy.severities.keys), "a rule is off and has a severity")
    if !policy.allowsBootRisk {
      precondition(policy.off.isDisjoint(with: names.bootRules), "what keeps Windows from booting is not looked for")
      precondition(names.bootRules.allSatisfy { policy.severities[$0] ?? .error == .error }, "it is no error")
      precondition(policy.acceptedRules.isDisjoint(with: names.bootRules), "it is accepted")
    }
    precondition(settings.sessionViewSize.map { (1...4096).contains($0.value) } ?? true, "a number out of range")
    precondition(settings.step.map { names.steps.contains($0.value) } ?? true, "a step that is none")
  }
}

/// A list of known findings, written and read again.
private func checkKnown(_ bytes: [UInt8]) {
  guard let known = try? KnownFindings(bytes, path: "k.json") else { return }
  guard let written = try? known.bytes(), let again = try? KnownFindings(written, path: "k.json") else {
    fatalError("a list that was read cannot be written and read again")
  }
  precondition(again.entries == known.entries, "the list has changed on the way")
  precondition((try? again.bytes()) == written, "the same list is written in another way")
  precondition(known.stale { _ in true }.count == known.entries.count, "nothing was found, yet something is not stale")
  precondition(known.without(known.entries).entries.isEmpty, "something is left of nothing")
}

/// What libFuzzer calls with every input. NULs part a configuration, a list of known findings, a pattern, a path and the
/// values of variables.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: 11, omittingEmptySubsequences: false).map { Array($0) }
  func text(_ index: Int) -> String { index < parts.count ? String(decoding: parts[index], as: UTF8.self) : "" }
  let variables = Dictionary(
    uniqueKeysWithValues: EnvironmentSettings.variables.enumerated().map { ($1.name, text($0 + 4)) })
  let environment: EnvironmentSettings?
  do throws(ConfigurationError) {
    environment = try EnvironmentSettings { variables[$0] }
  } catch {
    guard case .wrongVariable(let name, let value, _) = error else { fatalError("\(error)") }
    precondition(variables[name] == value && !value.isEmpty, "another variable is at fault")
    environment = nil
  }
  checkFile(parts[0], environment, text(3))
  if parts.count > 1 { checkKnown(parts[1]) }
  checkPattern(text(2), text(3))
  return 0
}
