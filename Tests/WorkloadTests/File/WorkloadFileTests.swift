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

  @Test("has a schema that names every field of the shape")
  func schema() {
    for name in [
      "services", "agentProxies", "sessions", "com", "reflection", "openssh", "maximumConnections", "events",
    ] {
      #expect(WorkloadFileShape.schema.contains("\"\(name)\": {"))
    }
  }
}
