import RegistryText
import Reports
import Synchronization

/// Judges files with the same bytes and settings once: the machines of a fleet have few different exports, and reading and
/// judging one takes many times as long as comparing it.
final class AlikeFiles: Sendable {
  private struct Judged: Sendable {
    let bytes: [UInt8]
    let settings: InputSettings
    let report: FileReport
  }

  /// The largest file that is kept, in bytes: an export of the keys that matter is smaller.
  private static let largestFile = 64 << 10
  /// How many are kept, the newest first.
  private static let limit = 16

  private let judged = Mutex<[Judged]>([])

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
    let kept = judged.withLock(\.self)
    if let same = kept.first(where: { $0.settings === settings && $0.bytes == bytes }) { return same.report }
    let report = try judge(MemoryBytes(bytes))
    judged.withLock { $0 = [Judged(bytes: bytes, settings: settings, report: report)] + $0.prefix(Self.limit - 1) }
    return report
  }
}
