/// One change to a content: a range of its bytes and what comes in their place.
package struct ByteSplice: Hashable, Sendable {
  /// Bytes of the original; empty to insert.
  package let range: Range<Int>
  /// What comes in their place; empty to delete.
  package let replacement: [UInt8]

  /// Replaces `range`, in bytes of the original, by `replacement`.
  package init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }
}
