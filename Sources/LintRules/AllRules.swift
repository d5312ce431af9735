extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] = [text, key, sharedSection, related].flatMap { $0 }

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

  /// DH4xx: the numbers of SharedSection.
  private static let sharedSection: [Rule] = [
    .blankInSharedSection
  ]

  /// DH6xx: other values that are changed together with the heaps.
  private static let related: [Rule] = [
    .sessionViewSizeIneffective, .sessionViewSizeRange, .keepConn, .handleQuotaRange, .desktopHeapLoggingOff,
  ]
}
