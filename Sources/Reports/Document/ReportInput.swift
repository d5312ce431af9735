import Planning
package import Findings
package import LintRules
package import RegistryText
import SubSystems

/// A file that a report speaks of, as it was read.
package struct ReportInput: Sendable {
  /// The path as given, `<stdin>` or `<value>`.
  package var path: String
  /// The bytes.
  package var size: Int
  /// The 32 bytes of the content's SHA-256.
  package var sha256: [UInt8]
  /// What it holds, judged.
  package var context: LintContext
  /// The findings in the order of the file.
  package var findings: [Finding]
  /// Problems that were left out because there are too many alike: how many, by the id of the rule.
  package var untold: [String: Int]

  /// An input that was read and judged.
  package init(
    path: String, size: Int, sha256: [UInt8], context: LintContext, findings: [Finding], untold: [String: Int] = [:]
  ) {
    self.path = path
    self.size = size
    self.sha256 = sha256
    self.context = context
    self.findings = findings
    self.untold = untold
  }

  /// What is known of the text as a whole.
  var facts: FileFacts { context.export.facts }

  /// How many findings there are of each severity.
  var counts: SeverityCounts { SeverityCounts(of: findings) }

  /// The line ends, for people.
  var lineEndWords: String {
    switch facts.lineEnds {
    case "none": "none: one line"
    case "mixed": "mixed (CRLF \(facts.crlf), LF \(facts.lf), CR \(facts.cr))"
    default: facts.lineEnds.uppercased()
    }
  }
}

extension SeverityCounts {
  /// Those of `findings`.
  init(of findings: [Finding]) {
    self.init()
    for finding in findings { add(finding.severity) }
  }
}

/// Bytes that are counted and hashed on their way to a reader.
package final class HashedBytes: ByteSource {
  private static let blockSize = 64 << 10

  private var source: any ByteSource
  private var hash = SHA256()
  /// The bytes that have passed.
  package private(set) var size = 0

  /// The bytes of `source`.
  package init(_ source: any ByteSource) { self.source = source }

  package var expectedSize: Int? { source.expectedSize }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = try source.read(into: buffer)
    hash.absorb(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    size += count
    return count
  }

  /// Reads what the reader left, and gives the hash of all.
  package func finished() throws(ReadError) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    var count = 1
    while count > 0 {
      count = try block.withUnsafeMutableBufferPointer { (buffer) throws(ReadError) in
        try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    return hash.finished()
  }
}
