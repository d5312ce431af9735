/// The bytes of another source, rewritten on their way. Memory does not grow with the file.
package struct RewrittenBytes: ByteSource {
  private var pieces: any RewrittenPieces
  private var coming: [UInt8] = []
  private var next = 0
  private var isAtEnd = false

  /// Rewrites `source`, which must not have been read yet.
  package init(_ source: any ByteSource, by rewriting: TextRewriting) throws(ReadError) {
    switch rewriting {
    case .utf16(let encoding): pieces = try WidenedText(source, encoding)
    case .lineEnds(let end, let encoding): pieces = UniformLineEnds(source, end, encoding)
    case .restoredLineEnds: pieces = RestoredLineEnds(source)
    }
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    while next == coming.count {
      if isAtEnd { return 0 }
      coming.removeAll(keepingCapacity: true)
      next = 0
      isAtEnd = try !pieces.append(to: &coming)
    }
    let part = coming[next...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    next += part.count
    return part.count
  }
}

/// A rewritten text, piece by piece.
protocol RewrittenPieces {
  /// Appends the next piece, which may be empty; false says that it was the last.
  mutating func append(to bytes: inout [UInt8]) throws(ReadError) -> Bool
}
