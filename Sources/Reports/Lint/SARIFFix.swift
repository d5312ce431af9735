import Findings
import RegistryText
import Splices

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A fix as SARIF has it: what goes and what comes, in one file.
struct SARIFFix: Encodable {
  struct Properties: Encodable {
    var applicability: String
  }

  struct Change: Encodable {
    var artifactLocation: SARIFArtifactLocation
    var replacements: [SARIFReplacement]
  }

  let description: SARIFText
  let artifactChanges: [Change]
  let properties: Properties

  init(_ fix: Fix, of finding: Finding, at location: SARIFArtifactLocation, encoding: TextEncoding?) {
    description = SARIFText("\(VisibleText.of(fix.title)) (\(fix.applicability.rawValue))")
    let replacements = fix.edits.map { SARIFReplacement($0, near: finding.location.range, encoding: encoding) }
    artifactChanges = [Change(artifactLocation: location, replacements: replacements)]
    properties = Properties(applicability: fix.applicability.rawValue)
  }
}

/// One edit. Where its lines and columns can be told from those of the finding it is one of text, which editors apply;
/// elsewhere one of bytes.
struct SARIFReplacement: Encodable {
  struct Content: Encodable {
    var text: String?
    /// Bytes in base 64.
    var binary: String?
  }

  let deletedRegion: SARIFRegion
  let insertedContent: Content?

  init(_ edit: Splice, near range: SourceRange, encoding: TextEncoding?) {
    if let encoding, let region = Self.columns(edit.bytes, near: range, encoding),
      let text = Self.text(edit.replacement, encoding)
    {
      deletedRegion = SARIFRegion(region)
      insertedContent = text.isEmpty ? nil : Content(text: text)
    } else {
      deletedRegion = SARIFRegion(bytes: edit.bytes)
      insertedContent =
        edit.replacement.isEmpty ? nil : Content(binary: Data(edit.replacement).base64EncodedString())
    }
  }

  /// The columns of `bytes`, when they lie in `range`, which is on one line and has one unit for each column.
  private static func columns(_ bytes: Range<Int>, near range: SourceRange, _ encoding: TextEncoding) -> SourceRange? {
    let size = encoding.unitSize
    let width = range.end.column - range.start.column
    guard range.start.line == range.end.line, range.bytes.count == width * size,
      range.bytes.lowerBound <= bytes.lowerBound, bytes.upperBound <= range.bytes.upperBound
    else { return nil }
    let before = bytes.lowerBound - range.bytes.lowerBound
    guard before % size == 0, bytes.count % size == 0 else { return nil }
    let start = SourcePosition(line: range.start.line, column: range.start.column + before / size)
    return SourceRange(
      bytes: bytes, start: start, end: SourcePosition(line: start.line, column: start.column + bytes.count / size))
  }

  /// The text of new bytes, when they are ASCII: all that a fix writes, as a rule.
  private static func text(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
    var ascii = bytes
    if encoding.isUTF16 {
      guard bytes.count % 2 == 0 else { return nil }
      let isBig = if case .utf16BE = encoding { true } else { false }
      guard stride(from: isBig ? 0 : 1, to: bytes.count, by: 2).allSatisfy({ bytes[$0] == 0 }) else { return nil }
      ascii = stride(from: isBig ? 1 : 0, to: bytes.count, by: 2).map { bytes[$0] }
    }
    return ascii.allSatisfy { $0 < 0x80 } ? String(decoding: ascii, as: UTF8.self) : nil
  }
}
