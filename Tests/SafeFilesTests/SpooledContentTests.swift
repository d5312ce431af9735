import SafeFiles
import Testing

struct SpooledContentTests {
  private static let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  private func whole(_ content: SpooledContent, step: Int) throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let block = try content.bytes(at: all.count, upTo: step)
      if block.isEmpty { return all }
      #expect(block.count <= step)
      all += block
    }
  }

  @Test(arguments: [1, 7, 100, 1000, 5000], [1, 13, 64, 4000])
  func whatWasAddedIsReadAgainWhereverItStands(_ limit: Int, _ step: Int) throws {
    let content = SpooledContent(memoryLimit: limit)
    for piece in stride(from: 0, to: Self.bytes.count, by: 37) {
      try content.append(Self.bytes[piece..<min(piece + 37, Self.bytes.count)])
    }
    #expect(try whole(content, step: step) == Self.bytes)
    #expect(try content.bytes(at: Self.bytes.count, upTo: 1).isEmpty)
  }

  @Test func moreCanBeAddedAfterReading() throws {
    let content = SpooledContent(memoryLimit: 10)
    try content.append(Self.bytes[..<25])
    #expect(try whole(content, step: 4) == Array(Self.bytes[..<25]))
    try content.append(Self.bytes[25...])
    #expect(try whole(content, step: 400) == Self.bytes)
  }

  @Test func itIsCopiedWhole() throws {
    let sandbox = try Sandbox()
    let text = String(repeating: "one two three ", count: 90)
    let content = SpooledContent(memoryLimit: 100)
    for byte in text.utf8 { try content.append([byte]) }
    let file = try PendingFile(sandbox["out"], replacing: false)
    try file.write(content)
    try file.seal()
    try file.commit()
    #expect(sandbox.content("out") == text)
  }
}
