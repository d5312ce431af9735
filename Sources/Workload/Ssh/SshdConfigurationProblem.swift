/// A line for which OpenSSH's server would refuse to start.
package struct SshdConfigurationProblem: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// No keyword of that name; `nearest` is the one that was probably meant.
    case unknownKeyword(String, nearest: String?)
    /// A keyword with nothing after it.
    case missingArgument(keyword: String)
    /// More arguments than the keyword takes.
    case extraArgument(keyword: String, String)
    /// A quote that is not closed on its line.
    case unterminatedQuote
    /// A keyword that holds for the whole server stands in a `Match` block.
    case notAllowedInMatch(keyword: String)
    /// A criterion of `Match` that doesn't exist.
    case unknownCriterion(String, nearest: String?)
    /// A criterion of `Match` without a value, or `Match` without criteria.
    case missingCriterion(String)
    /// `Match all` beside other criteria.
    case allNotAlone
    /// An address list or a port of `Match` that cannot be read.
    case badCriterion(String, value: String)
    /// A value of `MaxSessions` that is no whole number from 0 to 2147483647.
    case badMaxSessions(String)
    /// A value of `MaxStartups` that is neither a number nor start:rate:full.
    case badMaxStartups(String)
    /// `Include` deeper than OpenSSH follows it.
    case includeTooDeep(limit: Int)
    /// More included files than one reading takes. A limit of this program; OpenSSH has none.
    case tooManyIncludes(limit: Int)
  }

  /// The file that the line stands in.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// What is wrong.
  package let kind: Kind

  /// The problem in words, with what would be right where that is known.
  package var description: String { "\(file):\(line): \(text)" }

  /// The same without the place.
  var text: String {
    switch kind {
    case .unknownKeyword(let name, let nearest):
      "unknown keyword \"\(name)\"" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .missingArgument(let keyword): "\(keyword) without a value"
    case .extraArgument(let keyword, let argument): "\(keyword) takes one value; \"\(argument)\" is too much"
    case .unterminatedQuote: "a quote is not closed"
    case .notAllowedInMatch(let keyword): "\(keyword) is not allowed in a Match block; put it before the first Match"
    case .unknownCriterion(let name, let nearest):
      "Match knows no criterion \"\(name)\"" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .missingCriterion(let name): "\(name) without a value"
    case .allNotAlone: "Match all must stand alone"
    case .badCriterion(let name, let value): "\(name) cannot be \"\(value)\""
    case .badMaxSessions(let value): "MaxSessions is \"\(value)\"; expected a whole number from 0 to \(Int32.max)"
    case .badMaxStartups(let value):
      "MaxStartups is \"\(value)\"; expected one number or start:rate:full with a rate from 1 to 100 and start ≤ full"
    case .includeTooDeep(let limit): "Include is nested more than \(limit) deep"
    case .tooManyIncludes(let limit): "more than \(limit) files are included"
    }
  }
}
