package import DesktopHeap
import LibYAML

/// Settings that stand together: of the command line, of the environment, of a file, of one of its overrides.
package struct SettingsBlock: Sendable {
  /// The release of Windows.
  package var release: Sourced<Release>?
  /// The architecture.
  package var architecture: Sourced<Architecture>?
  /// Whether Terminal Services are installed.
  package var terminalServices: Sourced<Bool>?
  /// Whether the system is started with /3GB.
  package var threeGigabytes: Sourced<Bool>?
  /// SessionViewSize, in MB.
  package var sessionViewSize: Sourced<Int64>?
  /// The number of the ANSI code page of 8-bit files.
  package var codePage: Sourced<Int>?
  /// The path of a workload file.
  package var workload: Sourced<String>?
  /// What becomes of rules, by id or family.
  package var rules: [String: Sourced<RuleSetting>] = [:]
  /// The steps that DH506 asks for, in KB.
  package var step: Sourced<Int64>?
  /// The second number beyond which DH504 warns, in KB.
  package var interactiveMaximum: Sourced<Int64>?
  /// Whether comments must give their reason.
  package var requireReason: Sourced<Bool>?
  /// Whether what keeps Windows from booting may be suppressed.
  package var allowBootRisk: Sourced<Bool>?

  /// Nothing set.
  package init() {}

  /// The settings of a mapping that has been checked against its shape. `place` gives a mark's origin, `resolve` makes a
  /// path absolute.
  init(_ node: YAMLNode, place: (YAMLMark) -> SettingOrigin, resolve: (String) -> String) {
    func sourced<Value>(_ node: YAMLNode?, _ read: (YAMLNode) -> Value?) -> Sourced<Value>? {
      node.flatMap { found in read(found).map { Sourced($0, place(found.mark)) } }
    }
    release = sourced(node["release"]) { $0.text.flatMap(Release.init(rawValue:)) }
    architecture = sourced(node["architecture"]) { $0.text.flatMap(Architecture.init(rawValue:)) }
    terminalServices = sourced(node["terminalServices"], \.flag)
    threeGigabytes = sourced(node["threeGigabytes"], \.flag)
    sessionViewSize = sourced(node["sessionViewSize"]) { $0.number.map(Int64.init) }
    codePage = sourced(node["codePage"]) { $0.text.flatMap { Int($0) } }
    workload = sourced(node["workload"]) { $0.text.map(resolve) }
    if case .mapping(let members)? = node["rules"]?.content {
      for member in members {
        guard let name = member.key.text else { continue }
        rules[name] = sourced(member.value) { $0.text.flatMap(RuleSetting.init(rawValue:)) }
      }
    }
    step = sourced(node["thresholds"]?["step"]) { $0.text.flatMap { Int64($0) } }
    interactiveMaximum = sourced(node["thresholds"]?["interactiveMaximum"]) { $0.number.map(Int64.init) }
    requireReason = sourced(node["suppressions"]?["requireReason"], \.flag)
    allowBootRisk = sourced(node["suppressions"]?["allowBootRisk"], \.flag)
  }
}
