import LanguageServer
import Synchronization
import Testing

@Suite("Files in which settings stand")
struct WatchedFilesTests {
  private static let watching: JSON = ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]]
  private static let names = [".deskheap.yml", ".deskheap.yaml"]

  /// What a client with these capabilities is asked for when the session has begun.
  private func asked(_ capabilities: JSON, _ names: [String]) throws -> [JSON] {
    let session = Session(version: "1", settingsFiles: names)
    var said: [JSON] = []
    for (id, method) in [(1, "initialize"), (nil, "initialized")] as [(Int?, JSON)] {
      var message: [String: JSON] = [
        "jsonrpc": "2.0", "method": method, "params": ["capabilities": capabilities],
      ]
      message["id"] = id.map { .int($0) }
      session.receive(.content(JSON.object(message).bytes))
      while session.hasWork { session.step() }
      said += try session.takeOutgoing().map(JSON.parse)
    }
    return Array(said.dropFirst())
  }

  @Test("are watched by a client that can, once the session has begun")
  func registration() throws {
    let said = try asked(Self.watching, Self.names)
    #expect(said.map { $0["method"] } == ["client/registerCapability"])
    #expect(said.first?["id"] == "watch")
    let registration = said.first?["params"]["registrations"][0]
    #expect(registration?["method"] == "workspace/didChangeWatchedFiles")
    #expect(
      registration?["registerOptions"]["watchers"]
        == [["globPattern": "**/.deskheap.yml"], ["globPattern": "**/.deskheap.yaml"]])
  }

  @Test(
    "are not asked of a client that cannot",
    arguments: [[:], ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": false]]]] as [JSON])
  func noRegistration(_ capabilities: JSON) throws {
    #expect(try asked(capabilities, Self.names).isEmpty)
    #expect(try asked(Self.watching, []).isEmpty)
  }

  @Test("count for open documents as soon as one changes, and no other file does")
  func change() throws {
    let isWanted = Mutex(true)
    let client = try Client(
      Self.watching,
      settings: { _ in
        let isWanted = isWanted.withLock { $0 }
        return DocumentSettings { isWanted ? $0 : nil }
      }, settingsFiles: Self.names)
    client.send(["jsonrpc": "2.0", "id": "watch", "result": .null])
    let uris = ["untitled:a.reg", "untitled:b.reg"]
    for uri in uris { #expect(try client.open(quoted("1024,20480,768"), uri: uri).map { $0["code"] } == ["DH204"]) }
    isWanted.withLock { $0 = false }
    func said(of files: [String]) throws -> [JSON] {
      let changes = files.map { JSON.object(["uri": .string($0), "type": 2]) }
      client.notify("workspace/didChangeWatchedFiles", ["changes": .array(changes)])
      return try client.work()
    }
    #expect(try said(of: []).isEmpty)
    #expect(try said(of: ["file:///x/other.yml", "file:///x/my.deskheap.yml"]).isEmpty)
    let told = try said(of: ["file:///x/other.yml", "file:///x/.deskheap.yml"])
    #expect(told.map { $0["params"]["uri"] } == uris.map { .string($0) })
    #expect(told.allSatisfy { $0["params"]["diagnostics"].list.isEmpty })
    isWanted.withLock { $0 = true }
    #expect(try said(of: ["file:///.deskheap.yaml"]).count == 2)
  }
}
