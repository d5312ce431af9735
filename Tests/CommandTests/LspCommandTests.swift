import Foundation
import Testing

/// The program as an editor starts it.
struct LspCommandTests {
  private static func frame(_ content: String) -> Data {
    Data("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  private static let begin = frame(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#)
  private static let end = frame(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
  private static let leave = frame(#"{"jsonrpc":"2.0","method":"exit"}"#)

  @Test(
    "The exit status says whether the editor asked for the end",
    arguments: [
      (begin + end + leave, 0), (begin + end, 0), (begin + leave, 1), (begin, 1), (Data(), 1), (Data("{}".utf8), 1),
    ] as [(Data, Int32)])
  func status(_ input: Data, _ status: Int32) throws {
    let outcome = try Tool.run(["lsp"], input: input)
    #expect(outcome.status == status)
    #expect(outcome.errors.isEmpty)
  }

  @Test("Nobody who reads the answers is a closed pipe, without a word")
  func closedOutput() throws {
    let request = #"printf 'Content-Length: 2\r\n\r\n{}%.0s' {1..9}"#
    let outcome = try Tool.shell("{ sleep 0.3; \(request); } | { deskheap lsp; echo \"status $?\" >&2; } | true")
    // `{}` is no request, so that nothing is answered: what cannot be read is.
    #expect(outcome.errors == "status 1\n")
    let bad = try Tool.shell(
      "{ sleep 0.3; \(request.replacingOccurrences(of: "{}", with: "[}")); } | { deskheap lsp; echo \"status $?\" >&2; } | true"
    )
    #expect(bad.errors == "status 141\n")
  }

  @Test("What is stated on the command line counts for every document; a wrong one is refused")
  func options() throws {
    let text = try String(
      contentsOf: Tool.samples.appending(path: "generations/server-2003-x86/input.reg"), encoding: .utf16)
    let document = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    let open = Self.frame(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","text":\#(document)}}}"#
    )
    let ask = Self.frame(
      #"{"jsonrpc":"2.0","id":3,"method":"textDocument/codeLens","params":{"textDocument":{"uri":"untitled:a"}}}"#)
    let outcome = try Tool.run(
      ["lsp", "--stdio", "--release", "server-2003", "--arch", "x86"], input: Self.begin + open + ask + Self.end)
    #expect(outcome.output.contains("89 non-interactive desktops of 512 KB fit, at most 96 · Windows Server 2003, x86"))
    #expect(try Tool.run(["lsp", "--release", "95"]).status == 2)
  }

  @Test("What only the file can tell is told of a document that is one, and of no other")
  func file() throws {
    let path = Tool.samples.appending(path: "mistakes/utf-8-mark/input.reg")
    let text = String(decoding: try Data(contentsOf: path).dropFirst(3), as: UTF8.self)
    let document = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    for (uri, isTold) in [(path.absoluteString, true), ("file:///nowhere/a.reg", false), ("untitled:a.reg", false)] {
      let open = Self.frame(
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","text":\#(document)}}}"#
      )
      let outcome = try Tool.run(["lsp"], input: Self.begin + open)
      #expect(outcome.output.contains("publishDiagnostics"))
      #expect(outcome.output.contains(#""code":"DH102""#) == isTold, "\(uri)")
    }
  }
}
