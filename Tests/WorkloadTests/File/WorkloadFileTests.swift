import DesktopHeap
import LibYAML
import RegistryText
import Testing
import Workload

@Suite("Workload file")
struct WorkloadFileTests {
  private func read(_ text: String) throws(YAMLError) -> WorkloadDescription {
    try WorkloadFile.read(Array(text.utf8)) { (path) throws(YAMLError) in
      throw YAMLError(.start, "no \(path)")
    }
  }

  private func error(_ text: String) -> YAMLError? {
    do throws(YAMLError) {
      _ = try read(text)
      return nil
    } catch { return error }
  }

  @Test("holds services, proxies, sessions, COM servers and SSH servers")
  func whole() throws {
    let description = try read(
      """
      services:
        - { name: a, account: 'D\\u' }
        - { name: b, interactive: true }
      agentProxies: ['D\\p']
      sessions: [{ user: ann, number: 1, screenSaver: true }]
      com:
        release: before-sp4
        classes: [{ name: c, identity: this-user, account: 'D\\c' }]
        events: [{ activate: C, client: 'D\\x', count: 2 }]
      reflection: { requests: [{ client: p, host: h, user: u, count: 61 }] }
      openssh: { maxSessions: 2, connections: [{ user: u, sessions: 3 }] }
      """)
    let demand = try description.demand()
    // One for a, one for the proxy, one for the class, 60 of the SSH server's, one of OpenSSH's.
    #expect(demand.count(.nonInteractive, inSession: 0) == 64)
    #expect(demand.count(.screenSaver, inSession: 1) == 1)
    #expect(demand.refusals.count == 2)
  }

  @Test("that is empty describes nobody", arguments: ["", "# nothing\n", "{}\n", "services: []\n"])
  func empty(text: String) throws {
    #expect(try read(text).services.isEmpty)
  }

  @Test(
    "that is wrong is refused with line, column and what is right",
    arguments: [
      ("servces: []\n", 1, 1, "did you mean services"),
      ("services:\n  - name: a\n    acount: x\n", 3, 5, "did you mean account"),
      ("services:\n  - { account: x }\n", 2, 5, "lacks name"),
      ("services:\n  - { name: a, account: 'D\\u', interactive: true }\n", 2, 45, "LocalSystem"),
      (
        "com:\n  classes: [{ name: Ledger, identity: launching-user }]\n  events: [{ activate: Leger, client: x }]\n",
        3, 24,
        "did you mean Ledger"
      ),
      ("com:\n  classes: []\n  events: [{ client: x }]\n", 3, 12, "one of activate"),
      ("com:\n  classes: [{ name: a, identity: this-user }]\n", 2, 13, "lacks its account"),
      ("reflection: { requests: [{ client: p, host: h, user: u, port: 70000 }] }\n", 1, 63, "1 to 65535"),
      (
        "reflection: { requests: [{ client: p, host: h, user: u, count: 99999 }, { client: p, host: h, user: u, count: 9 }] }\n",
        1, 1, "at most"
      ),
      ("openssh: { config: nowhere, connections: [] }\n", 1, 20, "no nowhere"),
      ("openssh: { maxStartups: '10:30', connections: [] }\n", 1, 25, "start:rate:full"),
      ("openssh: { maxStartups: \"9\\nMaxSessions 1\", connections: [] }\n", 1, 25, "start:rate:full"),
      ("openssh: { config: x, maxStartups: '9', connections: [] }\n", 1, 36, "name one of the two"),
      ("openssh: { atOnce: 0, connections: [] }\n", 1, 20, "from 1 to"),
      ("leaks: [{ services: 1 }]\n", 1, 9, "lacks reconnects"),
      ("leaks: [{ services: 1, reconnects: 1, licences: 5 }]\n", 1, 49, "only per-server"),
      ("leaks: [{ services: 1, reconnects: 1, server: per-server }]\n", 1, 9, "lacks its licences"),
      ("leaks: [{ services: 1, reconnects: 1, server: workstations }]\n", 1, 47, "did you mean workstation"),
      ("leaks: [{ services: 90000, reconnects: 9 }]\n", 1, 1, "at most"),
      ("leaks: [{ services: 1, reconnects: 1, keepCon: 0 }]\n", 1, 39, "did you mean keepConn"),
    ] as [(String, Int, Int, String)])
  func refusals(text: String, line: Int, column: Int, word: String) {
    let found = error(text)
    #expect(found?.mark.line == line && found?.mark.column == column, "\(String(describing: found))")
    #expect(found?.message.contains(word) == true, "\(found?.message ?? "accepted")")
  }

