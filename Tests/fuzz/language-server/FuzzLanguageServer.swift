import LanguageServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every message of the server has, and what of it is looked at.
private struct Said: Decodable {
  struct Parameters: Decodable {
    struct Diagnostic: Decodable, Equatable {
      var range: TextSpan
      var code: String?
      var message: String
    }
    var diagnostics: [Diagnostic]?
  }
  var jsonrpc: String
  var method: String?
  var params: Parameters?
}

/// Does all that a session has to do; gives what it says. Each message must be one of the protocol.
private func work(_ session: Session) -> [Said] {
  var said: [Said] = []
  while session.hasWork {
    session.step()
    for content in session.takeOutgoing() {
      guard let message = try? JSONDecoder().decode(Said.self, from: Data(content)), message.jsonrpc == "2.0" else {
        fatalError("a message that is none: \(String(decoding: content, as: UTF8.self))")
      }
      said.append(message)
    }
  }
  return said
}

/// A text as JSON.
private func quoted(_ text: String) -> String {
  guard let bytes = try? JSONEncoder().encode(text) else { fatalError("a text that is no JSON") }
  return String(decoding: bytes, as: UTF8.self)
}

private func send(_ text: String, to session: Session) { session.receive(.content(Array(text.utf8))) }

private func begun(_ encoding: PositionEncoding, _ text: String) -> Session {
  let session = Session(version: "0")
  let wish = #"{"general":{"positionEncodings":[\#(quoted(encoding.rawValue))]}}"#
  send(#"{"id":1,"method":"initialize","params":{"capabilities":\#(wish)}}"#, to: session)
  send(
    #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"a:b","text":\#(quoted(text))}}}"#, to: session)
  return session
}

/// A stream as it comes, in pieces.
private func checkStream(_ bytes: ArraySlice<UInt8>, step: Int) {
  let session = Session(version: "0")
  var reader = FrameReader()
  var rest = bytes
  while !rest.isEmpty {
    let part = rest.prefix(step)
    reader.read(part) { session.receive($0) }
    rest = rest.dropFirst(part.count)
    _ = work(session)
  }
}

/// Each line is a message of a session that has begun.
private func checkMessages(_ bytes: ArraySlice<UInt8>) {
  let session = begun(.utf16, String(decoding: bytes, as: UTF8.self))
  for line in bytes.split(separator: 0x0A) { session.receive(.content(Array(line))) }
  _ = work(session)
}

/// Requests of every kind at a place.
private func ask(_ session: Session, _ place: String) {
  let document = #""textDocument":{"uri":"a:b"}"#
  for method in ["codeLens", "documentSymbol", "foldingRange"] {
    send(#"{"id":2,"method":"textDocument/\#(method)","params":{\#(document)}}"#, to: session)
  }
  send(#"{"id":2,"method":"textDocument/hover","params":{\#(document),"position":\#(place)}}"#, to: session)
  for only in ["quickfix", "source"] {
    let range = #""range":{"start":{"line":0,"character":0},"end":\#(place)},"context":{"only":["\#(only)"]}"#
    send(#"{"id":2,"method":"textDocument/codeAction","params":{\#(document),\#(range)}}"#, to: session)
  }
}

/// A text and edits of it: after them the session must say what one says that never had another text.
private func checkEdits(_ bytes: ArraySlice<UInt8>, _ encoding: PositionEncoding) {
  var parts = bytes.split(separator: 0xFE, omittingEmptySubsequences: false).map(Array.init)[...]
  let text = String(decoding: parts.popFirst() ?? [], as: UTF8.self)
  let session = begun(encoding, text)
  var document = TextDocument(text)
  _ = work(session)
  var place = #"{"line":3,"character":0}"#
  for part in parts where part.count >= 4 {
    let numbers = part.prefix(4).map { Int(Int8(bitPattern: $0)) }
    let span = TextSpan(
      start: TextPosition(line: numbers[0], character: numbers[1]),
      end: TextPosition(line: numbers[2], character: numbers[3]))
    let new = String(decoding: part.dropFirst(4), as: UTF8.self)
    document.replace(span, with: new, in: encoding)
    let places = [span.start, span.end].map { #"{"line":\#($0.line),"character":\#($0.character)}"# }
    let change = #"{"range":{"start":\#(places[0]),"end":\#(places[1])},"text":\#(quoted(new))}"#
    send(
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"a:b"},"contentChanges":[\#(change)]}}"#,
      to: session)
    place = places[1]
  }
  ask(session, place)
  precondition(document == TextDocument(document.text), "the lines are out of step")
  guard let last = work(session).last(where: { $0.params?.diagnostics != nil }) else { return }
  let whole = work(begun(encoding, document.text)).last { $0.params?.diagnostics != nil }
  precondition(last.params?.diagnostics == whole?.params?.diagnostics, "edits and the whole text are judged otherwise")
}

/// What libFuzzer calls with every input: a byte that chooses, and a stream, messages, or a text with edits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLanguageServer(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let bytes = input.dropFirst()
  switch choice % 4 {
  case 0: checkStream(bytes, step: Int(choice / 4) + 1)
  case 1: checkMessages(bytes)
  case 2: checkEdits(bytes, .utf16)
  default: checkEdits(bytes, .utf8)
  }
  return 0
}
