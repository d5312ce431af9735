import DesktopHeap
package import Findings
import LibYAML
import RegistryText
import Spelling

/// What variables of the environment set.
package struct EnvironmentSettings: Sendable {
  /// The variables, each with what it is for.
  package static let variables: [(name: String, summary: String)] = [
    ("DESKHEAP_CONFIG", "the configuration file, as --config"),
    ("DESKHEAP_NO_CONFIG", "if not empty, no configuration file, as --no-config"),
    ("DESKHEAP_RELEASE", "the release of Windows, as --release"),
    ("DESKHEAP_ARCH", "the architecture, as --arch"),
    ("DESKHEAP_CODE_PAGE", "the ANSI code page of 8-bit files, as --code-page"),
    ("DESKHEAP_WORKLOAD", "a workload file, as --workload"),
    ("DESKHEAP_FAIL_ON", "the least severity to fail at, as --fail-on"),
  ]

  /// The configuration file to use.
  package private(set) var config: String?
  /// Whether no configuration file is to be used.
  package private(set) var isWithoutFiles = false
  /// What is set of files.
  package private(set) var block = SettingsBlock()
  /// The least severity that makes a run fail.
  package private(set) var failOn: Sourced<Severity>?

  /// What the variables say; `value` gives the text of one, nil or empty where it is not set.
  package init(_ value: (String) -> String?) throws(ConfigurationError) {
    func text(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
    config = text("DESKHEAP_CONFIG")
    isWithoutFiles = text("DESKHEAP_NO_CONFIG") != nil
    block.release = try Self.choice("DESKHEAP_RELEASE", text, Release.allCases.map(\.rawValue), Release.init(rawValue:))
    block.architecture = try Self.choice(
      "DESKHEAP_ARCH", text, Architecture.allCases.map(\.rawValue), Architecture.init(rawValue:))
    block.codePage = try Self.choice("DESKHEAP_CODE_PAGE", text, CodePage.numbers.map(String.init)) { Int($0) }
    block.workload = text("DESKHEAP_WORKLOAD").map { Sourced($0, .environment("DESKHEAP_WORKLOAD")) }
    failOn = try Self.choice(
      "DESKHEAP_FAIL_ON", text, Severity.allCases.map(\.rawValue), Severity.init(rawValue:))
  }

  private static func choice<Value>(
    _ name: String, _ text: (String) -> String?, _ words: [String], _ read: (String) -> Value?
  ) throws(ConfigurationError) -> Sourced<Value>? {
    guard let text = text(name) else { return nil }
    guard words.contains(text), let value = read(text) else {
      throw .wrongVariable(
        name: name, value: text,
        message: "expected one of \(words.joined(separator: ", "))\(NearestName.hint(text, among: words))")
    }
    return Sourced(value, .environment(name))
  }
}
