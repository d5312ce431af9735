extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] = [
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
