extension SpliceList {
  /// Checks that `new` differs from `old` by exactly these splices; both are read from their start to their end.
  /// `failure` makes an error of a refused read.
  package func check<Failure: Error>(
    from old: any ByteSource, to new: any ByteSource, failure: (DifferenceError) -> Failure
  ) throws(Failure) {
    var check = DifferenceCheck(old, new)
    do { try check.run(self) } catch { throw failure(error) }
  }

  /// Checks the same of bytes in memory.
  package func check(from old: [UInt8], to new: [UInt8]) throws(SpliceError) {
    try check(from: MemoryBytes(old), to: MemoryBytes(new)) { (error) -> SpliceError in
      switch error {
      case .splice(let error): error
      // Memory refuses no read.
      case .read: .notAsPlanned(offset: 0, expected: nil, found: nil)
      }
    }
  }
}

/// Why a new content is not known to be the old one with its splices.
package enum DifferenceError: Error, Equatable, Sendable {
  /// It is not.
  case splice(SpliceError)
  /// One of them could not be read.
  case read(ReadError)
}

/// Walks through two contents side by side.
private struct DifferenceCheck {
  private var old: ByteCursor
  private var new: ByteCursor

  init(_ old: any ByteSource, _ new: any ByteSource) {
    self.old = ByteCursor(old)
    self.new = ByteCursor(new)
  }

  mutating func run(_ list: SpliceList) throws(DifferenceError) {
    for splice in list.splices {
      while old.offset < splice.bytes.lowerBound { try step(within: splice) }
      while old.offset < splice.bytes.upperBound {
        guard try old.next() != nil else { throw outside(splice) }
      }
      for byte in splice.replacement { try expect(byte) }
    }
    while try old.peek() != nil { try step(within: nil) }
    try expect(nil)
  }

  private mutating func step(within splice: Splice?) throws(DifferenceError) {
    let byte = try old.next()
    if byte == nil, let splice { throw outside(splice) }
    try expect(byte)
  }

  private mutating func expect(_ byte: UInt8?) throws(DifferenceError) {
    let offset = new.offset
    let found = try new.next()
    if found != byte { throw .splice(.notAsPlanned(offset: offset, expected: byte, found: found)) }
  }

  private func outside(_ splice: Splice) -> DifferenceError {
    .splice(.outside(splice: splice.bytes, size: old.offset))
  }
}

/// One byte of a source after the other.
private struct ByteCursor {
  private var blocks: ByteBlocks
  private var block: ArraySlice<UInt8> = []
  /// How many bytes have been taken.
  private(set) var offset = 0

  init(_ source: any ByteSource) { blocks = ByteBlocks(source) }

  mutating func peek() throws(DifferenceError) -> UInt8? {
    if block.isEmpty {
      do { block = try blocks.next() } catch { throw .read(error) }
    }
    return block.first
  }

  mutating func next() throws(DifferenceError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    block = block.dropFirst()
    offset += 1
    return byte
  }
}
