/// What a finding says, in four parts that read as one.
package struct Message: Hashable, Sendable {
  /// What was found: a sentence.
  package var found: String
  /// What Windows does with it: a sentence.
  package var consequence: String
  /// What would be right: a sentence.
  package var remedy: String
  /// From where it is known.
  package var basis: Basis

  /// Makes a message of its parts, each a whole sentence.
  package init(found: String, consequence: String, remedy: String, basis: Basis) {
    self.found = found
    self.consequence = consequence
    self.remedy = remedy
    self.basis = basis
  }

  /// The whole text, on one line.
  package var text: String {
    [found, consequence, remedy, "(\(basis.words))"].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
