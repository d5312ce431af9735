/// Applies splices to a content that passes by block after block, and notes what they replaced.
struct SpliceStream {
  private let splices: [ByteSplice]
  private var next = 0
  /// How many bytes of the original have passed.
  private var position = 0
  /// By how many bytes the new content is ahead of the original.
  private var shift = 0
  private var replaced: [UInt8] = []
  private var undoing: [ByteSplice] = []

  init(_ splices: ByteSplices) {
    self.splices = splices.splices
  }

  /// The splices that undo what has been applied.
  var inverse: ByteSplices { ByteSplices(canonical: undoing) }

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
      if position < splice.range.lowerBound {
        let kept = rest.prefix(splice.range.lowerBound - position)
        try emit(kept)
        advance(kept.count, &rest)
      } else {
        let gone = rest.prefix(splice.range.upperBound - position)
        replaced += gone
        advance(gone.count, &rest)
        if position >= splice.range.upperBound { try settle(splice, emit) }
      }
    }
  }

  /// Ends the content: an insertion at its end comes now. Throws `outOfRange` if a splice reaches further.
  mutating func finish(_ emit: (ArraySlice<UInt8>) throws(SafeFileError) -> Void) throws(SafeFileError) {
    guard next < splices.count else { return }
    let splice = splices[next]
    guard splice.range == position..<position else { throw .outOfRange(range: splice.range, size: position) }
    try settle(splice, emit)
  }

  private mutating func advance(_ count: Int, _ rest: inout ArraySlice<UInt8>) {
    position += count
    rest = rest.dropFirst(count)
  }

  private mutating func settle(
    _ splice: ByteSplice, _ emit: (ArraySlice<UInt8>) throws(SafeFileError) -> Void
  ) throws(SafeFileError) {
    try emit(splice.replacement[...])
    let start = splice.range.lowerBound + shift
    undoing.append(ByteSplice(start..<start + splice.replacement.count, replaced))
    shift += splice.replacement.count - splice.range.count
    replaced = []
    next += 1
  }
}
