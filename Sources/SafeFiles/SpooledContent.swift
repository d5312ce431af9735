#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Content on its way to a place that must get it whole: a little of it in memory, the rest in a file without a name, which
/// goes with the process however that ends.
package final class SpooledContent {
  /// How many bytes stay in memory before they go to the file.
  private let memoryLimit: Int
  private var memory: [UInt8] = []
  /// Made when it is needed; nil where none can be made: then memory is what is left.
  private lazy var file = Self.unnamedFile()
  /// How many bytes are in the file; those in memory follow them.
  private var filed = 0

  /// Nothing yet.
  package init(memoryLimit: Int = 1 << 20) {
    self.memoryLimit = memoryLimit
  }

  /// Adds `bytes`. Throws `system` with the step `write`, where the disk for temporary files is full.
  package func append(_ bytes: some Sequence<UInt8>) throws(SafeFileError) {
    memory.append(contentsOf: bytes)
    if memory.count >= memoryLimit { try moveToFile() }
  }

  /// Up to `count` bytes from byte `offset` on; none at the end. Throws `system` with the step `read`.
  package func bytes(at offset: Int, upTo count: Int) throws(SafeFileError) -> [UInt8] {
    if offset >= filed { return Array(memory.dropFirst(offset - filed).prefix(count)) }
    guard let file else { return [] }
    var block = [UInt8](repeating: 0, count: min(count, filed - offset))
    let got = try file.read(at: offset, into: &block, .read)
    block.removeLast(block.count - got)
    return block
  }

  private func moveToFile() throws(SafeFileError) {
    guard let file else { return }
    try file.write(memory[...], .write)
    filed += memory.count
    memory.removeAll(keepingCapacity: true)
  }

  /// A file that has no name any more.
  private static func unnamedFile() -> OpenFile? {
    let path = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    guard let folder = try? Folder(path), let file = try? TemporaryFile(in: folder, for: "report", mode: 0o600) else {
      return nil
    }
    file.discard()
    return file.file
  }
}
