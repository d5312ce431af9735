import Findings
import RegistryText
import Reports

/// Reads the text of an input once more, for what the first reading does not keep: the lines as a whole.
struct SecondReading {
  private let input: InputFinder.Input
  private let encoding: TextEncoding
  private let kept: KeptBytes

  /// `kept` holds what was read from an input that is no file.
  init(_ input: InputFinder.Input, encoding: TextEncoding, kept: KeptBytes) {
    self.input = input
    self.encoding = encoding
    self.kept = kept
  }

  /// The fingerprints of the lines that `findings` begin on; none when the text cannot be had again, because a pipe gave
  /// more than is kept or the file has gone. Then a report falls back on the findings' own.
  func fingerprints(_ findings: [Finding]) -> [Int: String] {
    guard !findings.isEmpty else { return [:] }
    let lines = Set(findings.map(\.location.range.start.line))
    do throws(ReadError) {
      return try LineFingerprints.of(lines) { (take) throws(ReadError) in
        guard let source = try source() else { return }
        try DecodedText.read(source, encoding: encoding, take: take)
      }
    } catch { return [:] }
  }

  private func source() throws(ReadError) -> (any ByteSource)? {
    switch input {
    case .value(let text): return MemoryBytes(Array(text.utf8))
    case .failure: return nil
    case .standardInput: return kept.bytes.map { MemoryBytes($0) }
    case .file(let path):
      if let bytes = kept.bytes, !bytes.isEmpty { return MemoryBytes(bytes) }
      let file = try FileBytes(path: path)
      return file.size == nil ? nil : file
    }
  }
}
