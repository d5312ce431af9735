/// Where the units of a text stand in the file, one after another. Places that follow each other evenly on one line, as the
/// bytes of a list in hex and the characters of a string do, are kept as one run.
package struct SourcePlaces: RandomAccessCollection, Equatable, Sendable {
  private struct Run {
    /// The index of its first piece.
    var first: Int
    /// The first piece.
    var place: SourceRange
    /// What lies between the start of one piece and that of the next: columns, and bytes of the file.
    var step: (columns: Int, bytes: Int)

    func piece(_ index: Int) -> SourceRange {
      let (columns, bytes) = ((index - first) * step.columns, (index - first) * step.bytes)
      return SourceRange(
        bytes: place.bytes.lowerBound + bytes..<place.bytes.upperBound + bytes,
        start: SourcePosition(line: place.start.line, column: place.start.column + columns),
        end: SourcePosition(line: place.end.line, column: place.end.column + columns))
    }
  }

  private var runs: [Run] = []
  /// How many pieces there are.
  private var pieces = 0
  /// How many pieces make the place of one unit.
  private var piecesOfUnit = 1

  /// No places yet.
  package init() {}

  /// Places that are known one by one.
  package init(_ places: some Sequence<SourceRange>) {
    for place in places { append(place) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { pieces / piecesOfUnit }

  package subscript(index: Int) -> SourceRange {
    let first = piece(index * piecesOfUnit)
    return piecesOfUnit == 1 ? first : first.joined(with: piece(index * piecesOfUnit + piecesOfUnit - 1))
  }

  /// The places of units that take two of these each; one left over at the end has none.
  func inPairs() -> SourcePlaces {
    var result = self
    result.piecesOfUnit = 2
    return result
  }

  /// Adds a place.
  mutating func append(_ place: SourceRange) {
    if let last = runs.last, let step = step(from: last, to: place) {
      runs[runs.count - 1].step = step
      pieces += 1
    } else {
      append(place, count: 1, step: (0, 0))
    }
  }

  /// Adds `count` places on one line, of which `place` is the first.
  mutating func append(_ place: SourceRange, count: Int, step: (columns: Int, bytes: Int)) {
    runs.append(Run(first: pieces, place: place, step: step))
    pieces += count
  }

  /// The step of a run that `place` goes on with; nil where it does not.
  private func step(from run: Run, to place: SourceRange) -> (columns: Int, bytes: Int)? {
    let count = pieces - run.first
    let step =
      count > 1
      ? run.step
      : (
        columns: place.start.column - run.place.start.column,
        bytes: place.bytes.lowerBound - run.place.bytes.lowerBound
      )
    return Run(first: run.first, place: run.place, step: step).piece(pieces) == place ? step : nil
  }

  private func piece(_ index: Int) -> SourceRange {
    var (low, high) = (0, runs.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].first <= index { low = middle } else { high = middle - 1 }
    }
    return runs[low].piece(index)
  }

  package static func == (a: SourcePlaces, b: SourcePlaces) -> Bool { a.elementsEqual(b) }
}
