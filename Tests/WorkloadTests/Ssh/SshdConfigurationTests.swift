import Testing
import Workload

@Suite struct SshdConfigurationTests {
  private func read(_ text: String, files: [String: [String]] = [:]) throws -> SshdConfiguration {
    try SshdConfigurationReader.read(SshdConfigurationFile(path: "sshd_config", text: text)) {
      pattern throws(WorkloadError) in
      (files[pattern] ?? []).map { SshdConfigurationFile(path: pattern, text: $0) }
    }
  }

  private func maxSessions(_ text: String, _ connection: SshdConnection = SshdConnection(user: "u")) throws -> Int {
    let configuration = try read(text)
    #expect(configuration.problems.isEmpty)
    return configuration.maxSessions(for: connection)
  }

  @Test(
    "A value is read however it is written",
    arguments: [
      "MaxSessions 5", "maxsessions 5", "MAXSESSIONS=5", "MaxSessions = 5", "MaxSessions\t5", "  MaxSessions 5  ",
      "MaxSessions \"5\"", "MaxSessions '5'", "\"MaxSessions\" 5", "MaxSessions 5 # five", "MaxSessions 5\r\n",
      "# MaxSessions 7\n\nMaxSessions 5", "\r\nMaxSessions 5\r\nMaxSessions 6\r\n", "MaxSessions 5\u{0C}",
    ])
  func spelling(text: String) throws { #expect(try maxSessions(text) == 5) }

  @Test("The first value wins") func firstValueWins() throws {
    #expect(try maxSessions("MaxSessions 3\nMaxSessions 4") == 3)
    #expect(try read("MaxStartups 3\nMaxStartups 4").maxStartups == MaxStartups("3"))
    #expect(try read("").maxStartups == .standard)
  }

  @Test("Match beats the global part, and the first Match that holds wins") func matchBeatsGlobal() throws {
    let text = """
      MaxSessions 3
      Match User bob
        MaxSessions 4
      Match User bob,eve
        MaxSessions 5
      Match all
        MaxSessions 6
      """
    #expect(try maxSessions(text, SshdConnection(user: "bob")) == 4)
    #expect(try maxSessions(text, SshdConnection(user: "eve")) == 5)
    #expect(try maxSessions(text, SshdConnection(user: "sam")) == 6)
  }

  @Test("A Match block ends at the next Match, and at the end of an included file") func extentOfMatch() throws {
    let configuration = try read(
      "Include a\nMaxSessions 3\nMatch User bob\nInclude b\n",
      files: [
        "a": ["Match User eve\nMaxSessions 7"], "b": ["MaxSessions 8\nMatch Group wheel\nMaxSessions 9"],
      ])
    #expect(configuration.problems.isEmpty)
    #expect(configuration.maxSessions(for: SshdConnection(user: "eve")) == 7)
    #expect(configuration.maxSessions(for: SshdConnection(user: "bob")) == 8)
    #expect(configuration.maxSessions(for: SshdConnection(user: "sam", groups: ["wheel"])) == 3)
  }

  @Test(
    "Criteria",
    arguments: [
      ("User b*", SshdConnection(user: "bob"), true),
      ("User *,!bob", SshdConnection(user: "bob"), false),
      ("User !bob", SshdConnection(user: "eve"), false),
      ("User Bob", SshdConnection(user: "bob"), false),
      ("user=b?b", SshdConnection(user: "bob"), true),
      ("User bob Host *.Example.com", SshdConnection(user: "bob", host: "a.example.COM"), true),
      ("User bob Host *.example.com", SshdConnection(user: "bob", host: "example.com"), false),
      ("Host *", SshdConnection(user: "bob"), false),
      ("Group admins", SshdConnection(groups: ["users", "admins"]), true),
      ("Group *,!guests", SshdConnection(groups: ["users", "guests"]), false),
      ("Address 192.0.2.0/24", SshdConnection(address: "192.0.2.77"), true),
      ("Address 192.0.2.0/24,!192.0.2.77", SshdConnection(address: "192.0.2.77"), false),
      ("Address 192.0.2.*", SshdConnection(address: "192.0.2.77"), true),
      ("Address 192.0.2.77", SshdConnection(address: "192.0.2.78"), false),
      ("Address 0.0.0.0/0", SshdConnection(address: "2001:db8::1"), false),
      ("Address 2001:db8::/33", SshdConnection(address: "2001:db8:7fff::1"), true),
      ("Address 2001:db8::/33", SshdConnection(address: "2001:db8:8000::1"), false),
      ("all", SshdConnection(), true),
      ("invalid-user", SshdConnection(user: "bob"), false),
      ("LocalPort 22", SshdConnection(user: "bob"), false),
    ] as [(String, SshdConnection, Bool)])
  func criteria(text: String, connection: SshdConnection, holds: Bool) throws {
    #expect(try maxSessions("Match \(text)\nMaxSessions 2\n", connection) == (holds ? 2 : 10))
  }

  @Test("Criteria about the server's side of the connection") func serverSide() throws {
    var connection = SshdConnection(user: "bob")
    connection.localPort = 2222
    connection.localAddress = "192.0.2.1"
    connection.routingDomain = "vrf1"
    connection.serverVersion = "OpenSSH_9.9p1"
    connection.isInvalidUser = true
    for text in ["LocalPort 2222", "LocalAddress 192.0.2.0/30", "RDomain vrf*", "Version OpenSSH_9.*", "invalid-user"] {
      #expect(try maxSessions("Match \(text)\nMaxSessions 2\n", connection) == 2)
    }
  }

  @Test(
    "A line that sshd refuses is told with its number and what would be right",
    arguments: [
      ("MaxSesions 2", .unknownKeyword("MaxSesions", nearest: "MaxSessions")),
      ("MaxStartup 2", .unknownKeyword("MaxStartup", nearest: "MaxStartups")),
      ("Nonsense 2", .unknownKeyword("Nonsense", nearest: nil)),
      ("Max\"Session\" 2", .unknownKeyword("MaxSession", nearest: "MaxSessions")),
      ("\"MaxSessions\" = 2", .extraArgument(keyword: "MaxSessions", "2")),
      ("MaxSessions == 2", .extraArgument(keyword: "MaxSessions", "2")),
      ("Max\"Session\" 2", .unknownKeyword("MaxSession", nearest: "MaxSessions")),
      ("\"MaxSessions\" = 2", .extraArgument(keyword: "MaxSessions", "2")),
      ("MaxSessions == 2", .extraArgument(keyword: "MaxSessions", "2")),
      ("MaxSessions", .missingArgument(keyword: "MaxSessions")),
      ("MaxSessions # 3", .missingArgument(keyword: "MaxSessions")),
      ("MaxSessions 2 3", .extraArgument(keyword: "MaxSessions", "3")),
      ("MaxSessions \"2", .unterminatedQuote),
      ("\"MaxSessions 2", .unterminatedQuote),
      ("MaxSessions two", .badMaxSessions("two")),
      ("MaxSessions -1", .badMaxSessions("-1")),
      ("MaxSessions 2147483648", .badMaxSessions("2147483648")),
      ("MaxStartups 10:30", .badMaxStartups("10:30")),
      ("Match User bob\nMaxStartups 5", .notAllowedInMatch(keyword: "MaxStartups")),
      ("Match", .missingArgument(keyword: "Match")),
      ("Match # nothing", .missingCriterion("Match")),
      ("Match User", .missingCriterion("User")),
      ("Match Usr bob", .unknownCriterion("Usr", nearest: "User")),
      ("Match all User bob", .allNotAlone),
      ("Match User bob all", .allNotAlone),
      ("Match Address 192.0.2.1/24", .badCriterion("Address", value: "192.0.2.1/24")),
      ("Match Address 192.0.2.0/33", .badCriterion("Address", value: "192.0.2.0/33")),
      ("Match Address 192.0.2.1,,", .badCriterion("Address", value: "192.0.2.1,,")),
      ("Match LocalPort 70000", .badCriterion("LocalPort", value: "70000")),
      ("Include # nothing", .missingArgument(keyword: "Include")),
    ] as [(String, SshdConfigurationProblem.Kind)])
  func problems(text: String, kind: SshdConfigurationProblem.Kind) throws {
    let problems = try read("Port 22\n" + text).problems
    #expect(problems.map(\.kind) == [kind])
    #expect(problems.map(\.line) == [text.contains("\n") ? 3 : 2])
    #expect(problems.first?.description.hasPrefix("sshd_config:") == true)
  }

  @Test("After Match all, a keyword for the whole server is allowed and counts") func matchAllIsGlobal() throws {
    let configuration = try read("Match all\nMaxStartups 7")
    #expect(configuration.problems.isEmpty)
    #expect(configuration.maxStartups == MaxStartups("7"))
  }

  @Test("A file that includes itself is read sixteen deep, then told") func includeOfItself() throws {
    let configuration = try read("Include a\nMaxSessions 4", files: ["a": ["Include a"]])
    #expect(configuration.problems.map(\.kind) == [.includeTooDeep(limit: 16)])
    #expect(configuration.maxSessions(for: SshdConnection()) == 4)
  }

  @Test("A file that includes itself twice ends, too") func includeOfItselfTwice() throws {
    let kinds = try read("Include a", files: ["a": ["Include a a"]]).problems.map(\.kind)
    #expect(kinds.contains(.tooManyIncludes(limit: SshdConfigurationReader.mostIncludedFiles)))
    #expect(kinds.count < 1000)
  }

  @Test("An included file's first value comes before what follows the Include line") func orderOfIncludes() throws {
    let configuration = try read(
      "Include a b\nMaxSessions 9", files: ["a": ["", "MaxSessions 3"], "b": ["MaxSessions 4"]])
    #expect(configuration.maxSessions(for: SshdConnection()) == 3)
    #expect(try read("Include nothing\nMaxSessions 9").maxSessions(for: SshdConnection()) == 9)
  }

  @Test("A file that cannot be read stops the reading") func unreadable() {
    let error = WorkloadError.unreadable(path: "a", reason: "Permission denied")
    #expect(throws: error) {
      try SshdConfigurationReader.read(SshdConfigurationFile(path: "c", text: "Include a")) {
        _ throws(WorkloadError) in throw error
      }
    }
  }

  @Test(
    "Any text is read without harm",
    arguments: [
      "=", "==", "\"", "\"\"", "\"\" x", "\\", "Match \\", "MaxSessions=", "MaxSessions \\", "\u{0}", "Match User=",
      "Match =",
      "Match User ,", "Match User !", "Match Host *a*a*a*a*a*a*a*a*a*b", "\u{FEFF}MaxSessions 2",
      String(repeating: "x", count: 100_000),
    ])
  func hostileText(text: String) throws {
    let connection = SshdConnection(user: "u", host: String(repeating: "a", count: 10_000))
    #expect(try read(text + "\n" + "MaxSessions 3").directives.count <= 1)
    _ = try read(text + "\nMaxSessions 3").maxSessions(for: connection)
  }
}
