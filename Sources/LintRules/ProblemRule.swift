package import RegistryText

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
}
