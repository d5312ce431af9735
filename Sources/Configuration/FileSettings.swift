package import DesktopHeap
package import Findings

/// What applies to one file, each setting with where it comes from.
package struct FileSettings: Sendable {
  /// The same for files to which the same overrides and risks of one stack apply.
  package let number: Int
  /// The release of Windows.
  package let release: Sourced<Release>?
  /// The architecture.
  package let architecture: Sourced<Architecture>?
  /// Whether Terminal Services are installed.
  package let terminalServices: Sourced<Bool>?
  /// Whether the system is started with /3GB.
  package let threeGigabytes: Sourced<Bool>?
  /// SessionViewSize, in MB.
  package let sessionViewSize: Sourced<Int64>?
  /// The number of the ANSI code page of 8-bit files.
  package let codePage: Sourced<Int>?
  /// The path of a workload file.
  package let workload: Sourced<String>?
  /// The steps that DH506 asks for, in KB.
  package let step: Sourced<Int64>?
  /// The second number beyond which DH504 warns, in KB.
  package let interactiveMaximum: Sourced<Int64>?
  /// Whether comments must give their reason.
  package let requireReason: Sourced<Bool>?
  /// Whether what keeps Windows from booting may be suppressed.
  package let allowBootRisk: Sourced<Bool>?
  /// What becomes of rules, by id.
  package let rules: [String: Sourced<RuleSetting>]
  /// The accepted risks that count.
  package let acceptedRisks: [AcceptedRisk]
  /// The accepted risks that have expired.
  package let expiredRisks: [AcceptedRisk]

  /// The settings of `blocks`, of which the first that says something counts.
  init(
    _ blocks: [SettingsBlock], accepted: [AcceptedRisk], expired: [AcceptedRisk], number: Int,
    _ names: () -> ConfigurationVocabulary
  ) {
    self.number = number
    func first<Value>(_ read: (SettingsBlock) -> Sourced<Value>?) -> Sourced<Value>? {
      for block in blocks { if let found = read(block) { return found } }
      return nil
    }
    release = first(\.release)
    architecture = first(\.architecture)
    terminalServices = first(\.terminalServices)
    threeGigabytes = first(\.threeGigabytes)
    sessionViewSize = first(\.sessionViewSize)
    codePage = first(\.codePage)
    workload = first(\.workload)
    step = first(\.step)
    interactiveMaximum = first(\.interactiveMaximum)
    requireReason = first(\.requireReason)
    let allowBootRisk = first(\.allowBootRisk)
    self.allowBootRisk = allowBootRisk
    rules = blocks.allSatisfy(\.rules.isEmpty) ? [:] : Self.rules(blocks, allowBootRisk?.value ?? false, names())
    acceptedRisks = accepted
    expiredRisks = expired
  }

  /// What becomes of each rule that `blocks` name, by its id or its family.
  private static func rules(
    _ blocks: [SettingsBlock], _ allowsBootRisk: Bool, _ names: ConfigurationVocabulary
  ) -> [String: Sourced<RuleSetting>] {
    var rules: [String: Sourced<RuleSetting>] = [:]
    for block in blocks.reversed() {
      // Of one block an id says more than its family.
      for (name, setting) in block.rules.sorted(by: { $0.key.utf8.count < $1.key.utf8.count }) {
        for id in names.rules(named: name) { rules[id] = setting }
      }
    }
    if allowsBootRisk { return rules }
    return rules.filter { $0.value.value == .error || !names.bootRules.contains($0.key) }
  }

  /// What they say of findings.
  package var policy: FindingPolicy {
    var policy = FindingPolicy()
    policy.severities = rules.compactMapValues(\.value.severity)
    policy.off = Set(rules.filter { $0.value.value == .off }.keys)
    policy.acceptedRisks = acceptedRisks
    policy.requiresReasons = requireReason?.value ?? false
    policy.allowsBootRisk = allowBootRisk?.value ?? false
    return policy
  }
}
