#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import RegistryText
import Reports
import SafeFiles
import Synchronization

/// Judges files with the same bytes and settings once: the machines of a fleet have few different exports, and reading and
/// judging one takes many times as long as comparing it.
final class AlikeFiles: Sendable {
  /// A file and what was found in it.
  private struct Judged: Sendable {
    let bytes: [UInt8]
    let settings: InputSettings
    let report: FileReport

    func isSame(_ other: [UInt8], _ otherSettings: InputSettings) -> Bool {
      settings === otherSettings && AlikeFiles.areSame(bytes, other)
    }
  }

  /// What is kept, by the digest of bytes and settings.
  private struct Kept {
    var files: [Int: Judged] = [:]
    var size = 0
  }

  /// The largest file that is kept, in bytes: an export of the keys that matter is smaller.
  private static let largestFile = 64 << 10
  /// How many bytes of files are kept before all is forgotten: some hundred exports.
  private static let keptBytes = 2 << 20

  private let kept = Mutex(Kept())

  /// What `judge` finds in `file`, or what it found in one that is the same; the report has the path of the first of them.
  func report(
    of file: FileBytes, _ settings: InputSettings,
    judge: (any ByteSource) throws(InputReader.Failure) -> FileReport
  ) throws(InputReader.Failure) -> FileReport {
    guard let size = file.size, size <= Self.largestFile else { return try judge(file) }
    var source: any ByteSource = file
    // A byte more, to see that a file has grown meanwhile.
    let bytes = try InputReader.reading { () throws(ReadError) in try InputReader.bytes(&source, upTo: size + 1) }
    guard bytes.count <= size else { return try judge(PeekedBytes(head: bytes, rest: source)) }
    let digest = Self.digest(bytes, settings)
    if let same = judged(as: digest), same.isSame(bytes, settings) { return same.report }
    let report = try judge(MemoryBytes(bytes))
    keep(Judged(bytes: bytes, settings: settings, report: report), as: digest)
    return report
  }

  private func judged(as digest: Int) -> Judged? {
    kept.withLock { $0.files[digest] }
  }

  private func keep(_ judged: Judged, as digest: Int) {
    kept.withLock { kept in
      if kept.size + judged.bytes.count > Self.keptBytes { kept = Kept() }
      kept.files[digest] = judged
      kept.size += judged.bytes.count
    }
  }

  /// A number that files which are not the same hardly share.
  private static func digest(_ bytes: [UInt8], _ settings: InputSettings) -> Int {
    var content = ContentDigest()
    content.absorb(bytes[...])
    var hasher = Hasher()
    hasher.combine(ObjectIdentifier(settings))
    hasher.combine(content.value)
    return hasher.finalize()
  }

  /// Whether both have the same bytes, as the system compares them: `==` goes byte by byte.
  private static func areSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    return a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return true }
        return memcmp(a, b, count) == 0
      }
    }
  }
}
