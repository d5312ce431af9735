import Findings
import LintRules
import RegistryText
import SubSystems

/// A document as the linter sees it. What the text in an editor cannot tell, how the file on disk is written, is left
/// out: see ``FileOnDisk``.
struct Judgement {
  /// What rules looked at; nil where the text could not be read to its end.
  let context: LintContext?
  /// What is told, in the order of the text.
  let findings: [Finding]
  /// Why it could not be read to its end.
  let failure: ReadError?

  /// Judges the text.
  init(of document: TextDocument, _ settings: DocumentSettings) {
    do {
      var export = try ExportSurvey.read(MemoryBytes(document.bytes))
      export.problems.removeAll(where: \.kind.isOfFile)
      let context = LintContext(export, options: settings.options)
      self.context = context
      findings = Linter.findings(in: context).compactMap(settings.told)
      failure = nil
    } catch {
      (context, findings, failure) = (nil, [], error)
    }
  }

  /// The `Windows` value whose statement a byte belongs to.
  func assessment(at offset: Int) -> WindowsAssessment? {
    context?.assessments.first { $0.windows.value.bytes.contains(offset) }
  }
}

extension ProblemKind {
  /// Whether it is about the bytes of a file, which an editor's text is not.
  var isOfFile: Bool {
    switch self {
    case .encodingMismatch(.hexOfOtherVersion): false
    case .encodingMismatch, .mixedLineEnds, .damagedLineEnds, .truncated(.oddByte): true
    default: false
    }
  }
}
