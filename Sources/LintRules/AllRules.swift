extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] = [
    .csrssProgram,
    .missingArgument,
    .unknownArgument,
    .malformedArgument,
    .unexpectedServer,
    .serverIndex,
    .otherGeneration,
    .brokenByBlank,
    .lookAlikeCharacter,
    .valueTooLong,
    .lostBackslash,
    .placeholderDots,
    .missingSharedSection,
    .duplicateSharedSection,
    .malformedSharedSection,
    .blankInSharedSection,
    .sharedSectionCase,
    .trailingCharacters,
    .unusualRadix,
    .tooManyNumbers,
    .thirdNumberMissing,
    .numberWraps,
  ]
}
