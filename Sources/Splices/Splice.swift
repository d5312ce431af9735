/// Bytes of a file to be replaced by others.
package struct Splice: Hashable, Sendable {
  /// The bytes that go; empty where something is only added.
  package var bytes: Range<Int>
  /// The bytes that come.
  package var replacement: [UInt8]

  /// Makes a splice.
  package init(bytes: Range<Int>, replacement: [UInt8]) {
    self.bytes = bytes
    self.replacement = replacement
  }
}
