package import Findings

extension Rule {
  /// The ids of the rules whose errors say that Windows will not, or may not, boot. They cannot be suppressed, accepted or
  /// put down as known unless the configuration says so. A test holds the list against what the rules say.
  package static let bootRisks: Set<String> = [
    "DH201", "DH202", "DH203", "DH205", "DH206", "DH207", "DH208",
    "DH301", "DH302", "DH303", "DH304", "DH305", "DH306", "DH308", "DH309", "DH311", "DH312",
    "DH401", "DH402", "DH403", "DH404", "DH410", "DH501", "DH508",
  ]
}

extension Finding {
  /// Whether it says that Windows may not boot.
  package var isBootRisk: Bool { severity == .error && Rule.bootRisks.contains(rule.id) }
}
