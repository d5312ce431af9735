import Findings
import RegistryText

/// One finding as SARIF has it.
struct SARIFResult: Encodable {
  struct Fingerprints: Encodable {
    /// Compared by GitHub; written here because its uploader takes every file for UTF-8.
    var primaryLocationLineHash: String
    /// The program's own, which does not depend on the lines around.
    var own: String

    enum CodingKeys: String, CodingKey {
      case primaryLocationLineHash
      case own = "deskheap/v1"
    }
  }

  struct Properties: Encodable {
    /// What the statement rests on: `documented`, `observed` or `unknown`.
    var basis: String
    var source: String
  }

  let ruleId: String
  let ruleIndex: Int?
  let level: SARIFLevel
  let message: SARIFText
  let locations: [SARIFLocation]
  let partialFingerprints: Fingerprints
  /// Empty for a finding that stands: the standard wants it of all results or of none.
  let suppressions: [SARIFSuppression]
  let baselineState: String?
  let fixes: [SARIFFix]?
  let properties: Properties

  init(
    _ finding: Finding, at location: SARIFArtifactLocation, ruleIndex: Int?, lineFingerprint: String,
    encoding: TextEncoding?
  ) {
    ruleId = finding.rule.id
    self.ruleIndex = ruleIndex
    level = SARIFLevel(finding.severity)
    // SARIF has no place for a fix that rewrites the whole text; there the message tells of it.
    let edited = finding.fix.flatMap { $0.edits.isEmpty ? nil : $0 }
    message = SARIFText(edited == nil ? FindingWords.whole(finding) : FindingWords.message(finding))
    locations = [
      SARIFLocation(
        physicalLocation: SARIFPhysicalLocation(
          artifactLocation: location, region: SARIFRegion(finding.location.range)),
        logicalLocations: finding.key.map { [SARIFLogicalLocation(key: $0, value: finding.value)] })
    ]
    partialFingerprints = Fingerprints(primaryLocationLineHash: lineFingerprint, own: finding.fingerprint)
    suppressions = finding.exemption.flatMap(SARIFSuppression.init).map { [$0] } ?? []
    baselineState = finding.baselineState?.rawValue
    fixes = edited.map { [SARIFFix($0, of: finding, at: location, encoding: encoding)] }
    properties = Properties(basis: finding.message.basis.mark, source: finding.message.basis.source)
  }
}

/// Who has spoken for a result. What is known from before is told by the state of the baseline instead.
struct SARIFSuppression: Encodable {
  let kind: String
  let status = "accepted"
  let justification: String?

  init?(_ exemption: Exemption) {
    switch exemption.kind {
    case .comment: kind = "inSource"
    case .acceptedRisk: kind = "external"
    case .known: return nil
    }
    justification = exemption.reason.map(VisibleText.of)
  }

  enum CodingKeys: CodingKey { case kind, status, justification }
}

/// SARIF's word for a severity.
enum SARIFLevel: String, Encodable {
  case error
  case warning
  case note

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .info: self = .note
    }
  }
}

/// A plain text in a message. What would be read as a link, `[text](target)`, is kept from it by a backslash, as section
/// 3.11.6 of the standard has it.
struct SARIFText: Encodable {
  let text: String

  init(_ text: String) {
    self.text =
      text.contains("](") ? text.split(separator: "[", omittingEmptySubsequences: false).joined(separator: "\\[") : text
  }
}

/// Where a result is.
struct SARIFLocation: Encodable {
  var physicalLocation: SARIFPhysicalLocation
  var logicalLocations: [SARIFLogicalLocation]?
}

/// Where a result is in a file.
struct SARIFPhysicalLocation: Encodable {
  var artifactLocation: SARIFArtifactLocation
  var region: SARIFRegion?
}

/// A registry key or one of its values.
struct SARIFLogicalLocation: Encodable {
  let name: String?
  let fullyQualifiedName: String
  let kind: String

  init(key: String, value: String?) {
    name = value.map { $0.isEmpty ? "@" : $0 }
    fullyQualifiedName = name.map { "\(key)\\\($0)" } ?? key
    kind = value == nil ? "key" : "value"
  }
}

/// A stretch of text; lines and columns from 1, the end behind it. The bytes are those of the file.
struct SARIFRegion: Encodable {
  var startLine: Int?
  var startColumn: Int?
  var endLine: Int?
  var endColumn: Int?
  var byteOffset: Int?
  var byteLength: Int?

  init(_ range: SourceRange) {
    (startLine, startColumn) = (range.start.line, range.start.column)
    (endLine, endColumn) = (range.end.line, range.end.column)
  }

  init(bytes: Range<Int>) {
    (byteOffset, byteLength) = (bytes.lowerBound, bytes.count)
  }
}
