/// Finds many patterns in bytes at once, letters in either case, in one pass (Aho and Corasick).
struct BytePatterns: Sendable {
  /// The class of each byte: letters of both cases share one, bytes of no pattern are class 0.
  private let classes: [UInt8]
  private let classCount: Int
  /// State (times `classCount`) and class to the next state (times `classCount`).
  private let steps: [Int32]
  /// The patterns that end in a state, by its number.
  private let ends: [[Int]]
  private let edges: [(first: Bool, last: Bool)]

  /// Patterns in lower case and ASCII, none of them empty. One that begins or ends with a digit is not found inside of a
  /// longer number.
  init(_ patterns: [String]) {
    var classes = [UInt8](repeating: 0, count: 256)
    var count = 1
    for byte in patterns.joined().utf8 where classes[Int(byte)] == 0 {
      classes[Int(byte)] = UInt8(truncatingIfNeeded: count)
      count += 1
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { classes[Int(letter & 0xDF)] = classes[Int(letter)] }
    var tree = Tree(classCount: count)
    for (index, pattern) in patterns.enumerated() {
      tree.insert(pattern.utf8.map { Int(classes[Int($0)]) }, index)
    }
    tree.link()
    self.classes = classes
    classCount = count
    steps = tree.next.map { Int32($0 * count) }
    ends = tree.ends
    edges = patterns.map { pattern in
      (Self.isDigit(pattern.utf8.first ?? 0), Self.isDigit(pattern.utf8.reversed().first ?? 0))
    }
    lengths = patterns.map(\.utf8.count)
  }

  private let lengths: [Int]

  /// The numbers of the patterns that stand in `bytes`, in the order in which they end; nothing is allocated for none.
  func matches(in bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var state: Int32 = 0
    for position in bytes.indices {
      state = steps[Int(state) + Int(classes[Int(bytes[position])])]
      if state == 0 { continue }
      let patterns = ends[Int(state) / classCount]
      if patterns.isEmpty { continue }
      for pattern in patterns where isWhole(pattern, endingAt: position, in: bytes) && !found.contains(pattern) {
        found.append(pattern)
      }
    }
    return found
  }

  private func isWhole(_ pattern: Int, endingAt position: Int, in bytes: [UInt8]) -> Bool {
    let start = position - lengths[pattern] + 1
    if edges[pattern].last, position + 1 < bytes.count, Self.isDigit(bytes[position + 1]) { return false }
    return !(edges[pattern].first && start > 0 && Self.isDigit(bytes[start - 1]))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The tree of patterns while it is built.
private struct Tree {
  let classCount: Int
  var next: [Int]
  var ends: [[Int]] = [[]]
  private static let none = -1

  init(classCount: Int) {
    self.classCount = classCount
    next = Array(repeating: Self.none, count: classCount)
  }

  mutating func insert(_ path: [Int], _ pattern: Int) {
    var state = 0
    for step in path {
      if next[state * classCount + step] == Self.none {
        next[state * classCount + step] = ends.count
        ends.append([])
        next += Array(repeating: Self.none, count: classCount)
      }
      state = next[state * classCount + step]
    }
    ends[state].append(pattern)
  }

  /// Gives every state a next one for every class: where the tree has none, that of the longest suffix.
  mutating func link() {
    var suffix = Array(repeating: 0, count: ends.count)
    var queue: [Int] = []
    for step in 0..<classCount {
      let child = next[step]
      if child == Self.none { next[step] = 0 } else { queue.append(child) }
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      ends[state] += ends[suffix[state]]
      for step in 0..<classCount {
        let child = next[state * classCount + step]
        let other = next[suffix[state] * classCount + step]
        if child == Self.none {
          next[state * classCount + step] = other
        } else {
          suffix[child] = other
          queue.append(child)
        }
      }
    }
  }
}
