import Findings
import LintRules
import Planning
import RegistryText
import Reports
import Splices

/// The fixes of a document as an editor offers them. Those that write the whole file in another way (encoding, line ends)
/// are not among them: that is no change of the text.
struct CodeActions {
  /// The rules whose fixes are changes of the text.
  private static let textRules = Set(Rule.all.map(\.info.id)).subtracting(["DH102", "DH108", "DH112"])

  let document: OpenDocument
  let agreement: Agreement

  /// What is offered for a stretch of the text.
  func offered(for parameters: CodeActionParameters) -> [CodeAction] {
    var actions: [CodeAction] = []
    if parameters.wants(ActionKind.quickFix) { actions += quickFixes(in: parameters.range) }
    if parameters.wants(ActionKind.fixAll), let all = safeFixes { actions.append(all) }
    return actions
  }

  private func quickFixes(in span: TextSpan) -> [CodeAction] {
    let text = document.text
    let start = text.offset(of: span.start, in: agreement.encoding)
    let end = text.offset(of: span.end, in: agreement.encoding)
    return document.judgement.findings.compactMap { finding in
      let range = finding.location.range.bytes
      // A place without width counts as the character on either side of it.
      guard range.lowerBound <= max(start, end), range.upperBound >= min(start, end) else { return nil }
      guard let fix = finding.fix, !fix.edits.isEmpty else { return nil }
      return action(finding, fix)
    }
  }

  private func action(_ finding: Finding, _ fix: Fix) -> CodeAction {
    let edits = document.text.edits(fix.edits, in: agreement.encoding)
    return CodeAction(
      title: VisibleText.of("\(fix.title) (\(finding.rule.id), \(fix.applicability.rawValue))"),
      kind: ActionKind.quickFix, diagnostics: [document.diagnostic(finding, in: agreement.encoding)],
      isPreferred: fix.applicability == .safe, edit: WorkspaceEdit(edits, of: document, agreement))
  }

  /// What `fix` does without being told more: all that leaves the registry the same, until nothing is left.
  private var safeFixes: CodeAction? {
    let selection = FixSelection(includesUnsafe: false, rules: Self.textRules)
    guard
      let run = try? FixRun(
        of: ReadableExport(document.text.bytes), selection, options: document.settings.options),
      run.verdict.isAccepted, !run.splices.isEmpty
    else { return nil }
    let edits = document.text.edits(run.splices.splices, in: agreement.encoding)
    return CodeAction(
      title: "Make all safe fixes", kind: ActionKind.fixAll, edit: WorkspaceEdit(edits, of: document, agreement))
  }
}
