import SafeFiles
import Splices
import Testing

@Suite struct SpliceTests {
  @Test(arguments: 0..<6)
  func `splices in a file do what they do in memory`(_ seed: UInt64) throws {
    var numbers = Numbers(seed)
    let sandbox = try Sandbox()
    // More than two of the blocks of 1 MiB in which files are read, with changes at the seams.
    let text = (0..<(1 << 17) + 9).map { _ in UInt8.random(in: 97...122, using: &numbers) }
    let original = Array(repeatElement(text, count: 16).joined())
    let path = try sandbox.file("a.reg", String(decoding: original, as: UTF8.self))
    let seams = [(1 << 20) - 2, 1 << 20, 1 << 21].map {
      Splice(bytes: $0..<$0 + Int(seed % 3), replacement: Array("seam".utf8))
    }
    let splices = try SpliceList(
      seams + [Splice(bytes: original.count..<original.count, replacement: Array("end".utf8))])
    let rewrite = try SafeFile(opening: path).stage(splices) { _ in }
    try rewrite.commit()
    #expect(sandbox.content("a.reg") == String(decoding: try splices.applied(to: original), as: UTF8.self))
    #expect(rewrite.inverse == (try splices.inverse(in: original)))
    #expect(sandbox.names() == ["a.reg"])
  }

  @Test func `a splice behind the end of a file is refused and leaves nothing`() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.file("a.reg", "old")
    let splices = try SpliceList([Splice(bytes: 2..<4, replacement: [1])])
    let error = failure { () throws(SafeFileError) in try edit(path, splices) }
    guard case .unfit(path, .outside(splice: 2..<4, size: 3)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(sandbox.names() == ["a.reg"])
  }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
