import Findings
package import LintRules
package import Planning
package import RegistryText
import SubSystems

/// Why a change is proposed, and what was considered instead.
package struct ReportPlan: Hashable, Sendable {
  /// A sentence, and from where it is known.
  package struct Reason: Hashable, Sendable {
    /// The sentence.
    package let text: String
    /// From where it is known.
    package let source: String

    /// A reason.
    package init(text: String, source: String) {
      self.text = text
      self.source = source
    }
  }

  /// A move that would be wrong.
  package struct Move: Hashable, Sendable {
    /// The move.
    package let change: String
    /// Why not.
    package let why: String
    /// From where that is known.
    package let source: String

    /// A move.
    package init(change: String, why: String, source: String) {
      self.change = change
      self.why = why
      self.source = source
    }
  }

  /// The answer in a sentence or two.
  package let headline: String
  /// Why.
  package let reasons: [Reason]
  /// What was considered and not proposed.
  package let rejected: [Move]

  /// A plan.
  package init(headline: String, reasons: [Reason], rejected: [Move]) {
    self.headline = headline
    self.reasons = reasons
    self.rejected = rejected
  }
}

extension ReportInput {
  /// The file as it is, whose content `context` has judged.
  package init(
    _ context: LintContext, of file: ReadableExport, path: String, rules: [Rule] = Rule.all
  ) throws(ReadError) {
    let bytes = HashedBytes(try file.open())
    let hash = try bytes.finished()
    self.init(
      path: path, size: bytes.size, sha256: hash, context: context,
      findings: Linter.findings(in: context, rules: rules), untold: context.export.untoldByRule)
  }

  /// The file that `change` would make of `file`, which has this path.
  package init(
    planned change: TripleChange, of file: ReadableExport, path: String, rules: [Rule] = Rule.all
  ) throws(PlanningError) {
    let size = change.contextBefore.export.facts.size
    let source: any ByteSource
    do { source = try file.open() } catch { throw .read(error) }
    let bytes: HashedBytes
    do { bytes = HashedBytes(try SplicedBytes(source, applying: change.splices, size: size)) } catch {
      throw .splice(error)
    }
    let hash: [UInt8]
    do { hash = try bytes.finished() } catch { throw .read(error) }
    self.init(
      path: path, size: bytes.size, sha256: hash, context: change.contextAfter,
      findings: Linter.findings(in: change.contextAfter, rules: rules),
      untold: change.contextAfter.export.untoldByRule)
  }
}
