import Configuration
import DesktopHeap
import Findings

/// What applies to a file, as a document.
struct SettingsDocument: Encodable {
  struct Setting: Encodable {
    var name: String
    var value: String
    var origin: String
  }

  struct Rule: Encodable {
    var id: String
    var setting: String
    var origin: String
  }

  struct Risk: Encodable {
    var rule: String
    var reason: String
    var expires: String?
    var isExpired: Bool
    var origin: String
  }

  let version: String
  let path: String
  /// The configuration files that speak of it, the strongest first.
  let files: [String]
  let settings: [Setting]
  /// Settings of `lint` as a whole, of the folder that the program was started in.
  let run: [Setting]
  let rules: [Rule]
  let acceptedRisks: [Risk]

  init(
    _ settings: FileSettings, run: [(name: String, value: String, origin: String)], path: String, files: [String],
    version: String
  ) {
    self.version = version
    self.path = path
    self.files = files
    self.run = run.map { Setting(name: $0.name, value: $0.value, origin: $0.origin) }
    func setting<Value>(_ name: String, _ sourced: Sourced<Value>?, _ text: (Value) -> String) -> Setting? {
      sourced.map { Setting(name: name, value: text($0.value), origin: $0.origin.words) }
    }
    self.settings = [
      setting("release", settings.release, \.rawValue),
      setting("architecture", settings.architecture, \.rawValue),
      setting("terminalServices", settings.terminalServices, \.description),
      setting("threeGigabytes", settings.threeGigabytes, \.description),
      setting("sessionViewSize", settings.sessionViewSize, \.description),
      setting("codePage", settings.codePage, \.description),
      setting("workload", settings.workload) { SystemFiles.shown($0, from: RunEnvironment.workingDirectory()) },
      setting("thresholds.step", settings.step, \.description),
      setting("thresholds.interactiveMaximum", settings.interactiveMaximum, \.description),
      setting("suppressions.requireReason", settings.requireReason, \.description),
      setting("suppressions.allowBootRisk", settings.allowBootRisk, \.description),
    ].compactMap(\.self)
    rules = settings.rules.sorted { $0.key < $1.key }.map {
      Rule(id: $0.key, setting: $0.value.value.rawValue, origin: $0.value.origin.words)
    }
    acceptedRisks =
      settings.acceptedRisks.map { Self.risk($0, isExpired: false) }
      + settings.expiredRisks.map { Self.risk($0, isExpired: true) }
  }

  private static func risk(_ risk: AcceptedRisk, isExpired: Bool) -> Risk {
    Risk(rule: risk.rule, reason: risk.reason, expires: risk.expires, isExpired: isExpired, origin: risk.place)
  }
}