  @Test("that is begun from an export reads as the same demand")
  func begun() throws {
    var service = KeyDigest(path: "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\it's \u{1}", line: 1)
    service.texts["objectname"] = "D\\O'Neil"
    service.numbers = ["type": 0x10, "start": 2]
    var server = KeyDigest(path: "HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\AppID\\{A}", line: 1)
    server.texts = ["runas": "D\\x"]
    let users = ExportedUsers([service, server])
    let text = WorkloadFileWriter.text(users, inControlSet: nil, from: "a\nb.reg")
    let description = try read(text)
    #expect(description.services.map(\.name) == ["it's \u{1}"])
    #expect(description.services.map(\.account) == [.user("D\\O'Neil")])
    #expect(try description.demand().count(.nonInteractive, inSession: 0) == 2)
  }

  @Test(
    "tells at which reconnect a server is full of sessions that are left open, and what mends it",
    arguments: [
      ("services: 3, reconnects: 9", "service 2 gets error 71 at reconnect 3: the server holds 10 sessions"),
      ("services: 11, reconnects: 0", "service 11 gets error 71 when it first connects: the server holds 10 sessions"),
      (
        "services: 1, reconnects: 30, server: per-server, licences: 25, keepConn: 0",
        "service 1 gets error 1395 at reconnect 25: the server holds 25 sessions"
      ),
      ("services: 1, reconnects: 30, hotfix: true", "set KeepConn to 0"),
      ("services: 1, reconnects: 30, keepConn: 0", "install Rdr.sys 4.0.1381.7052 or later, install Wkssvc.dll"),
      ("services: 1, reconnects: 30, keepConn: 600, hotfix: true", "set KeepConn to 0"),
      ("services: 1, reconnects: 30, keepConn: 0, hotfix: true", nil),
      ("services: 1, reconnects: 30, scavenged: true", nil),
      ("services: 9, reconnects: 30, server: per-seat", nil),
    ] as [(String, String?)])
  func leaks(fields: String, words: String?) throws {
    let demand = try read("leaks: [{ \(fields) }]\n").demand()
    #expect(demand.refusals.count == (words == nil ? 0 : 1))
    if let words { #expect(demand.refusals.first?.words.contains(words) == true, "\(demand.refusals)") }
    // Sessions of another machine are no desktops of this one.
    #expect(demand.count(.nonInteractive, inSession: 0) == 0)
  }

  @Test(
    "tells from which connection on MaxStartups may drop those that come at once",
    arguments: [
      ("atOnce: 10", nil),
      ("atOnce: 11", "from number 11 on, the last with a chance of 30 %: MaxStartups is 10:30:100"),
      ("atOnce: 101", "the last with a chance of 100 %"), ("atOnce: 101, maxStartups: '200'", nil),
      ("atOnce: 6, maxStartups: '5'", "from number 6 on, the last with a chance of 100 %: MaxStartups is 5:100:5"),
      ("maxStartups: '5'", nil),
    ] as [(String, String?)])
  func startups(fields: String, words: String?) throws {
    let refusals = try read("openssh: { \(fields), connections: [] }\n").demand().refusals
    #expect(refusals.count == (words == nil ? 0 : 1))
    if let words { #expect(refusals.first?.words.contains(words) == true, "\(refusals)") }
  }

  @Test(
    "warns of keywords of sshd_config that nobody knows, with the nearest right name, and refuses what else is wrong")
  func unknownKeywords() throws {
    func description(_ config: String) throws(YAMLError) -> WorkloadDescription {
      try WorkloadFile.read(Array("openssh: { config: c, connections: [{ sessions: 3 }] }\n".utf8)) {
        (path) throws(YAMLError) in
        do throws(WorkloadError) {
          return try SshdConfigurationReader.read(SshdConfigurationFile(path: path, text: config)) {
            (_) throws(WorkloadError) in []
          }
        } catch { throw YAMLError(.start, error.description) }
      }
    }
    let misspelt = try description("MaxSesions 2\nPostQuantum yes\n")
    #expect(
      misspelt.warnings == [
        "c:1: unknown keyword \"MaxSesions\"; did you mean MaxSessions?", "c:2: unknown keyword \"PostQuantum\"",
      ])
    // The misspelt line says nothing: the default of 10 holds.
    #expect(try misspelt.demand().refusals.isEmpty)
    #expect(try description("MaxSessions 2\n").warnings.isEmpty)
    #expect(throws: YAMLError.self) { _ = try description("MaxSessions many\n") }
    let many = try description(String(repeating: "X 1\n", count: 50))
    #expect(many.warnings.count == 21)
    #expect(many.warnings.last == "30 more lines of sshd_config are not known")
    let endless = try description(String(repeating: "MaxSesions 1\n", count: 200_000) + "MaxSessions 2\n")
    #expect(endless.warnings.count == 21)
    #expect(try endless.demand().refusals.count == 1)
    #expect(throws: YAMLError.self) {
      _ = try description(String(repeating: "X 1\n", count: 5000) + "MaxSessions many\n")
    }
  }

