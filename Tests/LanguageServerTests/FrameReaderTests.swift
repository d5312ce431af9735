import LanguageServer
import Testing

/// The frames that `text` holds, read in pieces of `step` bytes.
private func frames(_ text: String, step: Int = .max) -> [FrameReader.Frame] {
  var reader = FrameReader()
  var result: [FrameReader.Frame] = []
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let part = rest.prefix(min(step, rest.count))
    reader.read(part) { result.append($0) }
    rest = rest.dropFirst(part.count)
  }
  return result
}

private func content(_ text: String) -> FrameReader.Frame { .content(Array(text.utf8)) }

@Suite("Messages in a stream")
struct FrameReaderTests {
  @Test(
    "are found whatever the pieces in which the bytes come",
    arguments: [
      "Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\ntrue",
      "content-length:2\n\n{}CONTENT-LENGTH:  4 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\ntrue",
    ], [1, 2, 3, 7, .max])
  func pieces(_ stream: String, _ step: Int) {
    #expect(frames(stream, step: step) == [content("{}"), content("true")])
  }

  @Test("that have no length are told once, and reading goes on at the next length", arguments: [1, 5, .max])
  func noLength(_ step: Int) {
    for bad in ["\r\n\r\n", "Content-Length: x\r\n\r\n{}\r\n", "Content-Length: -1\r\n\r\n", "junk\n\n{\"a\":1}\n\n"] {
      let found = frames(bad + "ContenContent-Length: 2\r\n\r\n{}", step: step)
      #expect(found == [.fault(.noLength), content("{}")], "\(bad)")
    }
  }

  @Test("with more than a number's worth of length are no messages")
  func overflow() {
    let found = frames("Content-Length: 99999999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}")
    #expect(found == [.fault(.noLength), content("{}")])
  }

  @Test("with an endless header are given up within the limit")
  func endlessHeader() {
    let found = frames(String(repeating: "x", count: FrameReader.headerLimit * 3))
    #expect(found == [.fault(.noLength)])
  }

  @Test("that are too long are passed over without being kept")
  func tooLong() {
    let length = FrameReader.contentLimit + 1
    var reader = FrameReader()
    var found: [FrameReader.Frame] = []
    reader.read(Array("Content-Length: \(length)\r\n\r\n".utf8)[...]) { found.append($0) }
    let block = [UInt8](repeating: 0x20, count: 1 << 20)
    for start in stride(from: 0, to: length, by: block.count) {
      reader.read(block[..<min(block.count, length - start)]) { found.append($0) }
    }
    reader.read(Array("Content-Length: 0\r\n\r\n".utf8)[...]) { found.append($0) }
    #expect(found == [.fault(.tooLong(length: length, limit: FrameReader.contentLimit)), .content([])])
  }
}
