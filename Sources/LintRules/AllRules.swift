extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] =
    text + [
      .blankInSharedSection
    ]

  /// DH1xx: the text of the file.
  private static let text: [Rule] = [
    .unknownHeader, .encodingMismatch, .malformedLine, .malformedData, .unterminatedString, .valueOutsideKey,
    .unknownRootKey, .mixedLineEnds, .truncatedText, .controlCharacter, .duplicateValue, .damagedLineEnds,
    .unescapedBackslash, .rootDeletion, .keyComponentTooLong, .rawLineBreak,
  ]

  /// DH2xx: the key SubSystems and its values.
  private static let key: [Rule] = [
    .subSystemsKeyDeleted, .windowsValueDeleted, .windowsValueWrongType, .windowsValueTypeChanged, .windowsValueDamaged,
    .windowsValueEmpty, .requiredWithoutWindows, .kernelModeChanged, .sharedSectionAsValue, .otherControlSet,
    .controlSetsDisagree, .misplacedSharedSection,
  ]
}
