extension SpliceList {
  /// One list that does what this one and then `later`, whose ranges count bytes of the changed content, do.
  package func followed(by later: SpliceList) throws(SpliceError) -> SpliceList {
    var rest = pieces[...]
    var position = 0
    var result: [Piece] = []
    for splice in later.splices {
      Self.move(splice.bytes.lowerBound - position, from: &rest, to: &result)
      var gone: [Piece] = []
      Self.move(splice.bytes.count, from: &rest, to: &gone)
      result.append(.new(splice.replacement))
      position = splice.bytes.upperBound
    }
    result += rest
    return try SpliceList(Self.splices(of: result))
  }

  /// A stretch of a changed content.
  private enum Piece {
    /// Bytes of the original.
    case kept(Range<Int>)
    /// Bytes of a splice.
    case new([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .new(let bytes): bytes.count
      }
    }

    /// The first `count` bytes and the others.
    func cut(_ count: Int) -> (Piece, Piece) {
      switch self {
      case .kept(let range):
        let middle = range.lowerBound + count
        return (.kept(range.lowerBound..<middle), .kept(middle..<range.upperBound))
      case .new(let bytes): return (.new(Array(bytes[..<count])), .new(Array(bytes[count...])))
      }
    }
  }

  /// The changed content in pieces; the last one has no end.
  private var pieces: [Piece] {
    var position = 0
    var result: [Piece] = []
    for splice in splices {
      result.append(.kept(position..<splice.bytes.lowerBound))
      result.append(.new(splice.replacement))
      position = splice.bytes.upperBound
    }
    return result + [.kept(position..<Int.max)]
  }

  private static func move(_ count: Int, from rest: inout ArraySlice<Piece>, to result: inout [Piece]) {
    var left = count
    while left > 0, let first = rest.first {
      rest = rest.dropFirst()
      if first.count <= left {
        result.append(first)
        left -= first.count
      } else {
        let (taken, remaining) = first.cut(left)
        result.append(taken)
        rest = [remaining] + rest
        left = 0
      }
    }
  }

  private static func splices(of pieces: [Piece]) -> [Splice] {
    var result: [Splice] = []
    var position = 0
    var coming: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .new(let bytes): coming += bytes
      case .kept(let range) where range.isEmpty: break
      case .kept(let range):
        result.append(Splice(bytes: position..<range.lowerBound, replacement: coming))
        (position, coming) = (range.upperBound, [])
      }
    }
    return result
  }
}
