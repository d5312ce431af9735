extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] = text + key + argument + sharedSection + heap + related + comments

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

  /// DH3xx: the arguments of the Windows value.
  private static let argument: [Rule] = [
    .csrssProgram, .missingArgument, .unknownArgument, .malformedArgument, .unexpectedServer, .serverIndex,
    .otherGeneration, .brokenByBlank, .lookAlikeCharacter, .valueTooLong, .lostBackslash, .placeholderDots,
  ]

  /// DH4xx: the numbers of SharedSection as text.
  private static let sharedSection: [Rule] = [
    .missingSharedSection, .duplicateSharedSection, .malformedSharedSection, .blankInSharedSection,
    .sharedSectionCase, .trailingCharacters, .unusualRadix, .tooManyNumbers, .thirdNumberMissing, .numberWraps,
  ]

  /// DH5xx: the sizes of the heaps.
  private static let heap: [Rule] = [
    .firstNumberChanged, .interactiveTooSmall, .nonInteractiveTooSmall, .aboveDocumentedMaximum, .aboveGenerallySafe,
    .offStep, .thirdAboveSecond, .doesNotFit, .belowDefault, .largeStep, .demandExceedsCapacity,
  ]

  /// DH6xx: other values that have to do with it.
  private static let related: [Rule] = [
    .sessionViewSizeIneffective, .sessionViewSizeRange, .keepConn, .handleQuotaRange, .desktopHeapLoggingOff,
  ]

  /// DH7xx: comments that speak to deskheap.
  private static let comments: [Rule] = [.unusedSuppression, .refusedSuppression]
}
