import Splices

/// Applies splices to a content that passes by block after block, and notes what they replaced.
struct SpliceStream {
  private let splices: [Splice]
  private var next = 0
  /// How many bytes of the original have passed.
  private var position = 0
  /// By how many bytes the new content is ahead of the original.
  private var shift = 0
  private var replaced: [UInt8] = []
  private var undoing: [Splice] = []

  init(_ splices: SpliceList) {
    self.splices = splices.splices
  }

  /// The splices that undo what has been applied.
  var inverse: SpliceList { SpliceList(canonical: undoing) }

  /// Takes the next block of the original and hands the new content's pieces on.
  mutating func take(
    _ block: ArraySlice<UInt8>, _ emit: (ArraySlice<UInt8>) throws(SafeFileError) -> Void
  ) throws(SafeFileError) {
    var rest = block
    while !rest.isEmpty {
      guard next < splices.count else {
        position += rest.count
        return try emit(rest)
      }
      let splice = splices[next]
      if position < splice.bytes.lowerBound {
        let kept = rest.prefix(splice.bytes.lowerBound - position)
        try emit(kept)
        advance(kept.count, &rest)
      } else {
        let gone = rest.prefix(splice.bytes.upperBound - position)
        replaced += gone
        advance(gone.count, &rest)
        if position >= splice.bytes.upperBound { try settle(splice, emit) }
      }
    }
  }

  /// Ends the content: an insertion at its end comes now. Splices that lie behind it are left out; the content was
  /// longer when they were checked.
  mutating func finish(_ emit: (ArraySlice<UInt8>) throws(SafeFileError) -> Void) throws(SafeFileError) {
    guard next < splices.count, splices[next].bytes == position..<position else { return }
    try settle(splices[next], emit)
  }

  private mutating func advance(_ count: Int, _ rest: inout ArraySlice<UInt8>) {
    position += count
    rest = rest.dropFirst(count)
  }

  private mutating func settle(
    _ splice: Splice, _ emit: (ArraySlice<UInt8>) throws(SafeFileError) -> Void
  ) throws(SafeFileError) {
    try emit(splice.replacement[...])
    let start = splice.bytes.lowerBound + shift
    undoing.append(Splice(bytes: start..<start + splice.replacement.count, replacement: replaced))
    shift += splice.replacement.count - splice.bytes.count
    replaced = []
    next += 1
  }
}
