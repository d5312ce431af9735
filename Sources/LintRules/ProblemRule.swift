package import Findings
package import RegistryText
package import SubSystems

extension ProblemKind {
  /// The id of the rule that tells of it.
  package var ruleID: String {
    switch self {
    case .unknownHeader: "DH101"
    case .encodingMismatch: "DH102"
    case .malformedLine: "DH103"
    case .malformedData: "DH104"
    case .unterminated: "DH105"
    case .valueOutsideKey: "DH106"
    case .unknownRoot: "DH107"
    case .mixedLineEnds: "DH108"
    case .truncated: "DH109"
    case .controlCharacter: "DH110"
    case .duplicateValue: "DH111"
    case .damagedLineEnds: "DH112"
    case .loneBackslash, .nulEscape: "DH113"
    case .rootDeletion: "DH114"
    case .longComponent: "DH115"
    case .rawLineBreak: "DH116"
    case .sharedSectionInString: "DH212"
    }
  }

  /// The severity where the kind makes it another than the rule's own.
  package var severity: Severity? {
    switch self {
    case .encodingMismatch(.refused), .controlCharacter(0), .nulEscape: .error
    default: nil
    }
  }
}

extension Export {
  /// How many problems of each rule were counted but not kept, by the rule's id.
  package var untoldByRule: [String: Int] {
    if untoldProblems.isEmpty { return [:] }
    var counts: [String: Int] = [:]
    for problem in Dictionary(grouping: problems, by: \.kind.caseName).compactMap(\.value.first) {
      guard let untold = untoldProblems[problem.kind.caseName] else { continue }
      counts[problem.kind.ruleID, default: 0] += untold
    }
    return counts
  }
}

extension LintContext {
  /// The problems of the text that `rule` tells of.
  func problems(of rule: RuleInfo) -> [Problem] {
    export.problems.filter { $0.kind.ruleID == rule.id }
  }
}
