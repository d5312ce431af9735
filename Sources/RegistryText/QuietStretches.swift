package import Splices

/// A stretch of a text from one heading to another in which nothing was asked for and nothing is wrong.
package struct QuietStretch: Sendable {
  /// Where it stands.
  package fileprivate(set) var bytes: Range<Int>
  /// Its lines.
  private(set) var lines: LineCounts
  /// What stood before it, as far as it matters.
  let context: BlockContext

  init(bytes: Range<Int>, lines: LineCounts, context: BlockContext) {
    self.bytes = bytes
    self.lines = lines
    self.context = context
  }

  /// Takes in `next` where that follows at once and is read in the same way.
  fileprivate mutating func join(_ next: QuietStretch) -> Bool {
    guard next.bytes.lowerBound == bytes.upperBound, next.context.isAlike(context) else { return false }
    bytes = bytes.lowerBound..<next.bytes.upperBound
    lines.add(next.lines)
    return true
  }
}

/// The quiet stretches of a text in its order, as far as they are known. What is next to each other is one.
package struct QuietStretches: Sendable {
  /// How many are kept, so that memory does not grow with the file.
  private static let limit = 4096

  private(set) var all: [QuietStretch] = []

  /// None are known yet.
  package init() {}

  /// Adds one that stands behind the others.
  package mutating func append(_ stretch: QuietStretch) {
    if let last = all.indices.last, all[last].join(stretch) { return }
    if all.count < Self.limit { all.append(stretch) }
  }

  /// Where they stand after `list`, but those that it changes.
  package func moved(by list: SpliceList) -> QuietStretches {
    var moved = QuietStretches()
    var rest = list.splices[...]
    var shift = 0
    for var stretch in all {
      while let splice = rest.first, splice.bytes.upperBound <= stretch.bytes.lowerBound {
        shift += splice.replacement.count - splice.bytes.count
        rest.removeFirst()
      }
      if let splice = rest.first, splice.bytes.lowerBound < stretch.bytes.upperBound { continue }
      stretch.bytes = stretch.bytes.lowerBound + shift..<stretch.bytes.upperBound + shift
      moved.all.append(stretch)
    }
    return moved
  }
}

/// Lines by the way in which they end.
struct LineCounts: Sendable {
  var all: Int
  var crlf: Int
  var lf: Int
  var cr: Int

  /// Counts those of `more` too.
  mutating func add(_ more: LineCounts) {
    all += more.all
    crlf += more.crlf
    lf += more.lf
    cr += more.cr
  }
}