  @Test(
    "that is begun from an export keeps every name, however it is written",
    arguments: [
      "it's", "a\u{2028}b", "a\u{85}b", "\u{FEFF}a", "a: b # c", "'", "\"x", "- a", "null", "~", "0x10", " a ",
      "\u{1F600}",
      "\u{FFFE}x", "\u{7F}\u{9F}", "%YAML", "a\tb", "é", "&a", "*a", "!a", "{a", "[a",
    ])
  func everyName(name: String) throws {
    var service = KeyDigest(path: "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\\(name)", line: 1)
    service.texts = ["objectname": "D\\\(name)", "imagepath": "C:\\\(name).exe"]
    service.numbers = ["type": 0x20, "start": 2]
    var server = KeyDigest(path: "HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\AppID\\{A}", line: 1)
    server.texts = ["runas": "D\\\(name)", "": name]
    let users = ExportedUsers([service, server])
    let description = try read(WorkloadFileWriter.text(users, inControlSet: nil, from: name))
    #expect(description.services == users.services.map(\.use))
    #expect(description.com?.events.count == 1)
    let alone = try MachineDemand(users, inControlSet: nil, on: .server2003)
    let both = try MachineDemand(users, inControlSet: nil, on: .server2003, adding: description)
    #expect(both.whole.desktops.map(\.place) == alone.whole.desktops.map(\.place), "counted once")
    let written = try MachineDemand(ExportedUsers([]), inControlSet: nil, on: .server2003, adding: description)
    #expect(written.whole.desktops.map(\.place) == alone.whole.desktops.map(\.place))
  }

  @Test("that is begun from an export of thousands of services can be read")
  func large() throws {
    let digests = (0..<9000).map { number -> KeyDigest in
      var service = KeyDigest(path: "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\S\(number)", line: number)
      service.texts = ["objectname": "D\\u\(number)"]
      service.numbers = ["type": 0x10, "start": 2]
      return service
    }
    let text = WorkloadFileWriter.text(ExportedUsers(digests), inControlSet: nil, from: "x.reg")
    #expect(try read(text).services.count == 9000)
  }

  @Test("has a schema that names every field of the shape")
  func schema() {
    for name in [
      "services", "agentProxies", "sessions", "com", "reflection", "openssh", "maximumConnections", "events", "leaks",
      "reconnects", "licences", "keepConn", "hotfix", "scavenged", "maxStartups", "atOnce",
    ] {
      #expect(WorkloadFileShape.schema.contains("\"\(name)\": {"))
    }
  }
}
