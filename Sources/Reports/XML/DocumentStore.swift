package import LibXML

/// Where a document for tools stands until it is whole and held to its schema.
package protocol DocumentStore: AnyObject {
  /// Takes the next bytes; false when it cannot.
  func append(_ bytes: UnsafeRawBufferPointer) -> Bool

  /// All bytes, from the first on.
  func source() -> ByteSource
}

/// A document in memory.
package final class DocumentInMemory: DocumentStore {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  package init() {}

  package func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    self.bytes.append(contentsOf: bytes)
    return true
  }

  package func source() -> ByteSource { .bytes(bytes) }
}
