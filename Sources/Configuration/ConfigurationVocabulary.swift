/// The names that a configuration may use, which other rooms know.
package struct ConfigurationVocabulary: Sendable {
  /// The ids of the rules, in order.
  package let rules: [String]
  /// The ids of the rules whose errors say that Windows may not boot.
  package let bootRules: Set<String>
  /// The formats of `lint`.
  package let formats: [String]
  /// The steps that may be asked for, in KB.
  package let steps: [Int64]
  /// The maxima of the second number that may be set, in KB.
  package let maxima: ClosedRange<Int>

  /// The names of a program.
  package init(
    rules: [String], bootRules: Set<String>, formats: [String], steps: [Int64], maxima: ClosedRange<Int>
  ) {
    self.rules = rules
    self.bootRules = bootRules
    self.formats = formats
    self.steps = steps
    self.maxima = maxima
  }

  /// The families of rules, by what their ids begin with: `DH1`, `DH2` …
  var families: [String] { Set(rules.map { String($0.prefix(3)) }).sorted() }

  /// The rules that a name stands for: the one with this id, or those of a family.
  func rules(named name: String) -> [String] { rules.filter { $0.hasPrefix(name) } }
}
