package import Evidence

/// A diagnosis as the JSON contract has it.
package struct DiagnosisDocument: Encodable {
  struct EvidenceDocument: Encodable {
    var line: Int
    var text: String
    var sign: String
  }

  let path: String
  let verdict: String
  let confidence: String
  @Nulled private(set) var resource: String?
  let kinds: [String]
  let evidence: [EvidenceDocument]
  let evidenceLeftOut: Int
  let corroboratedBy: [String]
  let next: String
  @Nulled private(set) var command: String?

  /// The document of one diagnosis.
  package init(_ diagnosis: Diagnosis) {
    path = diagnosis.path
    verdict = diagnosis.verdict.rawValue
    confidence = diagnosis.confidence.rawValue
    resource = diagnosis.resource
    kinds = diagnosis.kinds.map(\.rawValue)
    evidence = diagnosis.evidence.map { EvidenceDocument(line: $0.line, text: $0.text, sign: $0.sign.rawValue) }
    evidenceLeftOut = diagnosis.untold
    corroboratedBy = diagnosis.corroboration
    next = diagnosis.next
    command = diagnosis.command
  }
}
