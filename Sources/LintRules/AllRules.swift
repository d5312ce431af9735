extension Rule {
  /// Every rule, in the order of the ids.
  package static let all: [Rule] = [
    .blankInSharedSection
  ]
}
