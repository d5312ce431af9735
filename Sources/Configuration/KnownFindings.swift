package import Findings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Findings that were there before, known by file and fingerprint, not by line.
package struct KnownFindings: Sendable {
  /// One of them.
  package struct Entry: Codable, Hashable, Sendable {
    /// The path from the folder of the list, with `/`.
    package let path: String
    /// The id of the rule.
    package let id: String
    /// The finding's fingerprint.
    package let fingerprint: String
    /// How grave it was.
    package let severity: String
    /// What was found, for people who read the list.
    package let found: String

    /// An entry for a finding in a file.
    package init(_ finding: Finding, path: String) {
      self.path = path
      id = finding.rule.id
      fingerprint = finding.fingerprint
      severity = finding.severity.rawValue
      found = finding.message.found
    }

    fileprivate var key: Key { Key(path: path, id: id, fingerprint: fingerprint) }
  }

  fileprivate struct Key: Hashable, Sendable {
    let path: String
    let id: String
    let fingerprint: String

    init(path: String, id: String, fingerprint: String) {
      self.path = path
      self.id = id
      self.fingerprint = fingerprint
    }

    init(_ finding: Finding, _ path: String) {
      self.init(path: path, id: finding.rule.id, fingerprint: finding.fingerprint)
    }
  }

  private struct Document: Codable {
    var format: Int
    var findings: [Entry]
  }

  /// The number of the file's format.
  package static let format = 1
  /// The longest list that is read, in bytes: 64 MiB.
  package static let maximumBytes = 64 << 20

  /// The entries, by path, id and fingerprint.
  package private(set) var entries: [Entry]
  private let severities: [Key: Severity]
  private var seen: Set<Key> = []

  /// A list of these findings.
  package init(_ entries: [Entry]) {
    self.entries = entries.sorted { ($0.path, $0.id, $0.fingerprint) < ($1.path, $1.id, $1.fingerprint) }
    severities = Dictionary(
      entries.map { ($0.key, Severity(rawValue: $0.severity) ?? .error) }, uniquingKeysWith: { max($0, $1) })
  }

  /// Reads a list.
  package init(_ bytes: [UInt8], path: String) throws(ConfigurationError) {
    guard bytes.count <= Self.maximumBytes else {
      throw .wrongKnownFindings(path: path, message: "the list has more than \(Self.maximumBytes) bytes")
    }
    let document: Document
    do { document = try JSONDecoder().decode(Document.self, from: Data(bytes)) } catch {
      throw .wrongKnownFindings(
        path: path, message: "this is no list of findings as deskheap lint --write-findings writes it")
    }
    guard document.format == Self.format else {
      throw .wrongKnownFindings(
        path: path, message: "the list has format \(document.format); this program knows \(Self.format)")
    }
    self.init(document.findings)
  }

  /// Whether the list has a finding of the file with this path, and it has not become graver.
  package func knows(_ finding: Finding, path: String) -> Bool {
    severities[Key(finding, path)].map { finding.severity <= $0 } ?? false
  }

  /// Remembers that a finding is still there.
  package mutating func see(_ finding: Finding, path: String) {
    let key = Key(finding, path)
    if severities[key] != nil { seen.insert(key) }
  }

  /// The entries that nothing was found for and that `isJudged` says should have been: their file was read with their rule,
  /// or is gone.
  package func stale(_ isJudged: (Entry) -> Bool) -> [Entry] {
    entries.filter { !seen.contains($0.key) && isJudged($0) }
  }

  /// The list without these entries.
  package func without(_ entries: [Entry]) -> KnownFindings {
    let gone = Set(entries)
    return KnownFindings(self.entries.filter { !gone.contains($0) })
  }

  /// The list as a file: a finding on each line, in an order that does not depend on the run.
  package func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    return Array("{\"format\":\(Self.format),\"findings\":\(list)}\n".utf8)
  }

  /// The schema of the file.
  package static let schema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:deskheap:schema:known-findings:1",
      "title": "deskheap lint --write-findings",
      "type": "object",
      "additionalProperties": false,
      "required": ["format", "findings"],
      "properties": {
        "format": {"const": 1},
        "findings": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "id", "fingerprint", "severity", "found"],
            "properties": {
              "path": {"type": "string", "description": "from the folder of the list"},
              "id": {"type": "string", "pattern": "^DH[0-9]{3}$"},
              "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}:[0-9]+$"},
              "severity": {"enum": ["error", "warning", "info"]},
              "found": {"type": "string"}
            }
          }
        }
      }
    }

    """#
}
