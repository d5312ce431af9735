import RegistryText
import Findings
import Splices

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A finding as the JSON contract has it.
struct FindingDocument: Encodable {
  struct FixDocument: Encodable {
    struct EditDocument: Encodable {
      var offset: Int
      var length: Int
      /// The new bytes in base 64.
      var replacement: String
    }

    var title: String
    var applicability: String
    /// Null where the fix rewrites the whole text.
    var edits: [EditDocument]?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(title, forKey: .title)
      try container.encode(applicability, forKey: .applicability)
      try container.encode(edits, forKey: .edits)
    }

    private enum CodingKeys: String, CodingKey { case title, applicability, edits }
  }

  var id: String
  var name: String
  var severity: String
  var path: String
  var line: Int
  var column: Int
  var endLine: Int
  var endColumn: Int
  var message: String
  var key: String?
  var value: String?
  var fingerprint: String
  var fix: FixDocument?
  /// Left out where the finding stands.
  var suppression: SuppressionDocument?
  /// Left out where no known findings were given.
  var baselineState: String?

  struct SuppressionDocument: Encodable {
    var kind: String
    var reason: String?
    var place: String
    var expires: String?
  }

  init(_ finding: Finding, path: String) {
    let range = finding.location.range
    id = finding.rule.id
    name = finding.rule.name
    severity = finding.severity.rawValue
    self.path = path
    (line, column) = (range.start.line, range.start.column)
    (endLine, endColumn) = (range.end.line, range.end.column)
    message = finding.message.text
    key = finding.key
    value = finding.value
    fingerprint = finding.fingerprint
    suppression = finding.exemption.map {
      SuppressionDocument(kind: $0.kind.rawValue, reason: $0.reason, place: $0.place, expires: $0.expires)
    }
    baselineState = finding.baselineState?.rawValue
    fix = finding.fix.map { fix in
      FixDocument(
        title: fix.title, applicability: fix.applicability.rawValue,
        edits: fix.rewriting != nil
          ? nil
          : fix.edits.map {
            .init(
              offset: $0.bytes.lowerBound, length: $0.bytes.count,
              replacement: Data($0.replacement).base64EncodedString())
          })
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, name, severity, path, line, column, endLine, endColumn, message, key, value, fingerprint, fix
    case suppression, baselineState
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(severity, forKey: .severity)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(endLine, forKey: .endLine)
    try container.encode(endColumn, forKey: .endColumn)
    try container.encode(message, forKey: .message)
    // Null rather than left out: the contract names every member.
    try container.encode(key, forKey: .key)
    try container.encode(value, forKey: .value)
    try container.encode(fingerprint, forKey: .fingerprint)
    try container.encode(fix, forKey: .fix)
    // These are members where there is something to say.
    try container.encodeIfPresent(suppression, forKey: .suppression)
    try container.encodeIfPresent(baselineState, forKey: .baselineState)
  }
}
