import LanguageServer
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("A session")
struct SessionTests {
  private static let wishes: [([JSON], JSON)] = [
    ([], "utf-16"), (["utf-32"], "utf-16"), (["utf-32", "utf-8", "utf-16"], "utf-8"), (["utf-16", "utf-8"], "utf-16"),
  ]

  @Test("agrees on the first encoding that both know, else UTF-16", arguments: wishes)
  func encodings(_ offered: [JSON], _ agreed: JSON) throws {
    let client = Client(silent: ())
    let capabilities: JSON = ["general": ["positionEncodings": .array(offered)]]
    client.send(["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": capabilities]])
    let answer = try client.work()[0]["result"]
    #expect(answer["capabilities"]["positionEncoding"] == agreed)
    #expect(answer["serverInfo"] == ["name": "deskheap", "version": "1.2.3"])
  }

  @Test("counts columns in the agreed encoding", arguments: [("utf-8", 6), ("utf-16", 4)] as [(JSON, Int)])
  func columns(_ encoding: JSON, _ start: Int) throws {
    let client = try Client(["general": ["positionEncodings": [encoding]]])
    let found = try client.open(
      "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n\"🙂\"x\"=\"\"\r\n")
    #expect(found[0]["code"] == "DH105")
    #expect(found[0]["range"]["start"] == place(3, start))
  }

  @Test("answers nothing before initialize, and nothing after shutdown")
  func order() throws {
    var client = Client(silent: ())
    #expect(try client.request("textDocument/hover", [:])["error"]["code"] == -32002)
    client.notify("textDocument/didOpen", ["textDocument": ["uri": "untitled:x", "version": 1, "text": "x"]])
    #expect(try client.work().isEmpty)
    #expect(try client.request("initialize", ["capabilities": [:]])["result"] != .null)
    #expect(try client.request("initialize", ["capabilities": [:]])["error"]["code"] == -32600)
    #expect(try client.request("shutdown", .null)["error"] == .null)
    #expect(client.session.phase == .afterShutdown)
    #expect(try client.request("textDocument/hover", [:])["error"]["code"] == -32600)
    client.notify("exit", .null)
    _ = try client.work()
    #expect(client.session.phase == .ended(inOrder: true))
  }

  @Test("ends out of order where nobody asked for the end")
  func exit() throws {
    let client = try Client()
    client.notify("exit", .null)
    _ = try client.work()
    #expect(client.session.phase == .ended(inOrder: false))
  }

  @Test("refuses what it does not know and what is not open, each with its code")
  func faults() throws {
    var client = try Client()
    #expect(try client.request("textDocument/rename", [:])["error"]["code"] == -32601)
    #expect(try client.request("textDocument/hover", ["position": 1])["error"]["code"] == -32602)
    let elsewhere: JSON = ["textDocument": ["uri": "untitled:other"]]
    #expect(try client.request("textDocument/codeLens", elsewhere)["error"]["code"] == -32602)
    client.notify("$/unknown", [:])
    client.notify("textDocument/didChange", ["textDocument": ["uri": "untitled:other"], "contentChanges": []])
    client.notify("textDocument/didOpen", ["textDocument": 7])
    client.send(["jsonrpc": "2.0", "id": 3, "result": "an answer that nobody asked for"])
    #expect(try client.work().isEmpty)
  }

  @Test(
    "goes on after what is no message",
    arguments: ["", "{", "[]", "null", "{\"id\":{},\"method\":\"x\"}", "\u{1}", String(repeating: "[", count: 100_000)])
  func malformed(_ content: String) throws {
    var client = try Client()
    client.session.receive(.content(Array(content.utf8)))
    let answers = try client.work()
    #expect(answers.count == 1)
    #expect(answers[0]["error"]["code"] == -32700)
    #expect(answers[0]["id"] == .null)
    #expect(try client.request("shutdown", .null)["error"] == .null)
  }

  @Test("keeps in step with text that is no Unicode")
  func mended() throws {
    let client = try Client()
    let open = #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a.reg","#
    // Half a pair as an escape, a whole pair, an escaped backslash before a u; then a byte that is no UTF-8.
    let text = #"Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\A]\n\"\ud83d\ud83d\ude42\\ud800\"x\n"#
    client.session.receive(.content(Array((open + #""version":1,"text":""# + text + "\"}}}").utf8)))
    let found = try client.diagnostics()
    #expect(found.map { $0["code"] } == ["DH105"])
    #expect(found[0]["range"]["start"] == place(3, 11))
    client.session.receive(
      .content(Array((open + #""version":1,"text":"a"#).utf8) + [0xFF] + Array("\"}}}".utf8)))
    #expect(try client.diagnostics().map { $0["range"]["end"] } == [place(0, 2)])
  }

  @Test("answers a cancelled request as cancelled, and the others")
  func cancel() throws {
    let client = try Client()
    _ = try client.open(quoted("1024,20480,768"))
    let lens: JSON = ["textDocument": ["uri": .string(Client.uri)]]
    for id: JSON in [7, "x", 9] {
      client.send(["jsonrpc": "2.0", "id": id, "method": "textDocument/codeLens", "params": lens])
    }
    client.notify("$/cancelRequest", ["id": "x"])
    client.notify("$/cancelRequest", ["id": 1234])
    let answers = try client.work()
    #expect(answers.map { $0["id"] } == [7, "x", 9])
    #expect(answers.map { $0["error"]["code"] } == [.null, -32800, .null])
  }

  @Test("judges only the last of the changes that come together")
  func together() throws {
    let client = try Client()
    _ = try client.open("")
    for version in 2...50 {
      client.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(Client.uri), "version": .int(version)],
          "contentChanges": [["range": span(0, 0, 0, 0), "text": "x"]],
        ])
    }
    let said = try client.work()
    #expect(said.map { $0["params"]["version"] } == [50])
    #expect(said[0]["params"]["diagnostics"][0]["range"]["end"] == place(0, 49))
  }

  @Test("waits for no file that does not end, and reads none of another machine")
  func files() throws {
    let client = try Client()
    let folder = FileManager.default.temporaryDirectory.path
    let path = "\(folder)/deskheap-fifo-\(getpid()).reg"
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let text = quoted("1024,20480,768")
    for uri in ["file://\(path)", "file:///dev/zero", "file://\(folder)", "file://else\(path)", "file:///%00"] {
      #expect(try client.open(text, uri: uri).map { $0["code"] } == ["DH204"], "\(uri)")
    }
  }

  @Test("takes no more while much waits")
  func limit() throws {
    let client = try Client()
    #expect(client.session.takesMore)
    let long = Array(#"{"method":"$/long"}"#.utf8) + [UInt8](repeating: 0x20, count: 33 << 20)
    for _ in 0..<2 { client.session.receive(.content(long)) }
    #expect(!client.session.takesMore)
    _ = try client.work()
    #expect(client.session.takesMore)
  }
}

/// A pipe; both ends are closed with it.
private final class Pipe {
  var read: CInt = -1
  var write: CInt = -1

  init() {
    var ends: [CInt] = [-1, -1]
    _ = pipe(&ends)
    (read, write) = (ends[0], ends[1])
  }

  func closeRead() {
    if read >= 0 { close(read) }
    read = -1
  }

  func closeWrite() {
    if write >= 0 { close(write) }
    write = -1
  }

  deinit {
    closeRead()
    closeWrite()
  }
}

/// The bytes of messages, each with its header.
private func framed(_ messages: [JSON]) -> [UInt8] {
  messages.flatMap { message in Array("Content-Length: \(message.bytes.count)\r\n\r\n".utf8) + message.bytes }
}

private let begin: JSON = ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": [:]]]
private let shutdown: JSON = ["jsonrpc": "2.0", "id": 2, "method": "shutdown"]
private let leave: JSON = ["jsonrpc": "2.0", "method": "exit"]

@Suite("The loop over two pipes")
struct MessageLoopTests {
  /// Runs a session on `bytes`, all of which fit into a pipe, and then the end of the input.
  private func run(_ bytes: [UInt8], readerIsThere: Bool = true) -> (end: MessageLoop.End, output: [UInt8]) {
    signal(SIGPIPE, SIG_IGN)
    let (input, output) = (Pipe(), Pipe())
    _ = write(input.write, bytes, bytes.count)
    input.closeWrite()
    if !readerIsThere { output.closeRead() }
    var loop = MessageLoop(Session(version: "1"), input: input.read, output: output.write)
    let end = loop.run()
    output.closeWrite()
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while readerIsThere {
      let count = read(output.read, &buffer, buffer.count)
      if count <= 0 { break }
      all += buffer[..<count]
    }
    return (end, all)
  }

  @Test("says how the session ended")
  func ends() {
    #expect(run(framed([begin, shutdown, leave])).end == .inOrder)
    #expect(run(framed([begin, shutdown])).end == .inOrder)
    #expect(run(framed([begin, leave])).end == .unasked)
    #expect(run(framed([begin])).end == .unasked)
    #expect(run([]).end == .unasked)
    #expect(run(framed([begin, shutdown, leave]), readerIsThere: false).end == .outputGone)
  }

  @Test("answers in frames, in order, and goes on behind what is none")
  func frames() throws {
    let (end, output) = run(Array("nonsense\r\n\r\n".utf8) + framed([begin, shutdown, leave]))
    #expect(end == .inOrder)
    var reader = FrameReader()
    var contents: [JSON] = []
    reader.read(output[...]) { frame in
      if case .content(let bytes) = frame, let json = try? JSON.parse(bytes) { contents.append(json) }
    }
    #expect(contents.map { $0["id"] } == [.null, 1, 2])
    #expect(contents[0]["error"]["code"] == -32700)
  }

  @Test("tells when the system refuses")
  func refused() {
    // No process has so many descriptors.
    let closed: CInt = 1 << 24
    var loop = MessageLoop(Session(version: "1"), input: closed, output: closed)
    #expect(loop.run() == .failed(errno: EBADF))
  }
}
