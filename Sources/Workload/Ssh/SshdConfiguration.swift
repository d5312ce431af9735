/// A file of OpenSSH's server, as text.
package struct SshdConfigurationFile: Hashable, Sendable {
  /// What messages call the file.
  package let path: String
  /// The contents; lines end with LF or CRLF.
  package let text: String

  /// A file.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// What sshd_config and the files that it includes say.
///
/// Of a keyword's values the first counts. What a `Match` block says beats the global part, and of the blocks that
/// hold for a connection the first one wins (sshd_config's manual).
package struct SshdConfiguration: Sendable {
  /// One line that sets a value.
  package struct Directive: Hashable, Sendable {
    /// The keyword as the manual spells it.
    package let keyword: String
    /// The values, quotes removed.
    package let arguments: [String]
    /// The file that the line stands in.
    package let file: String
    /// The line, from 1.
    package let line: Int
    /// The criteria of each `Match` block around the line, outermost first; all of them must hold.
    let conditions: [[SshdCriterion]]

    /// `Match all` holds while the server starts, too.
    var isGlobal: Bool { conditions.allSatisfy { $0 == [.all] } }

    func isMatched(by connection: SshdConnection) -> Bool {
      !conditions.isEmpty && conditions.allSatisfy { $0.allSatisfy { $0.holds(for: connection) } }
    }
  }

  /// The lines in the order in which they are read, included ones in place. Lines with a problem are left out.
  package let directives: [Directive]
  /// What keeps OpenSSH's server from starting with these files; of unknown keywords the first
  /// `SshdConfigurationReader.mostUnknownKeywords`.
  package let problems: [SshdConfigurationProblem]
  private let byKeyword: [CaselessName: [Directive]]

  /// A server without a configuration file: every value at its default.
  package static let empty = SshdConfiguration(directives: [], problems: [])

  init(directives: [Directive], problems: [SshdConfigurationProblem]) {
    self.directives = directives
    self.problems = problems
    byKeyword = Dictionary(grouping: directives) { CaselessName($0.keyword) }
  }

  /// The line whose value counts for a connection; nil when the default does. For keywords with a single value.
  /// - Parameters:
  ///   - keyword: in any case. Retired spellings are keywords of their own here.
  ///   - connection: nil asks for the global part only.
  package func directive(_ keyword: String, for connection: SshdConnection?) -> Directive? {
    let lines = byKeyword[CaselessName(keyword), default: []]
    let matched = connection.flatMap { connection in lines.first { $0.isMatched(by: connection) } }
    return matched ?? lines.first(where: \.isGlobal)
  }

  /// The most sessions that a connection holds at a time.
  package func maxSessions(for connection: SshdConnection) -> Int {
    directive(SshdKeyword.maxSessions, for: connection)?.arguments.first.flatMap { Int($0) }
      ?? OpenSshConnection.defaultMaxSessions
  }

  /// How connections that have not authenticated are dropped. Holds for the whole server.
  package var maxStartups: MaxStartups {
    directive(SshdKeyword.maxStartups, for: nil)?.arguments.first.flatMap { MaxStartups($0) } ?? .standard
  }
}
