import SafeFiles
import Testing

@Suite struct SpliceTests {
  @Test(arguments: [
    ([(0..<0, "x")], "xabcdef"), ([(6..<6, "x")], "abcdefx"), ([(2..<4, "")], "abef"), ([(0..<6, "")], ""),
    ([(1..<2, "XYZ"), (4..<5, "")], "aXYZcdf"), ([(2..<2, "+"), (2..<3, "C")], "ab+Cdef"), ([], "abcdef"),
    ([(1..<3, "B"), (3..<3, "+"), (3..<4, "D")], "aB+Def"),
  ])
  func `splices replace, insert and delete`(_ splices: [(Range<Int>, String)], _ expected: String) throws {
    let splices = try ByteSplices(splices.map { ByteSplice($0.0, Array($0.1.utf8)) })
    #expect(try splices.applied(to: Array("abcdef".utf8)) == Array(expected.utf8))
    #expect(splices.growth == expected.utf8.count - 6)
  }

  @Test(arguments: [(0..<3, 2..<4), (0..<6, 2..<3), (2..<2, 2..<2), (1..<4, 2..<2), (2..<4, 2..<4), (2..<4, 2..<3)])
  func `splices that overlap are refused in either order`(_ first: Range<Int>, _ second: Range<Int>) {
    for ranges in [[first, second], [second, first]] {
      let error = #expect(throws: SafeFileError.self) {
        try ByteSplices(ranges.map { ByteSplice($0, [1]) })
      }
      guard case .overlap = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test(arguments: [3..<7, 7..<7, 6..<7, 8..<9, -1..<0, -3..<(-2), 0..<Int.max, Int.max..<Int.max])
  func `a splice outside of the content is refused`(_ range: Range<Int>) {
    let error = #expect(throws: SafeFileError.self) {
      try ByteSplices([ByteSplice(range, [1])]).applied(to: Array("abcdef".utf8))
    }
    guard case .outOfRange(range, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: 0..<300)
  func `applying and undoing gives the original, and the order does not matter`(_ seed: UInt64) throws {
    var numbers = Numbers(seed)
    let original = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in UInt8.random(in: 97...122, using: &numbers)
    }
    let list = numbers.splices(size: original.count, most: 6)
    let splices = try ByteSplices(list)
    #expect(try ByteSplices(list.shuffled(using: &numbers)) == splices)
    let changed = try splices.applied(to: original)
    #expect(changed == Self.fromTheBack(list, original))
    let inverse = try splices.inverse(in: original)
    #expect(try inverse.applied(to: changed) == original)
    #expect(try inverse.inverse(in: changed) == splices)
    #expect(try ByteSplices(inverse.splices) == inverse)
  }

  @Test(arguments: 0..<6)
  func `splices in a file do what they do in memory`(_ seed: UInt64) throws {
    var numbers = Numbers(seed)
    let sandbox = try Sandbox()
    // More than two of the blocks of 1 MiB in which files are read, with changes at the seams.
    let text = (0..<(1 << 17) + 9).map { _ in UInt8.random(in: 97...122, using: &numbers) }
    let original = Array(repeatElement(text, count: 16).joined())
    let path = try sandbox.file("a.reg", String(decoding: original, as: UTF8.self))
    let seams = [(1 << 20) - 2, 1 << 20, 1 << 21].map { ByteSplice($0..<$0 + Int(seed % 3), Array("seam".utf8)) }
    let splices = try ByteSplices(seams + [ByteSplice(original.count..<original.count, Array("end".utf8))])
    let rewrite = try SafeFile(opening: path).stage(splices) { _ in }
    try rewrite.commit()
    #expect(sandbox.content("a.reg") == String(decoding: try splices.applied(to: original), as: UTF8.self))
    #expect(rewrite.inverse == (try splices.inverse(in: original)))
    #expect(sandbox.names() == ["a.reg"])
  }

  /// Another way to the same end: the last splice first, so that the offsets of the others stay.
  private static func fromTheBack(_ splices: [ByteSplice], _ original: [UInt8]) -> [UInt8] {
    var bytes = original
    let ascending = splices.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for splice in ascending.reversed() { bytes.replaceSubrange(splice.range, with: splice.replacement) }
    return bytes
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

  /// Splices that do not overlap, touching ones and empty ones included.
  mutating func splices(size: Int, most: Int) -> [ByteSplice] {
    var splices: [ByteSplice] = []
    var end = 0
    for _ in 0..<Int.random(in: 0...most, using: &self) {
      let start = Int.random(in: end...size, using: &self)
      let stop = min(size, start + Int.random(in: 0...5, using: &self))
      if start..<stop == splices.last?.range { continue }
      let replacement = (0..<Int.random(in: 0...5, using: &self)).map { _ in UInt8.random(in: 65...90, using: &self) }
      splices.append(ByteSplice(start..<stop, replacement))
      end = stop
    }
    return splices
  }
}
